/** What the pictures of a group's chart take. They answer SVG and PNG, not JSON. */
import { z } from "zod";
import { LANGUAGES } from "@/lib/core/words/languages";
import { moment } from "./moment";

/** The farthest that clocks anywhere are from UTC, in minutes. */
const MOST_OFFSET = 14 * 60;

export const pictureQuery = z.object({
  /** Without a partition, the worst one at the end of the range is drawn: of the topic, or of the group. */
  topic: z.string().min(1).max(249).optional(),
  partition: z.coerce.number().int().nonnegative().max(9_999_999).optional(),
  /** The hour before `to` where absent. */
  from: moment.optional(),
  /** Now, where absent. */
  to: moment.optional(),
  theme: z.enum(["light", "dark"]).default("light"),
  size: z.enum(["small", "medium", "large"]).default("medium"),
  /** Minutes that the clocks of the picture are ahead of UTC. */
  utcOffset: z.coerce.number().int().min(-MOST_OFFSET).max(MOST_OFFSET).default(0),
  language: z.enum(LANGUAGES).default("en"),
});
export type PictureQuery = z.infer<typeof pictureQuery>;
