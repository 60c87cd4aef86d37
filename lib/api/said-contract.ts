/** The facts of a sentence as they are sent: what stands in English beside them can be said in any language. */
import { z } from "zod";

/** Keys and their facts are those of `lib/core/words/sentences/facts.ts`. */
export const said = z
  .object({ key: z.string(), values: z.record(z.string(), z.unknown()) })
  .meta({ description: "The facts that the sentence beside it was made from." });
export type SaidWire = z.infer<typeof said>;
