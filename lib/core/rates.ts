/** Produce and consume rate of one partition in records per second, over the recent part of its window. */
import type { CommitReadings, LogReadings } from "./readings";
import { known, unknown, type Known, type Millis } from "./terms";

/** How far back a rate looks when there are enough readings. */
const RECENT_MS = 60_000;
/** Readings older than this say nothing about now. */
const STALE_MS = 5 * 60_000;
/** A first commit that has stood this long stands. */
const STANDS_MS = 30_000;

/** Records written per second. Gaps in the readings widen the time looked at; a log that shrank starts anew. */
export function produceRate(log: LogReadings, now: Millis): Known<number> {
  let newest: { at: Millis; logEnd: bigint } | null = null;
  let oldest: { at: Millis; logEnd: bigint } | null = null;
  for (let i = log.length - 1; i >= 0; i--) {
    const at = log.at(i);
    if (now - at > STALE_MS) break;
    const logEnd = log.logEnd(i);
    if (logEnd === null) continue;
    if (oldest && logEnd > oldest.logEnd) break;
    newest ??= { at, logEnd };
    oldest = { at, logEnd };
    if (newest.at - at >= RECENT_MS) break;
  }
  if (!newest || !oldest || newest.at === oldest.at) return unknown("too few readings of the log end offset");
  return known(perSecond(newest.logEnd - oldest.logEnd, newest.at - oldest.at));
}

/**
 * Records consumed per second, from commits. The time looked at reaches back at least to the commit before the
 * last move, so that commits minutes apart still make a rate; it goes on to `now` once the next commit is overdue, so that
 * a group that stands comes down to 0. After a rewind it starts anew.
 */
export function consumeRate(commits: CommitReadings, now: Millis): Known<number> {
  const last = commits.length - 1;
  if (last < 0) return unknown("no committed offset");
  const lastAt = commits.at(last);
  const base = baseOf(commits, now);
  const from = commits.at(base);
  const steps = last - base;
  if (steps === 0) {
    return now - lastAt >= STANDS_MS ? known(0) : unknown("only one commit seen so far");
  }
  const usualGap = (lastAt - from) / steps;
  const overdue = now - lastAt > Math.max(15_000, 2 * usualGap);
  if (overdue && now - lastAt >= RECENT_MS) return known(0);
  const until = overdue ? now : lastAt;
  if (until <= from) return unknown("only one commit seen so far");
  return known(perSecond(commits.offset(last) - commits.offset(base), until - from));
}

/** Index of the commit that the rate counts from. */
function baseOf(commits: CommitReadings, now: Millis): number {
  const last = commits.length - 1;
  let index = last;
  let after = commits.offset(last);
  for (let i = last - 1; i >= 0; i--) {
    const offset = commits.offset(i);
    if (offset > after) break;
    const age = now - commits.at(i);
    if (age > STALE_MS && index < last) break;
    index = i;
    after = offset;
    if (age >= RECENT_MS) break;
  }
  return index;
}

const perSecond = (records: bigint, ms: Millis) => Number(records) / (ms / 1000);
