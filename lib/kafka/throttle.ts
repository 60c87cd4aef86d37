/**
 * How long brokers make this program wait because of a quota. They answer at once, with the time in the answer, and take
 * the connection's next request that much later (KIP-219).
 */
import type { CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";

/** Times by answer, kept only where there is one. */
const times = new WeakMap<object, number>();

/** Notes the time that an answer's body begins with, in ms. */
export function noteThrottle<Answer>(body: Buffer, answer: Answer): Answer {
  const ms = body.length >= 4 ? body.readInt32BE(0) : 0;
  if (ms > 0 && typeof answer === "object" && answer !== null) times.set(answer, ms);
  return answer;
}

/** What was noted of an answer in ms; 0 where nothing was. */
export const throttleOf = (answer: unknown): number =>
  typeof answer === "object" && answer !== null ? (times.get(answer) ?? 0) : 0;

/** Less than this nobody notices. */
const NOTICED_MS = 250;

/** The problem that the brokers held requests back for so long in one poll; none where it is too little to matter. */
export function throttleProblem(ms: number): CollectionProblem[] {
  if (ms < NOTICED_MS) return [];
  return [{ what: "quota", subject: null, ...messageOf(say("problem.throttled", { ms })) }];
}
