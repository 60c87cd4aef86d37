/** Shape of what a page says it shows, so that these rows are read between the cycles, too. */
import { z } from "zod";
import { MOST_LOOKED_AT } from "./looked-at-lease";
import { MAX_GROUP_LENGTH } from "./name-length";

const lookedRow = z.strictObject({
  cluster: z.string().min(1).max(249),
  group: z.string().max(MAX_GROUP_LENGTH),
  /** True where its partitions are shown, too. */
  open: z.boolean().optional(),
});
export type LookedRow = z.infer<typeof lookedRow>;

export const lookedAtBody = z.strictObject({ rows: z.array(lookedRow).max(MOST_LOOKED_AT) });
export type LookedAtBody = z.input<typeof lookedAtBody>;
