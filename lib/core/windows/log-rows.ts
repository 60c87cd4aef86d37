/**
 * The logs of one topic over a window: a row for each reading, with a column of offsets over the partitions. All groups on
 * the topic share it; what did not change since the row before is shared between rows.
 */
import { CurveDraft, type LogCurve } from "../numbers/log-curve";
import { keepOlder, type OlderReading } from "../numbers/older-log";
import { OffsetColumn } from "../numbers/offset-column";
import { plainProduceRate, knownProduceRate } from "../numbers/rates";
import type { LogReadings } from "../numbers/readings";
import { keepMove, type LogStartMove } from "../numbers/retention";
import type { Millis } from "../words/terms";
import type { Known } from "../words/known";
import type { LogPoint, LogSeries } from "../numbers/window";
import { writtenBetween } from "../numbers/written-at";

/** What is read of a topic at one moment; null: not known. */
export interface LogReading {
  at: Millis;
  logEnd: readonly (bigint | null)[];
  logStart: readonly (bigint | null)[];
  leader: readonly number[];
}

interface Row {
  at: Millis;
  logEnd: OffsetColumn;
  logStart: OffsetColumn;
  hasLeader: Uint8Array;
}

/** Rates look back a minute from the newest reading that was answered: so far back all readings are kept. */
const FINE_MS = 120_000;

/** Stands for what is not known; no offset is negative. */
const NONE = -1n;

export class LogRows {
  private readonly rows: Row[] = [];
  /** So many rows, from the oldest on, have been thinned. */
  private thinned = 0;
  /** Produce rates as of a moment, by partition. */
  private rates: { now: Millis; of: Float64Array } = { now: Number.NaN, of: new Float64Array(0) };
  private readonly older: OlderReading[][] = [];
  private readonly readers: PartitionLog[] = [];
  private readonly starts: LogStartMove[][] = [];

  /** @param bucketMs of readings that are older than any rate looks back, one is kept in each stretch of so many ms */
  constructor(private readonly bucketMs: Millis) {}

  /** Adds a reading, and drops what is older than the window. */
  add(reading: LogReading, windowMs: Millis): void {
    const { at, logEnd, logStart, leader } = reading;
    const last = this.rows[this.rows.length - 1];
    this.rates.now = Number.NaN;
    this.rows.push({
      at,
      logEnd: toColumn(logEnd, logEnd.length),
      logStart: shared(last?.logStart, logStart, logEnd.length),
      hasLeader: sharedLeaders(last?.hasLeader, leader, logEnd.length),
    });
    for (let partition = 0; partition < logEnd.length; partition++) {
      const start = logStart[partition] ?? null;
      if (start !== null) keepMove((this.starts[partition] ??= []), at, start);
    }
    this.thinBefore(at - FINE_MS);
    this.dropBefore(at - windowMs, at);
  }

  get partitions(): number {
    return this.rows.reduce((most, { logEnd }) => Math.max(most, logEnd.length), 0);
  }

  /** Partitions that the newest reading has. */
  get width(): number {
    return this.rows[this.rows.length - 1]?.logEnd.length ?? 0;
  }

  get newestAt(): Millis | null {
    return this.rows[this.rows.length - 1]?.at ?? null;
  }

  /** How many readings there are; `atOf` and `endNumber` take the index of one, 0 the oldest. */
  get length(): number {
    return this.rows.length;
  }

  atOf(index: number): Millis {
    return this.rows[index]!.at;
  }

  /** Log end offset; NaN where it is not known, the partition was not there, or no double holds it exactly. */
  endNumber(index: number, partition: number): number {
    const end = this.rows[index]!.logEnd.number(partition);
    return end < 0 ? Number.NaN : end;
  }

  hasLeader(index: number, partition: number): boolean {
    return this.rows[index]!.hasLeader[partition] === 1;
  }

  /** The readings of one partition within the window; they are good until the next one is added. */
  series(partition: number): LogSeries {
    const has = ({ logEnd }: Row) => partition < logEnd.length;
    // A partition is missing in few rows, if in any: in those from before it was added.
    return new PartitionSeries(this.rows.every(has) ? this.rows : this.rows.filter(has), partition);
  }

  /** The readings of one partition, those from before the window too. All groups that read the topic ask in every cycle. */
  readings(partition: number): LogReadings {
    return (this.readers[partition] ??= new PartitionLog(this.rows, (this.older[partition] ??= []), partition));
  }

  /** Records written per second to a partition, as of `now`; worked out once for all groups that read the topic. */
  produceRate(partition: number, now: Millis): Known<number> {
    return knownProduceRate(this.plainProduceRate(partition, now));
  }

  /** As `produceRate`; NaN where it is not known. */
  plainProduceRate(partition: number, now: Millis): number {
    if (this.rates.now !== now) {
      const rateOf = (_: unknown, each: number) => plainProduceRate(this.readings(each), now);
      this.rates = { now, of: Float64Array.from({ length: this.partitions }, rateOf) };
    }
    return this.rates.of[partition] ?? Number.NaN;
  }

  /**
   * As `plainTimeLag` of a partition, where two readings within the window lie around `offset`; NaN elsewhere: that takes the
   * readings from before the window, or more than a double holds.
   */
  plainTimeLag(partition: number, offset: number, now: Millis): Millis {
    let laterEnd = Number.NaN;
    let laterAt = now;
    for (let i = this.rows.length - 1; i >= 0; i--) {
      const row = this.rows[i]!;
      const end = row.logEnd.number(partition);
      if (end === Number(NONE)) continue;
      if (end <= offset) {
        if (Number.isNaN(laterEnd)) return 0;
        return Math.max(0, now - writtenBetween(offset - end, laterEnd - end, row.at, laterAt));
      }
      // Not a number beyond 53 bits; and a log that shrank says nothing about the records of today.
      if (!(end > offset) || end > laterEnd) return Number.NaN;
      laterEnd = end;
      laterAt = row.at;
    }
    return Number.NaN;
  }

  olderOf(partition: number): readonly OlderReading[] {
    return this.older[partition] ?? [];
  }

  startsOf(partition: number): readonly LogStartMove[] {
    return this.starts[partition] ?? [];
  }

  moveBack(ms: Millis): void {
    for (const row of this.rows) row.at -= ms;
    for (const list of [...this.older, ...this.starts]) for (const each of list ?? []) each.at -= ms;
  }

  /** Where the log is read more often than that, keeps the newest row of each bucket: rules go through all rows again and again. */
  private thinBefore(fine: Millis): void {
    const bucketOf = (index: number) => Math.floor(this.rows[index]!.at / this.bucketMs);
    while (this.thinned < this.rows.length && this.rows[this.thinned]!.at < fine) {
      const crowded = this.thinned > 0 && bucketOf(this.thinned - 1) === bucketOf(this.thinned);
      if (crowded) this.rows.splice(this.thinned - 1, 1);
      else this.thinned++;
    }
  }

  private dropBefore(oldest: Millis, now: Millis): void {
    let count = 0;
    while (count < this.rows.length && this.rows[count]!.at < oldest) count++;
    this.thinned = Math.max(0, this.thinned - count);
    for (const { at, logEnd } of this.rows.splice(0, count)) {
      logEnd.values.forEach((offset, partition) => {
        if (offset !== NONE) keepOlder((this.older[partition] ??= []), { at, logEnd: offset }, now);
      });
    }
  }
}

/** Reads the lists of a topic's `LogRows`, which go on changing. */
class PartitionLog implements LogReadings {
  constructor(
    private readonly rows: readonly Row[],
    private readonly older: readonly OlderReading[],
    private readonly partition: number,
  ) {}

  get length(): number {
    return this.older.length + this.rows.length;
  }

  at(index: number): Millis {
    return this.placeOf(index).at;
  }

  isKnown(index: number): boolean {
    if (index < this.older.length) return true;
    const { logEnd } = this.rows[index - this.older.length]!;
    // A number beyond 53 bits is none here, but known.
    return this.partition < logEnd.length && logEnd.number(this.partition) !== Number(NONE);
  }

  grown(from: number, to: number): number {
    const before = this.older.length;
    if (from < before) return this.beyond(to, this.older[from]!.logEnd);
    if (to < before) return -this.beyond(from, this.older[to]!.logEnd);
    const { partition } = this;
    return this.rows[to - before]!.logEnd.lessIn(partition, this.rows[from - before]!.logEnd, partition);
  }

  beyond(index: number, offset: bigint): number {
    const before = this.older.length;
    if (index < before) return Number(this.older[index]!.logEnd - offset);
    return this.rows[index - before]!.logEnd.less(this.partition, offset);
  }

  private placeOf(index: number): { at: Millis } {
    return index < this.older.length ? this.older[index]! : this.rows[index - this.older.length]!;
  }
}

/** Makes points of rows in which the partition is. */
class PartitionSeries implements LogSeries {
  constructor(
    private readonly rows: readonly Row[],
    private readonly partition: number,
  ) {}

  get length(): number {
    return this.rows.length;
  }

  at(index: number): LogPoint | undefined {
    const row = this.rows.at(index);
    return row && pointOf(row, this.partition);
  }

  *[Symbol.iterator](): Generator<LogPoint> {
    for (const row of this.rows) yield pointOf(row, this.partition);
  }

  curve(): LogCurve | null {
    const { rows, partition } = this;
    const base = rows.find(({ logEnd }) => !logEnd.holds(partition, NONE))?.logEnd;
    if (!base) return null;
    const draft = new CurveDraft();
    for (const { at, logEnd } of rows)
      if (!logEnd.holds(partition, NONE)) draft.add(at, logEnd.lessIn(partition, base, partition));
    return draft.toCurve(base.values[partition]!);
  }
}

function pointOf({ at, logEnd, logStart, hasLeader }: Row, partition: number): LogPoint {
  const [start, end] = [logStart.values[partition]!, logEnd.values[partition]!];
  return {
    at,
    logEnd: end === NONE ? null : end,
    logStart: start === NONE ? null : start,
    hasLeader: hasLeader[partition] === 1,
  };
}

function toColumn(values: readonly (bigint | null | undefined)[], length: number): OffsetColumn {
  const column = new OffsetColumn(length);
  for (let i = 0; i < length; i++) column.values[i] = values[i] ?? NONE;
  return column;
}

/** The column before where it says the same, else a new one. */
function shared(before: OffsetColumn | undefined, values: readonly (bigint | null)[], length: number): OffsetColumn {
  if (before?.length !== length) return toColumn(values, length);
  for (let i = 0; i < length; i++) if (!before.holds(i, values[i] ?? NONE)) return toColumn(values, length);
  return before;
}

function sharedLeaders(before: Uint8Array | undefined, leader: readonly number[], length: number): Uint8Array {
  const column = new Uint8Array(length);
  let same = before?.length === length;
  for (let i = 0; i < length; i++) {
    column[i] = leader[i] === -1 ? 0 : 1;
    same &&= before![i] === column[i];
  }
  return same ? before! : column;
}
