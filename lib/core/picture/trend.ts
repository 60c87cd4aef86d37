/**
 * The waterline of a group's worst partition over the last minutes: what a table row draws. A sum would hide it: one
 * partition of three that stands still looks like a group that is a little slow.
 */
import { plainLag } from "../numbers/lag";
import { distance } from "../numbers/offset-column";
import type { PartitionWindow } from "../numbers/window";
import type { Millis } from "../words/terms";
import { isClearlyWorse, isSamePlace, type Place } from "./worst";

export interface Trend {
  /** Whose waterline it is; null where the group has no partition. */
  of: Place | null;
  at: Millis[];
  /** Records since the first point. */
  logEnd: (number | null)[];
  committed: (number | null)[];
}

/** One moment of a partition; null where not known. */
export interface TrendReading {
  logEnd: bigint | null;
  /** The log end less the lag, so that what lies between is the lag: what was lost, or is committed beyond the end, is no part of it. */
  committed: bigint | null;
}

/** What a group has to draw in this cycle. */
export interface TrendChoice {
  /** The partition to look at first; null where there is none. */
  worst: Place | null;
  /** How bad its status is. */
  rank: number;
  /** What was read of a partition, and how bad its status is; null where it is not there any more. */
  read(place: Place): (TrendReading & { rank: number }) | null;
  /** What is remembered of a partition from the cycles before. */
  past(place: Place): Pick<PartitionWindow, "logPoints" | "commits">;
}

/** One point is kept for each bucket of this width: fine enough for 96 pixels, small enough for 5,000 rows. */
const BUCKET_MS = 15_000;
const POINTS = 40;
/** Among equals a partition is kept at least so long: another one is a few records worse in every cycle. */
const KEPT_MS = 60_000;
const KEPT_WELL_MS = 300_000;

/** One partition's points in columns: a cluster has thousands of groups, and each is read in every cycle. */
class TrendColumns {
  private count = 0;
  /** What the points count from: the first known log end. Distances are exact in a double where offsets are not. */
  private base: bigint | null = null;
  private readonly at = new Float64Array(POINTS);
  /** NaN where not known. */
  private readonly logEnd = new Float64Array(POINTS);
  private readonly waiting = new Float64Array(POINTS);

  constructor(
    readonly of: Place,
    readonly chosenAt: Millis,
  ) {}

  add(at: Millis, { logEnd, committed }: TrendReading): void {
    const bucketOf = (index: number) => Math.floor(this.at[index]! / BUCKET_MS);
    const bucket = Math.floor(at / BUCKET_MS);
    // The newest of a bucket takes the place of the one before, but the first of it stays.
    if (this.count > 1 && bucketOf(this.count - 1) === bucket && bucketOf(this.count - 2) === bucket) this.count--;
    if (this.count === POINTS) this.shift();
    this.base ??= logEnd;
    this.at[this.count] = at;
    this.logEnd[this.count] = this.less(logEnd);
    // By itself: of a log end that is far from the base the lag would be told no more exactly than the log end.
    this.waiting[this.count] = logEnd === null || committed === null ? Number.NaN : distance(logEnd, committed);
    this.count++;
  }

  /** Points relative to the first known one. `times` is answered again where it is the same. */
  trend(times: Millis[]): Trend {
    const { count, logEnd, waiting } = this;
    const first = logEnd.subarray(0, count).find((value) => !Number.isNaN(value)) ?? 0;
    const trend: Trend = { of: this.of, at: this.timesLike(times), logEnd: [], committed: [] };
    for (let i = 0; i < count; i++) {
      const end = logEnd[i]! - first;
      trend.logEnd.push(Number.isNaN(end) ? null : end);
      trend.committed.push(Number.isNaN(end - waiting[i]!) ? null : end - waiting[i]!);
    }
    return trend;
  }

  private timesLike(times: Millis[]): Millis[] {
    const { at, count } = this;
    let same = times.length === count;
    for (let i = 0; same && i < count; i++) same = times[i] === at[i];
    return same ? times : Array.from(at.subarray(0, count));
  }

  private less(offset: bigint | null): number {
    return offset === null || this.base === null ? Number.NaN : distance(offset, this.base);
  }

  private shift(): void {
    for (const column of [this.at, this.logEnd, this.waiting]) column.copyWithin(0, 1);
    this.count--;
  }
}

/** The points that the windows hold of a partition up to now, as they would have been taken one by one. */
function remembered({ topic, partition }: Place, { past }: TrendChoice, now: Millis): TrendColumns {
  const columns = new TrendColumns({ topic, partition }, now);
  const { logPoints, commits } = past(columns.of);
  let next = 0;
  for (const { at, logStart, logEnd } of logPoints) {
    if (at >= now) break;
    while (next < commits.length && commits[next]!.at <= at) next++;
    const lag = plainLag(commits[next - 1]?.offset ?? null, logStart, logEnd);
    columns.add(at, { logEnd, committed: logEnd === null || lag === null ? null : logEnd - lag });
  }
  return columns;
}

/** Keeps the points of every group of one cluster. */
export class TrendStore {
  private readonly drawn = new Map<string, TrendColumns>();
  /** Most groups are watched from the same moment on: they share one list of times. */
  private times: Millis[] = [];

  /** Adds a moment of the partition that the group draws: the one before, unless another is worse by now. */
  add(group: string, at: Millis, choice: TrendChoice): void {
    const before = this.drawn.get(group);
    const kept = before && !isOutdone(before, at, choice) ? before : null;
    if (kept === null && choice.worst === null) return void this.drawn.delete(group);
    const columns = kept ?? remembered(choice.worst!, choice, at);
    this.drawn.set(group, columns);
    columns.add(at, choice.read(columns.of) ?? UNREAD);
  }

  /** The group's trend, worked out when it is asked for: as it is then. */
  later(group: string): () => Trend {
    return () => {
      const trend = this.drawn.get(group)?.trend(this.times) ?? { of: null, at: [], logEnd: [], committed: [] };
      this.times = trend.at;
      return trend;
    };
  }

  /** Takes in what groups have to draw at one moment, and answers for each its trend up to now; holds on to nothing but this store. */
  taking(at: Millis): (group: string, choice: TrendChoice) => () => Trend {
    return (group, choice) => {
      this.add(group, at, choice);
      return this.later(group);
    };
  }

  /** Drops groups that are not in `groups`. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const group of this.drawn.keys()) if (!groups.has(group)) this.drawn.delete(group);
  }
}

const UNREAD: TrendReading = { logEnd: null, committed: null };

/** Whether another partition is to be drawn from now on: one of a worse status at once, one that is as bad only after a while. */
function isOutdone({ of, chosenAt }: TrendColumns, at: Millis, { worst, rank, read }: TrendChoice): boolean {
  const kept = read(of);
  if (worst === null || kept === null) return true;
  if (isSamePlace(worst, of)) return false;
  if (rank !== kept.rank) return true;
  if (at - chosenAt < (rank === 0 ? KEPT_WELL_MS : KEPT_MS)) return false;
  const other = read(worst);
  return other !== null && isClearlyWorse({ rank, lag: waiting(other) }, { rank, lag: waiting(kept) });
}

const waiting = ({ logEnd, committed }: TrendReading) =>
  logEnd === null || committed === null ? null : logEnd - committed;
