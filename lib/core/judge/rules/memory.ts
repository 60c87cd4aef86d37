/** What a verdict remembers from cycle to cycle, so that a window need not be older than it is. */
import { withoutHabit, type Said } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import type { CommitPoint, PartitionWindow } from "../../numbers/window";
import type { Finding } from "../verdict";
import { NO_MOVES, type SlowMoves } from "./slow-moves";
import type { Stood, Usual } from "./stand";

export interface Memory {
  /** Highest offset committed so far; null before the first commit. */
  high: bigint | null;
  /** Where the group went back from and when; null when it is not below its high. */
  rewind: { from: bigint; at: Millis } | null;
  /** The group's usual waits, for when the window has too few commits to tell. */
  habit: Usual | null;
  /** Its last slow moves, for when the window is too short to hold enough of them. */
  slow: SlowMoves;
  /** Where it stood while records waited, for when the window no longer reaches back so far. */
  stood: Stood | null;
  /** What the rules said last, before it was held. */
  fresh: Finding | null;
  /** When the last problem ended; null when none did. */
  clearedAt: Millis | null;
  /** Since when the rules have said something better than what is shown; null when they have not. */
  betterSince: Millis | null;
  /** For how long something better must last before it is shown; 0 until a problem has come back. */
  holdMs: Millis;
}

export const NO_MEMORY: Memory = {
  high: null,
  rewind: null,
  habit: null,
  slow: NO_MOVES,
  stood: null,
  fresh: null,
  clearedAt: null,
  betterSince: null,
  holdMs: 0,
};

/** Reads a verdict's opaque memory; whatever else it holds counts as none. */
export function memoryOf(memory: unknown): Memory {
  return isMemory(memory) ? memory : NO_MEMORY;
}

const isMemory = (value: unknown): value is Memory =>
  typeof value === "object" && value !== null && "holdMs" in value && "high" in value && "slow" in value;

/**
 * Follows the committed offset: its high, and whether it is below it. An offset that is no longer in the log
 * (the topic was truncated or made anew) is forgotten, for no group can reach it again.
 */
export function followRewind(window: PartitionWindow, memory: Memory): Pick<Memory, "high" | "rewind"> {
  const { commits, logPoints } = window;
  const last = commits[commits.length - 1];
  if (!last) return { high: null, rewind: null };
  const newest = logPoints.at(-1);
  const high = memory.high ?? highest(commits);
  if (newest && newest.logEnd !== null && newest.logEnd < high && newest.at > last.at) {
    return { high: last.offset, rewind: null };
  }
  if (last.offset >= high) return { high: last.offset, rewind: null };
  if (memory.rewind) return { high, rewind: memory.rewind };
  return { high, rewind: { from: high, at: wentBackAt(commits, high) } };
}

function highest(commits: readonly CommitPoint[]): bigint {
  let high = commits[0]!.offset;
  for (const { offset } of commits) if (offset > high) high = offset;
  return high;
}

/**
 * Time of the first commit below `high` after the last one at it. Where commits are frequent the one at it may have been thinned
 * out in favour of one that came after it; then the highest that is left stands in for it.
 */
function wentBackAt(commits: readonly CommitPoint[], high: bigint): Millis {
  const left = highest(commits);
  const top = left < high ? left : high;
  let index = commits.length - 1;
  while (index > 0 && commits[index - 1]!.offset < top) index--;
  return commits[index]!.at;
}

/**
 * What a stand was told as when it began, to go on from after a restart; null where that tells nothing, or holds no numbers:
 * facts are read from a database that others may have written to.
 */
export function stoodAsReported(reported: Said | undefined, at: Millis): Stood | null {
  const said = withoutHabit(reported);
  if (said?.key === "stopped.nobody" || said?.key === "stopped.members-unknown") {
    const { offset, ms } = said.values;
    return areDigits(offset) && Number.isFinite(ms)
      ? { offset: BigInt(offset), since: at - ms, older: false, logEnd: null }
      : null;
  }
  if (said?.key !== "stalled.repeats" && said?.key !== "stalled.silent-member" && said?.key !== "stalled.goes-on")
    return null;
  const { ms, atLeast, arrived, lag, offset } = said.values;
  if (!areDigits(offset) || !areDigits(lag) || !Number.isFinite(ms)) return null;
  const logEnd = Number.isFinite(arrived) ? BigInt(offset) + BigInt(lag) - BigInt(Math.round(arrived!)) : null;
  return { offset: BigInt(offset), since: at - ms, older: atLeast, logEnd };
}

const areDigits = (text: unknown): boolean => typeof text === "string" && /^\d{1,19}$/.test(text);
