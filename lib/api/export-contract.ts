/** What `/api/v1/export` takes. It answers a file, not JSON. */
import { z } from "zod";
import { MAX_GROUP_LENGTH } from "./name-length";
import { moment } from "./moment";

export const exportQuery = z.object({
  cluster: z.string().min(1).max(249),
  from: moment,
  to: moment,
  group: z.string().max(MAX_GROUP_LENGTH).optional(),
  format: z.enum(["csv", "parquet"]).default("csv"),
});
export type ExportQuery = z.infer<typeof exportQuery>;
