/** Lag, computed here and nowhere else: log end offset minus committed offset, of one group on one partition. */
import type { Committed, TopicOffsets } from "../words/collection";
import { plain, type Reason } from "../words/sentences/facts";
import type { PartialSum } from "../words/terms";
import { known, unknown, type Known } from "../words/known";

/** Why nothing is known of a partition on which the group has really committed nothing. */
export const NO_COMMITTED_OFFSET = plain("unknown.no-commit");
const NOTHING_COMMITTED = unknown(NO_COMMITTED_OFFSET);
const NO_LOG_END = plain("unknown.log-end");
const NO_LOG_START = unknown(plain("unknown.log-start"));
const NO_LEADER = plain("kafka.no-leader");

export interface LagInput {
  /** Committed offset; null (or Kafka's -1) where the group has none. */
  committed: bigint | null;
  logStart: bigint | null;
  logEnd: bigint | null;
  hasLeader: boolean;
  /** So many transaction markers, and nothing else, follow the committed offset; absent or 0 where that is not known. */
  markers?: bigint;
  /** The lag as the broker itself counts it (share groups); absent or null where it does not. */
  told?: bigint | null;
  /** Why the log end offset is not known, where more can be said than that. */
  why?: Reason;
  /** Why the committed offset could not be read; null or absent where it was read, and "none" means none. */
  unread?: Reason | null;
}

/**
 * Lag and lost records, in records.
 *
 * - Committed below the log start offset: retention has passed the group. Lag counts from the log start, and
 *   the records in between are lost.
 * - Committed beyond the log end offset: lag 0. Log end was read a moment before the commit; a commit proves
 *   that the log is at least that long.
 * - Nothing but transaction markers follows: lag 0. They take offsets, but no consumer is ever given one.
 * - Nothing committed, or the log end could not be read: unknown, with the reason.
 */
export function computeLag(input: LagInput): { lag: Known<bigint>; lost: Known<bigint> } {
  const { committed, logStart, logEnd, hasLeader, markers = 0n, told = null } = input;
  if (committed === null || committed < 0n) {
    const none = input.unread ? unknown(input.unread) : NOTHING_COMMITTED;
    return { lag: none, lost: none };
  }
  const lost = logStart === null ? NO_LOG_START : known(committed < logStart ? logStart - committed : 0n);
  const lag = plainLag(committed, logStart, logEnd, markers, told);
  if (lag !== null) return { lag: known(lag), lost };
  const reason = hasLeader ? (input.why ?? NO_LOG_END) : NO_LEADER;
  return { lag: unknown(reason), lost };
}

/** Where a group goes on reading: no earlier than the log starts, and beyond what is `done` with after the committed offset. */
export function nextOffset(committed: bigint, logStart: bigint | null, done: bigint): bigint {
  const next = done === 0n ? committed : committed + done;
  return logStart !== null && next < logStart ? logStart : next;
}

/** The lag alone, in records; null where it is not known. For loops over all partitions, which have no use for reasons. */
export function plainLag(
  committed: bigint | null,
  logStart: bigint | null,
  logEnd: bigint | null,
  markers = 0n,
  told: bigint | null = null,
): bigint | null {
  if (committed === null || committed < 0n) return null;
  if (told !== null && told >= 0n) return told;
  if (logEnd === null) return null;
  const from = nextOffset(committed, logStart, markers);
  return logEnd > from ? logEnd - from : 0n;
}

/** The lag alone of one partition, in records, from what a poll read of its topic; null where it is not known. */
export function lagAt(
  logs: TopicOffsets | undefined,
  entry: Pick<Committed, "offsets" | "markers" | "lags"> | undefined,
  partition: number,
): bigint | null {
  return plainLag(
    entry?.offsets[partition] ?? null,
    logs?.logStart[partition] ?? null,
    logs?.logEnd[partition] ?? null,
    entry?.markers?.[partition] ?? 0n,
    entry?.lags?.[partition] ?? null,
  );
}

/** Adds up the lags that are known and counts the others. */
export function sumLags(lags: Known<bigint>[]): PartialSum {
  let value: bigint | null = null;
  let missing = 0;
  for (const lag of lags) {
    if (lag.known) value = (value ?? 0n) + lag.value;
    else missing++;
  }
  return { value, unknown: missing };
}

/** A sum of sums; null only where nothing is known of any. */
export const sumOfSums = (sums: readonly PartialSum[]): PartialSum =>
  sums.reduce(
    (all, { value, unknown: missing }) => ({
      value: value === null ? all.value : (all.value ?? 0n) + value,
      unknown: all.unknown + missing,
    }),
    { value: null, unknown: 0 } as PartialSum,
  );
