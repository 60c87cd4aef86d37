/** Addresses in settings. Whether http and private hosts may be reached is decided when they are (`Means.request`). */
import { z } from "zod";

/** A name within a company has no dot, and an IP address is no name: both are hosts. */
export const httpAddress = z
  .url({ protocol: /^https?$/, error: "must be an address that begins with https://" })
  .max(2000);
