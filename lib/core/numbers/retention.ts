/** The risk that retention deletes records before a group has read them. */
import { perSecond } from "./per-second";
import { plain, say, roundedMs } from "../words/sentences/facts";
import { known, never, unknown, type Known } from "../words/known";
import type { Millis } from "../words/terms";

/** The log start offset as it was first seen, and then each time it had moved. Ordered, oldest first. */
export interface LogStartMove {
  at: Millis;
  logStart: bigint;
}

/** Enough to see a habit; retention moves the log start by whole segments. */
const MOST_MOVES = 17;

/** Takes in a reading of the log start offset; `moves` is changed in place. A log start that went back begins anew. */
export function keepMove(moves: LogStartMove[], at: Millis, logStart: bigint): void {
  const last = moves[moves.length - 1];
  if (last?.logStart === logStart) return;
  if (last && logStart < last.logStart) moves.length = 0;
  moves.push({ at, logStart });
  if (moves.length > MOST_MOVES) moves.shift();
}

/** Share of the retained log that the lag spans: 0 caught up, 1 the group stands at the very beginning of the log. */
export function retentionShare(lag: Known<bigint>, logStart: Known<bigint>, logEnd: Known<bigint>): Known<number> {
  if (!lag.known) return unknown(lag.reason);
  if (!logStart.known) return unknown(logStart.reason);
  if (!logEnd.known) return unknown(logEnd.reason);
  const retained = logEnd.value - logStart.value;
  if (retained <= 0n) return lag.value > 0n ? unknown(plain("unknown.log-empty")) : known(0);
  return known(Math.min(1, Number(lag.value) / Number(retained)));
}

/** Records per second that retention deletes. */
export interface DeletionRate {
  perSecond: number;
  /** False after a single move: then it is the most that it can be. */
  measured: boolean;
}

/**
 * How fast the log start moves. It jumps by whole segments, so it is measured from jump to jump where two were seen, and is
 * off by up to one segment. A single jump bounds it: no other came in the time before it, nor in the time since.
 */
export function deletionRate(moves: readonly LogStartMove[], now: Millis): Known<DeletionRate> {
  const [first, second] = moves;
  const last = moves[moves.length - 1];
  if (!first || !last) return unknown(plain("unknown.log-start"));
  if (!second) return unknown(say("unknown.start-stood", { ms: roundedMs(now - first.at) }));
  const rateOf = (records: bigint, ms: Millis, measured: boolean): Known<DeletionRate> =>
    ms > 0 ? known({ perSecond: perSecond(Number(records), ms), measured }) : unknown(plain("unknown.few-readings"));
  if (moves.length === 2) {
    return rateOf(last.logStart - first.logStart, Math.max(last.at - first.at, now - last.at), false);
  }
  const usualGap = (last.at - second.at) / (moves.length - 2);
  const until = now - last.at > 2 * usualGap ? now : last.at;
  return rateOf(last.logStart - second.logStart, until - second.at, true);
}

/** A commit, as far as it matters here. */
type Committed = Readonly<{ at: Millis; offset: bigint }>;

export interface LossInput {
  committed: Known<bigint>;
  logStart: Known<bigint>;
  lag: Known<bigint>;
  lost: Known<bigint>;
  consumeRate: Known<number>;
  moves: readonly LogStartMove[];
  /** What the group committed lately. */
  commits: readonly Committed[];
  now: Millis;
}

/**
 * True where the log start moved last to the very offset that the group had committed: the consumer deletes what it has done, as
 * Kafka Streams does on its repartition topics (`repartition.purge.interval.ms`). Retention deletes whole segments, which begin
 * where nobody commits but by chance.
 */
function isPurged(moves: readonly LogStartMove[], commits: readonly Committed[]): boolean {
  const last = moves[moves.length - 1];
  return (
    last !== undefined &&
    moves.length > 1 &&
    commits.some(({ offset, at }) => offset === last.logStart && at <= last.at)
  );
}

/**
 * Time in ms until the log start offset passes the committed offset, when both go on as they do now: from then on records
 * are deleted unread. 0 where it has passed. Never where the group stays ahead; unknown with
 * a lower bound while the log start has moved only once.
 */
export function lossIn({ committed, logStart, lag, lost, consumeRate, moves, commits, now }: LossInput): Known<Millis> {
  if (!committed.known) return unknown(committed.reason);
  if (!logStart.known) return unknown(logStart.reason);
  if (lost.known && lost.value > 0n) return known(0);
  if (!lag.known) return unknown(lag.reason);
  if (lag.value === 0n) return never(plain("unknown.never-idle"));
  if (isPurged(moves, commits)) return never(plain("unknown.never-purged"));
  const deleted = deletionRate(moves, now);
  if (!deleted.known) return unknown(deleted.reason);
  if (!consumeRate.known) return consumeRate;
  const { perSecond, measured } = deleted.value;
  const gain = perSecond - consumeRate.value;
  if (gain <= 0) return never(plain("unknown.never-at-rates"));
  const ms = (Number(committed.value - logStart.value) / gain) * 1000;
  if (measured) return known(ms);
  return { known: false, reason: say("unknown.loss-start-moved-once", { ms: roundedMs(ms, "down") }), atLeast: ms };
}
