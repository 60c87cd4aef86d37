/**
 * The commits of one group on one topic, in columns: a commit takes 12 bytes (a time and an offset) and some room to grow,
 * where an object for each would take sixty. Each partition has a stretch of the columns, oldest commit first.
 */
import { OffsetColumn } from "./offset-column";
import type { CommitReadings } from "./readings";
import type { Millis } from "./terms";
import type { CommitPoint } from "./window";

const FIRST_CAPACITY = 4;
/** A full stretch grows by a quarter, or is moved to its beginning where this share of it is free there. */
const GROWTH = 1.25;
const FREE_SHARE = 1 / 8;
/** Times are kept in ms since `base`, up to some 49 days; a window that spans more has wider ones. */
const MOST_SINCE_BASE = 2 ** 32 - 1;

export class CommitColumns {
  private capacity = FIRST_CAPACITY;
  private base: Millis | null = null;
  private times: Uint32Array | Float64Array = new Uint32Array(0);
  private offsets = new OffsetColumn(0);
  private first = new Int32Array(0);
  private count = new Int32Array(0);

  /** Partitions that there is room for; some may have no commits. */
  get partitions(): number {
    return this.count.length;
  }

  /** Memory that the columns take. */
  get bytes(): number {
    const { times, offsets, first, count } = this;
    return [times, offsets.values, first, count].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  countOf(partition: number): number {
    return this.count[partition] ?? 0;
  }

  /** Time of commit `index`, which must be there; 0 is the oldest. */
  at(partition: number, index: number): Millis {
    return this.base! + this.times[partition * this.capacity + this.first[partition]! + index]!;
  }

  offset(partition: number, index: number): bigint {
    return this.offsets.values[partition * this.capacity + this.first[partition]! + index]!;
  }

  /** As `offset`, as a number where a double holds it exactly, else NaN. */
  offsetNumber(partition: number, index: number): number {
    return this.offsets.number(partition * this.capacity + this.first[partition]! + index);
  }

  lastAt(partition: number): Millis | null {
    const count = this.countOf(partition);
    return count > 0 ? this.at(partition, count - 1) : null;
  }

  /** True when the newest commit is one of `offset`. */
  endsAt(partition: number, offset: bigint): boolean {
    const count = this.countOf(partition);
    return count > 0 && this.offsets.holds(partition * this.capacity + this.first[partition]! + count - 1, offset);
  }

  /** Commits as objects. */
  points(partition: number): CommitPoint[] {
    const points: CommitPoint[] = [];
    for (let i = 0; i < this.countOf(partition); i++)
      points.push({ at: this.at(partition, i), offset: this.offset(partition, i) });
    return points;
  }

  /** By how much the committed offset moved from one commit to a later one. */
  moved(partition: number, from: number, to: number): number {
    const start = partition * this.capacity + this.first[partition]!;
    return this.offsets.lessIn(start + to, this.offsets, start + from);
  }

  /** The commits of one partition; they are good until the next one is added. */
  readings(partition: number): CommitReadings {
    return new PartitionCommits(this, partition);
  }

  /** Adds a commit that is not older than the newest. */
  push(partition: number, at: Millis, offset: bigint): void {
    this.makeRoom(partition, at);
    this.put(partition, this.count[partition]!++, at, offset);
  }

  /** Takes the newest commit away. */
  pop(partition: number): void {
    this.count[partition]!--;
  }

  /** Puts a commit that came late in its place. */
  insert(partition: number, at: Millis, offset: bigint): void {
    const points = this.points(partition);
    let index = points.length;
    while (index > 0 && points[index - 1]!.at > at) index--;
    points.splice(index, 0, { at, offset });
    this.makeRoom(partition, at);
    this.count[partition]!++;
    points.forEach((point, i) => this.put(partition, i, point.at, point.offset));
  }

  /** Drops commits older than `oldest`, but never the newest: it is what the group stands at. */
  dropBefore(partition: number, oldest: Millis): void {
    while (this.count[partition]! > 1 && this.at(partition, 0) < oldest) {
      this.first[partition]!++;
      this.count[partition]!--;
    }
  }

  clear(partition: number): void {
    if (partition < this.partitions) this.count[partition] = 0;
  }

  /** Moves all times back. */
  moveBack(ms: Millis): void {
    if (this.base !== null) this.base -= ms;
  }

  private put(partition: number, index: number, at: Millis, offset: bigint): void {
    const place = partition * this.capacity + this.first[partition]! + index;
    this.times[place] = at - this.base!;
    this.offsets.values[place] = offset;
  }

  private makeRoom(partition: number, at: Millis): void {
    this.base ??= at - MOST_SINCE_BASE / 2;
    const since = at - this.base;
    if (this.times instanceof Uint32Array && (since < 0 || since > MOST_SINCE_BASE || !Number.isInteger(since)))
      this.times = Float64Array.from(this.times);
    if (partition >= this.partitions) this.layOut(partition + 1, this.capacity);
    if (this.first[partition]! + this.count[partition]! < this.capacity) return;
    if (this.first[partition]! >= Math.max(1, this.capacity * FREE_SHARE)) this.toFront(partition);
    else this.layOut(this.partitions, Math.ceil(this.capacity * GROWTH));
  }

  private toFront(partition: number): void {
    const start = partition * this.capacity;
    const from = start + this.first[partition]!;
    this.times.copyWithin(start, from, from + this.count[partition]!);
    this.offsets.values.copyWithin(start, from, from + this.count[partition]!);
    this.first[partition] = 0;
  }

  /** Lays the columns out anew, each stretch from its beginning. */
  private layOut(partitions: number, capacity: number): void {
    const Times = this.times instanceof Uint32Array ? Uint32Array : Float64Array;
    const times = new Times(partitions * capacity);
    const offsets = new OffsetColumn(partitions * capacity);
    const count = new Int32Array(partitions);
    for (let partition = 0; partition < this.partitions; partition++) {
      const from = partition * this.capacity + this.first[partition]!;
      const to = partition * capacity;
      count[partition] = this.count[partition]!;
      // One by one: a view of each stretch would take more memory than the stretch.
      for (let i = 0; i < count[partition]!; i++) {
        times[to + i] = this.times[from + i]!;
        offsets.values[to + i] = this.offsets.values[from + i]!;
      }
    }
    this.times = times;
    this.offsets = offsets;
    this.count = count;
    this.first = new Int32Array(partitions);
    this.capacity = capacity;
  }
}

/** Not an object of closures: rates ask for one of every partition of every group. */
class PartitionCommits implements CommitReadings {
  readonly length: number;

  constructor(
    private readonly columns: CommitColumns,
    private readonly partition: number,
  ) {
    this.length = columns.countOf(partition);
  }

  at(index: number): Millis {
    return this.columns.at(this.partition, index);
  }

  moved(from: number, to: number): number {
    return this.columns.moved(this.partition, from, to);
  }
}
