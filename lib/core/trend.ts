/** The waterline of a group over the last minutes, summed over its partitions: what a table row draws. */
import type { SubscriptionSnapshot } from "./snapshot";
import type { Millis } from "./terms";

export interface Trend {
  at: Millis[];
  /** Records since the first point. */
  logEnd: (number | null)[];
  committed: (number | null)[];
}

interface Sum {
  at: Millis;
  logEnd: bigint | null;
  committed: bigint | null;
}

/** One point is kept for each bucket of this width: fine enough for 96 pixels, small enough for 5,000 rows. */
const BUCKET_MS = 15_000;
const POINTS = 40;

/** Keeps the sums of every group of one cluster. */
export class TrendStore {
  private readonly sums = new Map<string, Sum[]>();

  /** Adds a moment: sums over the partitions where both offsets are known; null when none is. */
  add(group: string, at: Millis, partitions: Iterable<{ logEnd: bigint | null; committed: bigint | null }>): void {
    let logEnd: bigint | null = null;
    let committed: bigint | null = null;
    for (const partition of partitions) {
      if (partition.logEnd === null || partition.committed === null) continue;
      logEnd = (logEnd ?? 0n) + partition.logEnd;
      committed = (committed ?? 0n) + partition.committed;
    }
    const list = this.sums.get(group) ?? [];
    const last = list.at(-1);
    const beforeLast = list.at(-2);
    const bucket = Math.floor(at / BUCKET_MS);
    if (last && beforeLast && Math.floor(last.at / BUCKET_MS) === bucket) list.pop();
    list.push({ at, logEnd, committed });
    if (list.length > POINTS) list.shift();
    this.sums.set(group, list);
  }

  /** The group's trend, relative to its first known point. */
  trend(group: string): Trend {
    const list = this.sums.get(group) ?? [];
    const base = list.find((sum) => sum.logEnd !== null)?.logEnd ?? 0n;
    const relative = (value: bigint | null) => (value === null ? null : Number(value - base));
    return {
      at: list.map((sum) => sum.at),
      logEnd: list.map((sum) => relative(sum.logEnd)),
      committed: list.map((sum) => relative(sum.committed)),
    };
  }

  /** Drops groups that are not in `groups`. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const group of this.sums.keys()) if (!groups.has(group)) this.sums.delete(group);
  }
}

/** The offsets of a group's partitions as the trend adds them up. */
export function* trendInput(subscriptions: SubscriptionSnapshot[]) {
  for (const { partitions } of subscriptions)
    for (const { logEnd, committed } of partitions)
      yield { logEnd: logEnd.known ? logEnd.value : null, committed: committed.known ? committed.value : null };
}
