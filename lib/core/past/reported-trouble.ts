/** How long the trouble lasted that was reported of partitions that made no progress. */
import { stoodAsReported } from "../judge/rules/memory";
import type { Happening } from "../picture/changes";
import { withoutHabit, type Said } from "../words/sentences/facts";
import type { Millis } from "../words/terms";

/** The longest that was reported of any partition; `repeated`: its commits were repeated, else there were none. */
export interface ReportedTrouble {
  from: Millis;
  to: Millis;
  repeated: boolean;
}

const STANDING: ReadonlySet<string | null> = new Set(["STALLED", "STOPPED"]);

/**
 * Of silences and of repeats the longest each that was reported in a range: from when the partition made no progress, as was said, until
 * something else was reported of it, or the range ended. None where no such trouble was reported.
 * @param changes of partitions of one topic in the range, newest first
 */
export function longestReported(
  changes: readonly Pick<Happening, "at" | "partition" | "after" | "said">[],
  from: Millis,
  to: Millis,
): ReportedTrouble[] {
  const open = new Map<number | null, ReportedTrouble>();
  const found: ReportedTrouble[] = [];
  for (const { at, partition, after, said } of [...changes].reverse()) {
    const before = open.get(partition);
    if (before) before.to = Math.min(at, to);
    if (!STANDING.has(after)) open.delete(partition);
    else if (before) before.repeated ||= isRepeat(said);
    else {
      const since = Math.max(stoodAsReported(said, at)?.since ?? at, from);
      const trouble = { from: since, to, repeated: isRepeat(said) };
      found.push(trouble);
      open.set(partition, trouble);
    }
  }
  for (const trouble of open.values()) trouble.to = to;
  return [false, true].flatMap((repeated) => longest(found.filter((one) => one.repeated === repeated)));
}

const longest = (troubles: readonly ReportedTrouble[]): ReportedTrouble[] =>
  troubles.length === 0 ? [] : [troubles.reduce((best, one) => (one.to - one.from > best.to - best.from ? one : best))];

/** Also where it is reported as longer than ever. */
const isRepeat = (said: Said | undefined): boolean => withoutHabit(said)?.key === "stalled.repeats";
