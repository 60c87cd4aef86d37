/** The waterline of a group over the last minutes, summed over its partitions: what a table row draws. */
import { plainLag } from "../numbers/lag";
import { distance } from "../numbers/offset-column";
import type { Millis } from "../words/terms";

export interface Trend {
  at: Millis[];
  /** Records since the first point. */
  logEnd: (number | null)[];
  committed: (number | null)[];
}

/** Sums of one moment over the partitions where both are known; null where there is none. */
export interface TrendSums {
  logEnd: bigint | null;
  /** The log end less the lag, so that what lies between is the lag: what was lost, or is committed beyond the end, is no part of it. */
  committed: bigint | null;
}

/** What one partition adds to the sums. */
export type TrendPartition = Record<"logStart" | "logEnd" | "committed", bigint | null>;

/** One point is kept for each bucket of this width: fine enough for 96 pixels, small enough for 5,000 rows. */
const BUCKET_MS = 15_000;
const POINTS = 40;

/** The sums of one group in columns: a cluster has thousands of groups, and each is read in every cycle. */
class SumColumns {
  private count = 0;
  /** What the sums count from: the first known log end. Distances are exact in a double where the sums are not. */
  private base: bigint | null = null;
  private readonly at = new Float64Array(POINTS);
  /** NaN where not known. */
  private readonly logEnd = new Float64Array(POINTS);
  private readonly waiting = new Float64Array(POINTS);

  add(at: Millis, { logEnd, committed }: TrendSums): void {
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
    const trend: Trend = { at: this.timesLike(times), logEnd: [], committed: [] };
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

  private less(sum: bigint | null): number {
    return sum === null || this.base === null ? Number.NaN : distance(sum, this.base);
  }

  private shift(): void {
    for (const column of [this.at, this.logEnd, this.waiting]) column.copyWithin(0, 1);
    this.count--;
  }
}

/** Keeps the sums of every group of one cluster. */
export class TrendStore {
  private readonly sums = new Map<string, SumColumns>();
  /** Most groups are watched from the same moment on: they share one list of times. */
  private times: Millis[] = [];

  /** Adds a moment: sums over the partitions of which log end and lag are known; null when none is. */
  add(group: string, at: Millis, partitions: Iterable<TrendPartition>): void {
    let logEnd: bigint | null = null;
    let committed: bigint | null = null;
    for (const partition of partitions) {
      const lag = plainLag(partition.committed, partition.logStart, partition.logEnd);
      if (partition.logEnd === null || lag === null) continue;
      logEnd = (logEnd ?? 0n) + partition.logEnd;
      committed = (committed ?? 0n) + partition.logEnd - lag;
    }
    this.addSums(group, at, { logEnd, committed });
  }

  /** As `add`, with the sums made already. */
  addSums(group: string, at: Millis, sums: TrendSums): void {
    let columns = this.sums.get(group);
    if (!columns) this.sums.set(group, (columns = new SumColumns()));
    columns.add(at, sums);
  }

  /** The group's trend, worked out when it is asked for: as it is then. */
  later(group: string): () => Trend {
    return () => {
      const trend = this.sums.get(group)?.trend(this.times) ?? { at: [], logEnd: [], committed: [] };
      this.times = trend.at;
      return trend;
    };
  }

  /** Takes in groups' sums of one moment, and answers for each its trend up to now; holds on to nothing but this store. */
  taking(at: Millis): (group: string, sums: TrendSums) => () => Trend {
    return (group, sums) => {
      this.addSums(group, at, sums);
      return this.later(group);
    };
  }

  /** Drops groups that are not in `groups`. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const group of this.sums.keys()) if (!groups.has(group)) this.sums.delete(group);
  }
}
