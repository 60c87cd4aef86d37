/** The server's link to the lab's control server on loopback: the lab is another program, found by its URL. */
import { answer, answerProblem, problem } from "@/lib/api/answer";
import { labAnswer, labRefusal } from "@/lib/api/contract";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { problemOf } from "@/lib/core/words/sentences/refusals/problem";

/** Actions start real processes and wait for real brokers. */
const TIMEOUT_MS = 60_000;

/**
 * Passes one request on, and answers what the lab looks like: after an order, what it looks like now. `labUrl` comes from the environment and must be a
 * loopback address.
 */
export async function serveLab(labUrl: string | null, method: "GET" | "POST", path: string): Promise<Response> {
  if (labUrl === null) return problem(404, "title.not-found", why("refused.no-lab", {}));
  const url = new URL(labUrl);
  if (url.hostname !== "127.0.0.1" && url.hostname !== "[::1]" && url.hostname !== "localhost") {
    return problem(500, "title.misconfigured", why("refused.lab-not-loopback", {}));
  }
  let given: Response;
  try {
    given = await fetch(new URL(path || "/", url), {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: "no-store",
    });
  } catch {
    return problem(503, "title.not-available", why("refused.lab-away", {}));
  }
  if (method === "GET" && given.ok) return answer(labAnswer.parse(await given.json()));
  if (given.ok) return serveLab(labUrl, "GET", "");
  const parsed = labRefusal.safeParse(await given.json().catch(() => null));
  const refusal = problemOf({
    status: given.status,
    title: "title.lab-refused",
    detail: why("refused.lab-silent", {}),
  });
  if (!parsed.success) return answerProblem(refusal);
  const { detail, said } = parsed.data;
  return answerProblem({ ...refusal, detail, said: { ...refusal.said, detail: said } });
}
