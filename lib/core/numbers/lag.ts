/** Lag, computed here and nowhere else: log end offset minus committed offset, of one group on one partition. */
import type { Committed, TopicOffsets } from "../words/collection";
import { plain, type Reason } from "../words/sentences/facts";
import { known, unknown, type Known } from "../words/known";

/** Why nothing is known of a partition on which the group has really committed nothing. */
export const NO_COMMITTED_OFFSET = plain("unknown.no-commit");
const NOTHING_COMMITTED = unknown(NO_COMMITTED_OFFSET);
/** Why neither lag nor lateness is known where the log end was not read. */
export const NO_LOG_END = plain("unknown.log-end");
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
  brokerLag?: bigint | null;
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
  const { committed, logStart, logEnd, hasLeader, markers = 0n, brokerLag = null } = input;
  if (committed === null || committed < 0n) {
    const none = input.unread ? unknown(input.unread) : NOTHING_COMMITTED;
    return { lag: none, lost: none };
  }
  const lost = logStart === null ? NO_LOG_START : known(recordsBetween(committed, logStart));
  const lag = plainLag(committed, logStart, logEnd, markers, brokerLag);
  if (lag !== null) return { lag: known(lag), lost };
  const reason = hasLeader ? (input.why ?? NO_LOG_END) : NO_LEADER;
  return { lag: unknown(reason), lost };
}

/**
 * Offsets from one up to another; 0 where the other comes first. Of a committed offset and the log start that is what was lost, of
 * the log start and the log end what the log retains, of a committed offset and the log end Burrow's lag, which knows no log start.
 */
export const recordsBetween = (from: bigint, to: bigint): bigint => (to > from ? to - from : 0n);

/** Where a group goes on reading: no earlier than the log starts, and beyond what is `done` with after the committed offset. */
export function nextOffset(committed: bigint, logStart: bigint | null, done: bigint): bigint {
  const next = done === 0n ? committed : committed + done;
  return logStart !== null && next < logStart ? logStart : next;
}

/** How many offsets from `committed` on are done with although nothing says so: markers, or a share group's start that comes late. */
export function doneBeyond(
  committed: bigint | null,
  logEnd: bigint | null,
  markers: bigint,
  brokerLag: bigint | null,
): bigint {
  if (markers > 0n) return markers;
  if (committed === null || logEnd === null || brokerLag === null) return 0n;
  return recordsBetween(committed + brokerLag, logEnd);
}

/** The lag alone, in records; null where it is not known. For loops over all partitions, which have no use for reasons. */
export function plainLag(
  committed: bigint | null,
  logStart: bigint | null,
  logEnd: bigint | null,
  markers = 0n,
  brokerLag: bigint | null = null,
): bigint | null {
  if (committed === null || committed < 0n) return null;
  if (brokerLag !== null && brokerLag >= 0n) return brokerLag;
  if (logEnd === null) return null;
  return recordsBetween(nextOffset(committed, logStart, markers), logEnd);
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
