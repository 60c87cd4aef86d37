/** Judges a past without holding up the cycles and pages of this process: it pauses every few milliseconds. */
import { setImmediate } from "node:timers/promises";
import { inTurns } from "@/lib/core/in-turns";
import type { Verdict } from "@/lib/core/judge/verdict";

/** So long at most nothing else gets its turn. */
const TURN_MS = 15;

/** Gives verdicts to `take` one after the other, as they are made. @throws the signal's reason when it is aborted */
export async function judgeSlowly(
  verdicts: Iterable<Verdict>,
  take: (verdict: Verdict) => void,
  signal: AbortSignal,
): Promise<void> {
  const work = function* (): Generator<undefined, void> {
    for (const verdict of verdicts) {
      take(verdict);
      yield;
    }
  };
  const pause = async () => {
    await setImmediate();
    signal.throwIfAborted();
  };
  await inTurns(work(), { turnMs: TURN_MS, pause });
}
