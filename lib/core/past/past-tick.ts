/** One tick of a partition's stored past: its numbers, and what the rules say of it from what was known up to then. */
import { catchUp } from "../numbers/forecast";
import { computeLag, nextOffset, NO_COMMITTED_OFFSET } from "../numbers/lag";
import { consumeRate, produceRate } from "../numbers/rates";
import { commitsOf, logOf } from "../numbers/readings";
import type { Habits } from "../judge/habits/habits";
import { judgeMoments, Playback } from "./replay";
import type { EvaluationSettings } from "../words/settings";
import type { StoredMoment, Stretch } from "./stored-past";
import { timeLag, waitOf } from "../numbers/time-lag";
import { plain, type Reason } from "../words/sentences/facts";
import type { Millis } from "../words/terms";
import { known, unknown, type Known } from "../words/known";
import type { Verdict } from "../judge/verdict";

/** One partition of a stored moment. */
export interface StoredSample {
  at: Millis;
  logStart: bigint | null;
  logEnd: bigint | null;
  committed: bigint | null;
  commitAt: Millis | null;
  hasLeader: boolean;
}

/** The partition of a moment whose arrays begin with it. */
export const sampleOf = ({
  at,
  first,
  logStart,
  logEnd,
  committed,
  commitAt,
  leaderless,
}: StoredMoment): StoredSample => ({
  ...{ at, logStart: logStart[0] ?? null, logEnd: logEnd[0] ?? null, committed: committed[0] ?? null },
  ...{ commitAt: commitAt[0] ?? null, hasLeader: !leaderless.includes(first) },
});

/** Numbers of one tick, by the arithmetic of the present. `settings.windowMs` is how far back they may look. */
export function numbersOf(sample: StoredSample, stretch: Stretch, settings: EvaluationSettings) {
  const { at, committed, logEnd, logStart } = sample;
  const window = new Playback({ ...stretch, settings }).windowAt(at);
  const { lag, lost } = computeLag(sample);
  const [produced, consumed] = [produceRate(logOf(window), at), consumeRate(commitsOf(window), at)];
  const stored = (value: bigint | null, lack: Reason): Known<bigint> => (value === null ? unknown(lack) : known(value));
  return {
    ...{ lag, lost, produceRate: produced, consumeRate: consumed, catchUp: catchUp(lag, produced, consumed) },
    timeLag:
      committed === null
        ? unknown(NO_COMMITTED_OFFSET)
        : waitOf(lag, timeLag(logOf(window), nextOffset(committed, logStart, 0n), at), logEnd),
    committed: committed === null ? unknown(NO_COMMITTED_OFFSET) : known(committed),
    logEnd: stored(logEnd, plain("unknown.log-end-then")),
    logStart: stored(logStart, plain("unknown.log-start-then")),
  };
}

/** The verdict at the last moment of a stretch; null of an empty one. What is known beside it: as of `judgeMoments`. */
export function lastVerdict(
  stretch: Stretch,
  settings: EvaluationSettings,
  known: { habits?: Habits; reportedAt?: (at: Millis) => Verdict | null } = {},
): Verdict | null {
  let last: Verdict | null = null;
  const { habits, reportedAt } = known;
  for (const verdict of judgeMoments({ ...stretch, settings }, stretch.moments, habits, reportedAt)) last = verdict;
  return last;
}

export interface CommitGap {
  at: Millis;
  gapMs: Millis;
  /** True where the same offset was committed again. */
  repeated: boolean;
}

export interface CommitRange {
  from: Millis;
  to: Millis;
  /** Ticks farther apart leave a gap: which commits came in it nobody saw. */
  gapMs: Millis;
  /** Beyond so many the longest of each equal part of the range. */
  most: number;
}

/** Distances of a stretch's commits within a range, but for those that lie across a gap. */
export function commitGaps(
  { commits, moments }: Pick<Stretch, "commits" | "moments">,
  range: CommitRange,
): CommitGap[] {
  const { from, to, most } = range;
  const all: CommitGap[] = [];
  let tick = 0;
  commits.forEach(({ at, offset }, index) => {
    const before = commits[index - 1];
    // The tick that told of the commit.
    while (tick < moments.length && moments[tick]! < at) tick++;
    const blind = tick > 0 && tick < moments.length && moments[tick]! - moments[tick - 1]! > range.gapMs;
    if (!before || blind || at < from || at > to) return;
    all.push({ at, gapMs: at - before.at, repeated: offset === before.offset });
  });
  if (all.length <= most) return all;
  const longest = new Map<number, CommitGap>();
  for (const gap of all) {
    const part = Math.floor(((gap.at - from) / (to - from + 1)) * most);
    if (gap.gapMs > (longest.get(part)?.gapMs ?? -1)) longest.set(part, gap);
  }
  return [...longest.values()];
}
