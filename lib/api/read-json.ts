/** Bodies that people send in: JSON of a known shape, or the answer that refuses it. */
import type { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { problem } from "./answer";
import { BodyRefused, readBody } from "./body";
import { whatIsWrong } from "./wrong-field";

/** What was sent, or the refusal: 413 beyond `bytes`, 400 naming the field that is wrong. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, bytes: number): Promise<T | Response> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readBody(request, { bytes })), { reportInput: true });
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]!;
    const field = issue.path.join(".") || "body";
    return problem(400, "title.bad-request", why("refused.field", { field, said: whatIsWrong(issue) }), field);
  } catch (error) {
    if (error instanceof BodyRefused) {
      const { response } = error;
      return response.status === 413 ? problem(413, "title.too-long", why("refused.body-far-too-long", {})) : response;
    }
    if (error instanceof SyntaxError) return problem(400, "title.not-json", why("refused.body-no-json", {}));
    throw error;
  }
}
