/** Produce and consume rate of one partition in records per second, over the recent part of its window. */
import { plain } from "../words/sentences/facts";
import { NO_COMMITTED_OFFSET } from "./lag";
import { perSecond } from "./per-second";
import type { CommitReadings, LogReadings } from "./readings";
import type { Millis } from "../words/terms";
import { known, unknown, type Known } from "../words/known";

/** How far back a rate looks when there are enough readings. */
const RECENT_MS = 60_000;
/** Readings older than this say nothing about now. */
const STALE_MS = 5 * 60_000;
/** An election takes seconds: what was not answered for longer may have had no leader, and then nothing is written. */
const UNANSWERED_MS = 30_000;
/** A first commit that has stood this long stands. */
const STANDS_MS = 30_000;

const TOO_FEW_LOG_ENDS = unknown(plain("unknown.few-log-ends"));
const NO_COMMIT = unknown(NO_COMMITTED_OFFSET);
const ONE_COMMIT = unknown(plain("unknown.one-commit"));

/**
 * Records written per second. Gaps in the readings widen the time looked at; a log that shrank starts anew. Unknown once the log
 * end was asked for and not told for `UNANSWERED_MS`: what was written before says nothing about now.
 */
export const produceRate = (log: LogReadings, now: Millis): Known<number> =>
  knownProduceRate(plainProduceRate(log, now));

/** A rate of `plainProduceRate`, with the reason where it is not known. */
export const knownProduceRate = (rate: number): Known<number> => (Number.isNaN(rate) ? TOO_FEW_LOG_ENDS : known(rate));

/** `produceRate` alone; NaN where it is not known. For loops over all partitions, which have no use for reasons. */
export function plainProduceRate(log: LogReadings, now: Millis): number {
  let newest = -1;
  let oldest = -1;
  for (let i = log.length - 1; i >= 0; i--) {
    if (now - log.at(i) > STALE_MS) break;
    if (!log.isKnown(i)) continue;
    if (oldest !== -1 && log.grown(i, oldest) < 0) break;
    if (newest === -1) {
      if (i < log.length - 1 && now - log.at(i) > UNANSWERED_MS) return Number.NaN;
      newest = i;
    }
    oldest = i;
    if (log.at(newest) - log.at(i) >= RECENT_MS) break;
  }
  const ms = newest === -1 ? 0 : log.at(newest) - log.at(oldest);
  return ms === 0 ? Number.NaN : perSecond(log.grown(oldest, newest), ms);
}

/**
 * Records consumed per second, from commits. The time looked at reaches back at least to the commit before the
 * last move, so that commits minutes apart still make a rate; it goes on to `now` once the next commit is overdue, so that
 * a group that stands comes down to 0. After a rewind it starts anew.
 */
export function consumeRate(commits: CommitReadings, now: Millis): Known<number> {
  if (commits.length === 0) return NO_COMMIT;
  const rate = plainConsumeRate(commits, now);
  return Number.isNaN(rate) ? ONE_COMMIT : known(rate);
}

/** `consumeRate` alone; NaN where it is not known. For loops over all partitions, which have no use for reasons. */
export function plainConsumeRate(commits: CommitReadings, now: Millis): number {
  const last = commits.length - 1;
  if (last < 0) return Number.NaN;
  const lastAt = commits.at(last);
  const base = baseOf(commits, now);
  const from = commits.at(base);
  const steps = last - base;
  if (steps === 0) return now - lastAt >= STANDS_MS ? 0 : Number.NaN;
  const usualGap = (lastAt - from) / steps;
  const overdue = now - lastAt > Math.max(15_000, 2 * usualGap);
  if (overdue && now - lastAt >= RECENT_MS) return 0;
  const until = overdue ? now : lastAt;
  return until <= from ? Number.NaN : perSecond(commits.moved(base, last), until - from);
}

/** Index of the commit that the rate counts from. */
function baseOf(commits: CommitReadings, now: Millis): number {
  const last = commits.length - 1;
  let index = last;
  for (let i = last - 1; i >= 0; i--) {
    if (commits.moved(i, index) < 0) break;
    const age = now - commits.at(i);
    if (age > STALE_MS && index < last) break;
    index = i;
    if (age >= RECENT_MS) break;
  }
  return index;
}
