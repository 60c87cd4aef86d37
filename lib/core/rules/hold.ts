/**
 * Holding a status against flapping. The first time a problem ends, it ends at once. A problem that comes back soon is
 * held from then on: it ends when the better status has lasted longer than it did the last time.
 */
import type { EvaluationSettings } from "../settings";
import type { ConsumerStatus, Millis } from "../terms";
import type { Finding, Verdict } from "../verdict";
import type { Memory } from "./memory";

/** A problem that returns within this time is the old one. */
const RELAPSE_MS = 5 * 60_000;
/** No status is held longer than this. */
const LONGEST_HOLD_MS = 2 * 60_000;

const RANK: Record<ConsumerStatus, number> = { OK: 0, UNKNOWN: 0, WARNING: 1, ERROR: 2 };

type Held = { finding: Finding | null } & Pick<Memory, "clearedAt" | "betterSince" | "holdMs">;

/** What to show, given what the rules say now and what was shown before. */
export function hold(
  fresh: Finding | null,
  now: Millis,
  previous: Verdict | null,
  memory: Memory,
  settings: EvaluationSettings,
): Held {
  const shown = previous?.finding ?? null;
  const worse = rankOf(fresh) >= rankOf(shown);
  if (worse) {
    const begins = rankOf(shown) === 0 && rankOf(fresh) > 0;
    const holdMs = begins ? holdAfter(memory, now, settings) : memory.holdMs;
    return { finding: fresh, clearedAt: memory.clearedAt, betterSince: null, holdMs };
  }
  const betterSince = memory.betterSince ?? now;
  const unknown = fresh?.consumerStatus === "UNKNOWN";
  if (!unknown && memory.holdMs > 0 && now - betterSince < memory.holdMs) {
    return { finding: shown, clearedAt: memory.clearedAt, betterSince, holdMs: memory.holdMs };
  }
  return {
    finding: fresh,
    clearedAt: rankOf(fresh) === 0 ? betterSince : memory.clearedAt,
    betterSince: null,
    holdMs: memory.holdMs,
  };
}

/** True while a problem that ended may come back and would then be the old one. */
export const mayRelapse = ({ clearedAt }: Memory, now: Millis) => clearedAt !== null && now - clearedAt <= RELAPSE_MS;

function holdAfter(memory: Memory, now: Millis, settings: EvaluationSettings): Millis {
  const { clearedAt } = memory;
  if (clearedAt === null || !mayRelapse(memory, now)) return 0;
  return Math.min(Math.max(settings.holdMs, LONGEST_HOLD_MS), Math.max(settings.holdMs, 1.5 * (now - clearedAt)));
}

const rankOf = (finding: Finding | null) => (finding ? RANK[finding.consumerStatus] : 0);
