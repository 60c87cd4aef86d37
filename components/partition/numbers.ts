/** The numbers of a partition, now or at a stored tick: the same ones, read the same way. Pure. */
import type { KnownNumber, KnownOffset, PartitionWire } from "@/lib/api/contract";
import type { PastTick } from "@/lib/api/past-contract";
import type { ConsumerStatus } from "@/lib/core/words/terms";

export interface Numbers {
  /** The moment they stand for; null: now. */
  at: number | null;
  consumerStatus: ConsumerStatus;
  logStart: KnownOffset;
  committed: KnownOffset;
  lastStable: KnownOffset | null;
  logEnd: KnownOffset;
  lag: KnownOffset;
  timeLag: KnownNumber;
  produceRate: KnownNumber;
  consumeRate: KnownNumber;
  catchUp: KnownNumber;
  lost: KnownOffset;
  lastCommitAt: number | null;
  /** Kept for the present only. */
  measures: Pick<PartitionWire, "commitGap" | "recordsLagMax" | "retentionShare" | "lossIn"> | null;
  /** Stored with ticks only. */
  members: number | null;
}

export function numbersNow(row: PartitionWire): Numbers {
  // Where nothing keeps it below the log end, it is the log end.
  const lastStable: KnownOffset = row.lastStable === undefined ? row.logEnd : { known: true, value: row.lastStable };
  return { ...row, at: null, lastStable, measures: row, members: null };
}

export const numbersThen = (tick: PastTick): Numbers => ({ ...tick, lastStable: null, measures: null });
