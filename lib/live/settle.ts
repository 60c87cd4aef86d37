/**
 * What a row of the stream says, as exactly as a person can use it: rates, ages and forecasts are estimates, and their
 * last digits would be most of what is sent. Lag and offsets are exact. Pure.
 */
import type { GroupSummary, KnownNumber } from "@/lib/api/contract";
import { agedTimeLag } from "@/lib/api/row-columns";
import { sameSaid } from "@/lib/core/words/sentences/facts";
import { samePlace, type Trend } from "@/lib/api/trend-point";

/** Rates that differ by less than this share are the same. */
const RATE_TOLERANCE = 0.01;
const FORECAST_TOLERANCE = 0.05;
const SECOND = 1000;
const TENTH = 100;

/** The row to send; `before` is the one sent last, `elapsedMs` earlier. */
export function settleRow(before: GroupSummary | undefined, row: GroupSummary, elapsedMs: number): GroupSummary {
  return {
    ...row,
    produceRate: settle(before?.produceRate, row.produceRate, threeDigits, share(RATE_TOLERANCE)),
    consumeRate: settle(before?.consumeRate, row.consumeRate, threeDigits, share(RATE_TOLERANCE)),
    catchUp: settle(before?.catchUp, row.catchUp, wholeSeconds, share(FORECAST_TOLERANCE)),
    timeLag: settle(before && agedTimeLag(before, elapsedMs), row.timeLag, wholeTenths, ageTolerance),
    lastCommitAt: row.lastCommitAt === null ? null : Math.floor(row.lastCommitAt / SECOND) * SECOND,
    trend: settleTrend(before?.trend, row.trend),
  };
}

/** The age to send, where one was sent just before. */
export const settleTimeLag = (before: KnownNumber, now: KnownNumber): KnownNumber =>
  settle(before, now, wholeTenths, ageTolerance);

type Tolerance = (value: number) => number;
const share =
  (part: number): Tolerance =>
  (value) =>
    Math.abs(value) * part;
/** A tenth of a second where seconds are shown with tenths, a second where they are not. */
const ageTolerance: Tolerance = (ms) => (ms < 10 * SECOND ? TENTH : SECOND);

const threeDigits = (value: number) => Number(value.toPrecision(3));
const wholeSeconds = (ms: number) => Math.ceil(ms / SECOND) * SECOND;
const wholeTenths = (ms: number) => Math.round(ms / TENTH) * TENTH;

/** The earlier value while the new one is near it, else the new one, rounded. Zero is near nothing but zero. */
function settle(
  before: KnownNumber | undefined,
  value: KnownNumber,
  round: (value: number) => number,
  tolerance: Tolerance,
): KnownNumber {
  const near = (old: number, now: number) => (old === 0) === (now === 0) && Math.abs(old - now) <= tolerance(now);
  if (value.known) {
    const now = round(value.value);
    return before?.known && near(before.value, now) ? before : { known: true, value: now };
  }
  if (value.atLeast === undefined) return value;
  const now = round(value.atLeast);
  if (before?.known === false && sameSaid(before.said, value.said) && before.atLeast !== undefined)
    if (near(before.atLeast, now)) return before;
  return { ...value, atLeast: now };
}

/** Its last point still moves; it comes when it stands. Until then the trend is the object that it was before. */
function settleTrend(before: Trend | undefined, now: Trend): Trend {
  const count = now.at.length <= 2 ? now.at.length : now.at.length - 1;
  if (before && isStartOf(before, now, count)) return before;
  const { of, at, logEnd, committed } = now;
  return { of, at: at.slice(0, count), logEnd: logEnd.slice(0, count), committed: committed.slice(0, count) };
}

function isStartOf(start: Trend, now: Trend, count: number): boolean {
  const { at, logEnd, committed } = now;
  if (start.at.length !== count || !samePlace(start, now)) return false;
  for (let i = 0; i < count; i++)
    if (start.at[i] !== at[i] || start.logEnd[i] !== logEnd[i] || start.committed[i] !== committed[i]) return false;
  return true;
}
