/**
 * Holding a status against flapping. The first time a problem ends, it ends at once. A problem that comes back soon is
 * held from then on: it ends when the better status has lasted longer than it did the last time. What was read, not
 * inferred, is never held: a partition has a leader or has none.
 */
import { newestKnown } from "../../numbers/log-time";
import type { EvaluationSettings } from "../../words/settings";
import type { ConsumerStatus, Millis } from "../../words/terms";
import type { Finding, Verdict } from "../verdict";
import type { PartitionWindow } from "../../numbers/window";
import { valuesOf, type Factors } from "../factors";
import type { Memory } from "./memory";

export const FACTORS = {
  RELAPSE_MS: [5 * 60_000, "ms", "a problem that returns within this time is the old one"],
  LONGEST_HOLD_MS: [2 * 60_000, "ms", "no status is held longer than this"],
  LONGER: [1.25, "times", "as long as the last time a problem that has come back must have been away, to be over"],
  WARNING_HOLD: [
    0.5,
    "share",
    "of `holdMs` for which a WARNING is held: a lag that is seen to shrink has done so for a while already",
  ],
} satisfies Factors;
const { RELAPSE_MS, LONGEST_HOLD_MS, LONGER, WARNING_HOLD } = valuesOf(FACTORS);

const RANK: Record<ConsumerStatus, number> = { OK: 0, UNKNOWN: 0, WARNING: 1, ERROR: 2 };

type Held = { finding: Finding | null } & Pick<Memory, "clearedAt" | "betterSince" | "holdMs">;

/** What to show, given what the rules say now and what was shown before. */
export function hold(
  fresh: Finding | null,
  now: Millis,
  previous: Verdict | null,
  memory: Memory,
  settings: EvaluationSettings,
  window: PartitionWindow,
): Held {
  const shown = previous?.finding ?? null;
  const worse = rankOf(fresh) >= rankOf(shown);
  if (worse) {
    const begins = rankOf(shown) === 0 && rankOf(fresh) > 0;
    const again = memory.betterSince ?? (begins ? memory.clearedAt : null);
    const holdMs = again === null ? (begins ? 0 : memory.holdMs) : holdAfter(again, now, fresh, memory, settings);
    return { finding: fresh, clearedAt: memory.clearedAt, betterSince: null, holdMs };
  }
  const betterSince = memory.betterSince ?? now;
  const unknown = fresh?.consumerStatus === "UNKNOWN";
  const better = rankOf(shown) > 1 ? provenBetter(window, betterSince, now) : now - betterSince;
  const needed = rankOf(shown) > 1 ? memory.holdMs : WARNING_HOLD * Math.min(memory.holdMs, settings.holdMs);
  if (!unknown && !isRead(shown) && needed > 0 && better < needed) {
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
export const mayRelapse = ({ clearedAt, betterSince }: Memory, now: Millis) =>
  betterSince !== null || (clearedAt !== null && now - clearedAt <= RELAPSE_MS);

/** How long to hold a problem that was away since `away`. */
function holdAfter(
  away: Millis,
  now: Millis,
  fresh: Finding | null,
  memory: Memory,
  { holdMs }: EvaluationSettings,
): Millis {
  if (now - away > RELAPSE_MS) return 0;
  // A throughput problem comes and goes with the load; only errors are held for longer.
  if (fresh?.consumerStatus !== "ERROR") return Math.max(holdMs, memory.holdMs);
  const awayMs = Math.max(0, (fresh?.from ?? now) - away);
  return Math.max(holdMs, memory.holdMs, Math.min(LONGEST_HOLD_MS, LONGER * awayMs));
}

/**
 * For how long it has been better, as far as that is proven: up to now while nothing waits, else up to the last commit
 * that moved. A group that has gone silent again proves nothing by its silence.
 */
function provenBetter({ commits, logPoints }: PartitionWindow, since: Millis, now: Millis): Millis {
  if (now - since >= LONGEST_HOLD_MS) return now - since;
  const log = newestKnown(logPoints);
  let last = commits.length - 1;
  if (last < 0 || !log || commits[last]!.offset >= log.logEnd) return now - since;
  while (last > 0 && commits[last - 1]!.offset === commits[last]!.offset) last--;
  return commits[last]!.at - since;
}

const isRead = (finding: Finding | null) => finding?.partitionStatus === "OFFLINE";
const rankOf = (finding: Finding | null) => (finding ? RANK[finding.consumerStatus] : 0);
