/** What the edge of the HTTP server is told: under which addresses people open it, and who may put it into a frame. */
import { z } from "zod";

const webUrl = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://tidemark.example.com" })
  .max(2_000);

export const serverSettings = z.strictObject({
  /** Addresses under which the dashboard is opened. Their names are served; addresses that are numbers always are. */
  publicUrls: z.array(webUrl).max(100).default([]),
  /** Sites that may show the dashboard in a frame, such as a wall of screens; none where the list is empty. */
  frameAncestors: z.array(webUrl).max(100).default([]),
});

export type ServerSettings = z.infer<typeof serverSettings>;
