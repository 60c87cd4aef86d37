/** The waterline of a group over the last minutes, summed over its partitions: what a table row draws. */
import type { Millis } from "./terms";

export interface Trend {
  at: Millis[];
  /** Records since the first point. */
  logEnd: (number | null)[];
  committed: (number | null)[];
}

/** Offsets of one moment, summed over the partitions where both are known; null where there is none. */
export interface TrendSums {
  logEnd: bigint | null;
  committed: bigint | null;
}

/** Sums are numbers while these are exact: differences of bigints for every row of a table take memory in every cycle. */
type Amount = number | bigint | null;

interface Sum {
  at: Millis;
  logEnd: Amount;
  committed: Amount;
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
    this.addSums(group, at, { logEnd, committed });
  }

  /** As `add`, with the sums made already. */
  addSums(group: string, at: Millis, { logEnd, committed }: TrendSums): void {
    const list = this.sums.get(group) ?? [];
    const last = list.at(-1);
    const beforeLast = list.at(-2);
    const bucket = Math.floor(at / BUCKET_MS);
    if (last && beforeLast && Math.floor(last.at / BUCKET_MS) === bucket) list.pop();
    list.push({ at, logEnd: amountOf(logEnd), committed: amountOf(committed) });
    if (list.length > POINTS) list.shift();
    this.sums.set(group, list);
  }

  /** The group's trend, worked out when it is asked for: as it is then. */
  later(group: string): () => Trend {
    return () => trendOf(this.sums.get(group) ?? []);
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

function amountOf(sum: bigint | null): Amount {
  const number = Number(sum);
  return sum !== null && Number.isSafeInteger(number) ? number : sum;
}

/** Points relative to the first known one. */
function trendOf(list: readonly Sum[]): Trend {
  const base = list.find((sum) => sum.logEnd !== null)?.logEnd ?? 0;
  const relative = (value: Amount) => {
    if (value === null) return null;
    return typeof value === "number" && typeof base === "number" ? value - base : Number(BigInt(value) - BigInt(base));
  };
  return {
    at: list.map((sum) => sum.at),
    logEnd: list.map((sum) => relative(sum.logEnd)),
    committed: list.map((sum) => relative(sum.committed)),
  };
}
