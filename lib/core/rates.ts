/** Produce and consume rate of one partition in records per second, over the recent part of its window. */
import { known, unknown, type Known, type Millis } from "./terms";
import type { CommitPoint, PartitionWindow } from "./window";

/** How far back a rate looks when there are enough readings. */
const RECENT_MS = 60_000;
/** Readings older than this say nothing about now. */
const STALE_MS = 5 * 60_000;
/** A first commit that has stood this long stands. */
const STANDS_MS = 30_000;

/** Records written per second. Gaps in the readings widen the time looked at; a log that shrank starts anew. */
export function produceRate(window: PartitionWindow, now: Millis): Known<number> {
  const points = window.logPoints;
  let newest: { at: Millis; logEnd: bigint } | null = null;
  let oldest: { at: Millis; logEnd: bigint } | null = null;
  for (let i = points.length - 1; i >= 0; i--) {
    const { at, logEnd } = points[i]!;
    if (logEnd === null) continue;
    if (now - at > STALE_MS) break;
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
export function consumeRate(window: PartitionWindow, now: Millis): Known<number> {
  const { commits } = window;
  const last = commits[commits.length - 1];
  if (!last) return unknown("no committed offset");
  const base = baseOf(commits, now);
  const from = commits[base]!;
  const steps = commits.length - 1 - base;
  if (steps === 0) {
    return now - last.at >= STANDS_MS ? known(0) : unknown("only one commit seen so far");
  }
  const usualGap = (last.at - from.at) / steps;
  const overdue = now - last.at > Math.max(15_000, 2 * usualGap);
  if (overdue && now - last.at >= RECENT_MS) return known(0);
  const until = overdue ? now : last.at;
  if (until <= from.at) return unknown("only one commit seen so far");
  return known(perSecond(last.offset - from.offset, until - from.at));
}

/** Index of the commit that the rate counts from. */
function baseOf(commits: readonly CommitPoint[], now: Millis): number {
  const last = commits.length - 1;
  let index = last;
  for (let i = last - 1; i >= 0; i--) {
    if (commits[i]!.offset > commits[i + 1]!.offset) break;
    if (now - commits[i]!.at > STALE_MS && index < last) break;
    index = i;
    if (now - commits[i]!.at >= RECENT_MS) break;
  }
  return index;
}

const perSecond = (records: bigint, ms: Millis) => Number(records) / (ms / 1000);
