/** When a message that was not taken is tried again. */
import type { Millis } from "@/lib/core/words/terms";
import type { Answer } from "./notifier";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** After the first failure, the second ...; then as the last. */
const STEPS = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];
/** What a receiver refused waits for people to mend its settings. */
const REFUSED_STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE];
/** Up to so much of a step is added, so that messages that failed together do not come again together. */
const JITTER = 0.2;

/**
 * When to try again after `attempts` failures. Never before the receiver said; a last try is made at the deadline rather than none.
 * `random`: from 0 to 1.
 */
export function nextTry(
  answer: Exclude<Answer, { outcome: "delivered" }>,
  { attempts, now, deadline, random }: { attempts: number; now: Millis; deadline: Millis; random: number },
): Millis {
  const steps = answer.outcome === "refused" ? REFUSED_STEPS : STEPS;
  const own = steps[Math.min(Math.max(attempts, 1), steps.length) - 1]!;
  const asked = answer.outcome === "retry" ? answer.afterMs : null;
  const next = Math.round(now + Math.max(own, asked ?? 0) * (1 + JITTER * random));
  // A try at the deadline itself, if that is allowed by then.
  return next > deadline && now + (asked ?? 0) < deadline ? deadline : next;
}
