/** What `/api/v1/export` takes. It answers a file, not JSON. */
import { z } from "zod";

export const exportQuery = z.object({
  cluster: z.string().min(1),
  from: z.coerce.number().int().nonnegative(),
  to: z.coerce.number().int().nonnegative(),
  group: z.string().min(1).optional(),
  format: z.enum(["csv", "parquet"]).default("csv"),
});
export type ExportQuery = z.infer<typeof exportQuery>;
