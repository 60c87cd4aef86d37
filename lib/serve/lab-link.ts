/** The server's link to the lab's control server on loopback: the lab is another program, found by its URL. */
import { answer, problem } from "@/lib/api/answer";
import { labAnswer } from "@/lib/api/contract";

/** Actions start real processes and wait for real brokers. */
const TIMEOUT_MS = 60_000;

/**
 * Passes one request on, and answers what the lab looks like: after an order, what it looks like now. `labUrl` comes from the environment and must be a
 * loopback address.
 */
export async function serveLab(labUrl: string | null, method: "GET" | "POST", path: string): Promise<Response> {
  if (labUrl === null) return problem(404, "Not found", "No lab runs here. `npm run demo` starts one.");
  const url = new URL(labUrl);
  if (url.hostname !== "127.0.0.1" && url.hostname !== "[::1]" && url.hostname !== "localhost") {
    return problem(500, "Misconfigured", "TIDEMARK_LAB_URL must be a loopback address.");
  }
  let given: Response;
  try {
    given = await fetch(new URL(path || "/", url), {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      cache: "no-store",
    });
  } catch {
    return problem(
      503,
      "Not available",
      "The lab does not answer. Its logs stand in .tidemark/lab/workers and .tidemark/logs.",
    );
  }
  if (method === "GET" && given.ok) return answer(labAnswer.parse(await given.json()));
  if (given.ok) return serveLab(labUrl, "GET", "");
  const body: unknown = await given.json().catch(() => null);
  const detail = body && typeof body === "object" && "detail" in body ? String(body.detail) : "The lab refused.";
  return problem(given.status, "The lab refused", detail);
}
