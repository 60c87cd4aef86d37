/** Bodies that people send in: JSON of a known shape, or the answer that refuses it. */
import type { z } from "zod";
import { problem } from "./answer";
import { BodyRefused, readBody } from "./body";

/** What was sent, or the refusal: 413 beyond `bytes`, 400 naming the field that is wrong. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>, bytes: number): Promise<T | Response> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readBody(request, { bytes })));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") || "body";
    return problem(400, "Bad request", `${field}: ${issue?.message ?? "it is refused"}`, field);
  } catch (error) {
    if (error instanceof BodyRefused) {
      const { response } = error;
      return response.status === 413
        ? problem(413, "Too long", "This is far longer than what belongs here.")
        : response;
    }
    if (error instanceof SyntaxError) return problem(400, "Not JSON", "The body is not JSON.");
    throw error;
  }
}
