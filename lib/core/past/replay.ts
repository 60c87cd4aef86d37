/** Runs a trace through the rules, moment by moment, as a live monitor would have: nothing is used before its time. */
import { judge } from "../judge/evaluate";
import { Habits } from "../judge/habits/habits";
import { memoryOf } from "../judge/rules/memory";
import type { ConsumerStatus, Millis, PartitionStatus } from "../words/terms";
import type { Trace } from "./trace";
import type { Verdict } from "../judge/verdict";
import type { CommitPoint, LogPoint, PartitionWindow } from "../numbers/window";

/** The answer to a trace, as files and the API carry it. */
export interface Replayed {
  /** At each moment: time, partition status, consumer status, and the rule that decided (null: nothing is wrong). */
  verdicts: [Millis, PartitionStatus, ConsumerStatus, string | null][];
  /** Why, for each moment at which a rule decided. */
  findings: { at: Millis; rule: string; evidence: string }[];
}

/** No window holds more commits than about twice this many; faster ones are thinned to two of each bucket. */
const BUCKETS = 150;

/** Judges the trace at `from`, `from + every`, ... up to `to`. A verdict at time t uses nothing later than t. */
export function replay(trace: Trace): Replayed {
  const answer: Replayed = { verdicts: [], findings: [] };
  for (const verdict of replayVerdicts(trace)) addVerdict(answer, verdict);
  return answer;
}

/** Adds a verdict to an answer. */
function addVerdict(answer: Replayed, { at, partitionStatus, consumerStatus, finding }: Verdict): void {
  answer.verdicts.push([at, partitionStatus, consumerStatus, finding?.rule ?? null]);
  if (finding) answer.findings.push({ at, rule: finding.rule, evidence: finding.evidence });
}

/** How many moments of a trace are judged. */
export const evaluationsOf = ({ from, to, every }: Pick<Trace, "from" | "to" | "every">): number =>
  Math.floor((to - from) / every) + 1;

/** The verdicts of a trace one after the other, whole. */
export const replayVerdicts = (trace: Trace): Generator<Verdict> => judgeMoments(trace, momentsOf(trace));

/** What was read of one group on one partition, and the settings to judge it by. */
export type Reading = Pick<Trace, "settings" | "logPoints" | "commits" | "members">;

/**
 * The verdicts at the given moments, which must not go back; nothing later than each is used for it, but for what habits that
 * are given know already. They are taught what comes.
 *
 * @param reportedAt the last verdict that was reported up to a moment, the same object as long as it is the last; null where none
 * was. The first moment goes on from it, and trouble that is seen here as well began when it was reported to have begun: more was
 * known then.
 */
export function* judgeMoments(
  reading: Reading,
  moments: Iterable<Millis>,
  habits: Habits = new Habits(),
  reportedAt: (at: Millis) => Verdict | null = () => null,
): Generator<Verdict> {
  const { settings } = reading;
  const playback = new Playback(reading);
  let previous: Verdict | null = null;
  let taken: Verdict | null = null;
  for (const now of moments) {
    if (!previous) previous = taken = reportedAt(now - 1);
    const window = playback.windowAt(now);
    const newest = window.commits[window.commits.length - 1];
    if (newest) habits.learnCommits(playback.added, newest.at);
    let verdict: Verdict = judge(window, now, settings, previous, habits);
    const reported = reportedAt(now);
    if (reported !== taken && reported?.partitionStatus === verdict.partitionStatus) {
      taken = reported;
      verdict = judge(window, now, settings, standingAs(reported, verdict), habits);
    }
    yield (previous = verdict);
  }
}

/** A verdict that remembers where and since when it was reported to stand. */
function standingAs(reported: Verdict, verdict: Verdict): Verdict {
  const { stood } = memoryOf(reported.memory);
  return stood ? { ...verdict, memory: { ...memoryOf(verdict.memory), stood } } : verdict;
}

function* momentsOf({ from, to, every }: Trace): Generator<Millis> {
  for (let now = from; now <= to; now += every) yield now;
}

/** Moves a window along a trace. The window's arrays are live: they hold until the next move. */
export class Playback {
  private readonly window = {
    logPoints: [] as LogPoint[],
    commits: [] as CommitPoint[],
    members: [] as PartitionWindow["members"][number][],
    seesRepeats: false,
  };
  private readonly next = { log: 0, commit: 0, member: 0 };
  /** Commits that the window was given so far. */
  added = 0;
  private readonly bucketMs: Millis;
  private readonly leastCommits: number;

  constructor(private readonly trace: Reading) {
    const burrow = trace.settings.profile === "burrow";
    // Burrow's window is a number of commits, whatever their age; thinning would change which they are.
    this.bucketMs = burrow ? 0 : Math.max(1000, Math.round(trace.settings.windowMs / BUCKETS));
    this.leastCommits = burrow ? trace.settings.burrowIntervals : 1;
  }

  /** The window as it was known at `now`; moments must not go back. */
  windowAt(now: Millis): PartitionWindow {
    const { logPoints, commits, members } = this.trace;
    while (this.next.log < logPoints.length && logPoints[this.next.log]!.at <= now) {
      this.window.logPoints.push(logPoints[this.next.log++]!);
    }
    while (this.next.commit < commits.length && commits[this.next.commit]!.at <= now) {
      this.addCommit(commits[this.next.commit++]!);
    }
    while (this.next.member < members.length && members[this.next.member]!.at <= now) {
      this.window.members.push(members[this.next.member++]!);
    }
    const oldest = now - this.trace.settings.windowMs;
    dropBefore(this.window.logPoints, oldest, 0);
    dropBefore(this.window.commits, oldest, this.leastCommits);
    dropBefore(this.window.members, oldest, 0);
    return this.window;
  }

  private addCommit(commit: CommitPoint): void {
    this.added++;
    const { commits } = this.window;
    const last = commits[commits.length - 1];
    const beforeLast = commits[commits.length - 2];
    // A trace does not say whether repeats were seen; one that has a repeat has seen it.
    if (last?.offset === commit.offset) this.window.seesRepeats = true;
    const bucket = (at: Millis) => Math.floor(at / this.bucketMs);
    const crowded =
      this.bucketMs > 0 &&
      last !== undefined &&
      beforeLast !== undefined &&
      bucket(last.at) === bucket(commit.at) &&
      bucket(beforeLast.at) === bucket(commit.at);
    if (crowded) commits.pop();
    commits.push(commit);
  }
}

function dropBefore(points: { at: Millis }[], oldest: Millis, least: number): void {
  let count = 0;
  while (count < points.length - least && points[count]!.at < oldest) count++;
  if (count > 0) points.splice(0, count);
}
