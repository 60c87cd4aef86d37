/**
 * The commits of one group on one topic, in columns: a commit takes 8 bytes (a time and an offset, each since those of its
 * partition) and some room to grow, where an object for each would take sixty. Each partition has a stretch of the columns,
 * used as a ring: its oldest commit stands anywhere, the next ones after it, from the end on at the beginning.
 */
import { OffsetColumn } from "../numbers/offset-column";
import type { CommitReadings } from "../numbers/readings";
import type { Millis } from "../words/terms";
import type { CommitPoint } from "../numbers/window";

const FIRST_CAPACITY = 4;
/** All stretches grow by this factor when one is full. */
const GROWTH = 1.125;
/** And by so many commits at least: a short window that fills would be laid out anew at each one. */
const LEAST_GROWTH = 8;
/** From so many commits on it can be told how many a whole window will hold. */
const TELLING = 12;
/** But for more than so many times what is there nobody makes room: it may have been a burst. */
const MOST_GROWTH = 8;
/** Commits do not come like clockwork. */
const SLACK = 1.03;
/** Times and offsets are kept as distances of 4 bytes; a partition that spans more makes all of them wider. */
const MOST_NARROW = 2 ** 32 - 1;

export class CommitColumns {
  private capacity = FIRST_CAPACITY;
  /** What the distances of a partition count from. */
  private timeBase = new Float64Array(0);
  private offsetBase = new OffsetColumn(0);
  private times: Uint32Array | Float64Array = new Uint32Array(0);
  private offsets: Uint32Array | BigInt64Array = new Uint32Array(0);
  private first = new Int32Array(0);
  private count = new Int32Array(0);
  /** Commits that were ever added, and the time of the newest of them; -Infinity before the first. */
  added = 0;
  newestAt: Millis = -Infinity;

  /** @param windowMs how far back commits will be kept */
  constructor(private readonly windowMs: Millis) {}

  /** Partitions that there is room for; some may have no commits. */
  get partitions(): number {
    return this.count.length;
  }

  /** Memory that the columns take. */
  get bytes(): number {
    const { timeBase, offsetBase, times, offsets, first, count } = this;
    const columns = [timeBase, offsetBase.values, times, offsets, first, count];
    return columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  countOf(partition: number): number {
    return this.count[partition] ?? 0;
  }

  /** Time of commit `index`, which must be there; 0 is the oldest. */
  at(partition: number, index: number): Millis {
    return this.timeBase[partition]! + this.times[this.place(partition, index)]!;
  }

  offset(partition: number, index: number): bigint {
    return this.offsetBase.values[partition]! + BigInt(this.offsets[this.place(partition, index)]!);
  }

  /** As `offset`, as a number where a double holds it exactly, else NaN. */
  offsetNumber(partition: number, index: number): number {
    const { offsets } = this;
    // In wide columns an offset may stand below what it counts from, and that may be beyond what a double holds.
    const offset =
      offsets instanceof Uint32Array
        ? this.offsetBase.number(partition) + offsets[this.place(partition, index)]!
        : Number(this.offset(partition, index));
    return offset <= Number.MAX_SAFE_INTEGER ? offset : Number.NaN;
  }

  lastAt(partition: number): Millis | null {
    const count = this.countOf(partition);
    return count > 0 ? this.at(partition, count - 1) : null;
  }

  /** True when the newest commit is one of `offset`. */
  endsAt(partition: number, offset: bigint): boolean {
    const count = this.countOf(partition);
    return count > 0 && this.offset(partition, count - 1) === offset;
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
    const [start, end] = [this.place(partition, from), this.place(partition, to)];
    const { offsets } = this;
    return offsets instanceof Uint32Array ? offsets[end]! - offsets[start]! : Number(offsets[end]! - offsets[start]!);
  }

  /** The commits of one partition; they are good until the next one is added. */
  readings(partition: number): CommitReadings {
    return new PartitionCommits(this, partition);
  }

  /** Adds a commit that is not older than the newest. */
  push(partition: number, at: Millis, offset: bigint): void {
    if (partition >= this.partitions) this.layOut(partition + 1, this.capacity);
    const count = this.count[partition]!;
    if (count === this.capacity) this.layOut(this.partitions, this.roomAfter(partition));
    if (count === 0) {
      this.timeBase[partition] = at;
      this.offsetBase.values[partition] = offset;
    } else if (!this.fits(partition, at, offset)) this.rebase(partition, at, offset);
    this.put(partition, this.count[partition]!++, at, offset);
    this.added++;
    if (at > this.newestAt) this.newestAt = at;
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
    this.push(partition, at, offset);
    points.forEach((point, i) => this.put(partition, i, point.at, point.offset));
  }

  /** Drops commits older than `oldest`, but never the newest: it is what the group stands at. */
  dropBefore(partition: number, oldest: Millis): void {
    while (this.count[partition]! > 1 && this.at(partition, 0) < oldest) {
      this.first[partition] = (this.first[partition]! + 1) % this.capacity;
      this.count[partition]!--;
    }
  }

  clear(partition: number): void {
    if (partition < this.partitions) this.count[partition] = 0;
  }

  /** Moves all times back. */
  moveBack(ms: Millis): void {
    for (let partition = 0; partition < this.partitions; partition++) this.timeBase[partition]! -= ms;
    this.newestAt -= ms;
  }

  /**
   * How long stretches are to be now that one is full. Room for a whole window is made in one step as soon as it can be told:
   * in many small ones, as windows fill, the columns that are let go of leave as much memory in pieces as the windows take.
   */
  private roomAfter(partition: number): number {
    const { capacity, windowMs } = this;
    const least = Math.max(capacity + LEAST_GROWTH, Math.ceil(capacity * GROWTH));
    const spanMs = this.at(partition, capacity - 1) - this.at(partition, 0);
    if (capacity < TELLING || !(spanMs > 0 && spanMs < windowMs)) return least;
    const inWindow = Math.ceil(((capacity - 1) / spanMs) * windowMs * SLACK) + 2;
    return Math.max(least, Math.min(inWindow, capacity * MOST_GROWTH));
  }

  /** Where commit `index` of a partition stands. */
  private place(partition: number, index: number): number {
    const inRing = this.first[partition]! + index;
    return partition * this.capacity + (inRing < this.capacity ? inRing : inRing - this.capacity);
  }

  private put(partition: number, index: number, at: Millis, offset: bigint): void {
    const place = this.place(partition, index);
    const since = offset - this.offsetBase.values[partition]!;
    this.times[place] = at - this.timeBase[partition]!;
    if (this.offsets instanceof Uint32Array) this.offsets[place] = Number(since);
    else this.offsets[place] = since;
  }

  /** Whether a commit can be told by its distance from what the partition's others count from. */
  private fits(partition: number, at: Millis, offset: bigint): boolean {
    const since = at - this.timeBase[partition]!;
    if (this.times instanceof Uint32Array && !isNarrow(since)) return false;
    return !(this.offsets instanceof Uint32Array) || isNarrow(-this.offsetBase.less(partition, offset));
  }

  /** Lets a partition's commits and one more count from the least of them, in wider columns where they must. */
  private rebase(partition: number, at: Millis, offset: bigint): void {
    const points = this.points(partition);
    const all = [...points, { at, offset }];
    const [oldest, newest] = [Math.min(...all.map((point) => point.at)), Math.max(...all.map((point) => point.at))];
    const least = all.reduce((least, point) => (point.offset < least ? point.offset : least), offset);
    const most = all.reduce((most, point) => (point.offset > most ? point.offset : most), offset);
    this.timeBase[partition] = oldest;
    this.offsetBase.values[partition] = least;
    if (all.some((point) => !Number.isInteger(point.at - oldest)) || newest - oldest > MOST_NARROW)
      this.times = Float64Array.from(this.times);
    if (this.offsets instanceof Uint32Array && most - least > MOST_NARROW)
      this.offsets = BigInt64Array.from(this.offsets, BigInt);
    points.forEach((point, i) => this.put(partition, i, point.at, point.offset));
  }

  /** Lays the columns out anew, each stretch from its beginning. */
  private layOut(partitions: number, capacity: number): void {
    const length = partitions * capacity;
    const { times, offsets } = this;
    this.times = this.straighten(
      times,
      times instanceof Uint32Array ? new Uint32Array(length) : new Float64Array(length),
      capacity,
    );
    this.offsets = this.straighten(
      offsets,
      offsets instanceof Uint32Array ? new Uint32Array(length) : new BigInt64Array(length),
      capacity,
    );
    this.timeBase = longer(this.timeBase, new Float64Array(partitions));
    const offsetBase = new OffsetColumn(partitions);
    offsetBase.values.set(this.offsetBase.values);
    this.offsetBase = offsetBase;
    this.count = longer(this.count, new Int32Array(partitions));
    this.first = new Int32Array(partitions);
    this.capacity = capacity;
  }

  /** Copies a column into `room`, whose stretches have another length, each from its oldest commit on. */
  private straighten<T extends Uint32Array | Float64Array | BigInt64Array>(column: T, room: T, stretch: number): T {
    const { first, count, capacity } = this;
    for (let partition = 0; partition < count.length; partition++) {
      const to = partition * stretch;
      let from = first[partition]!;
      // One by one: a view of each stretch would take more memory than the stretch.
      for (let i = 0; i < count[partition]!; i++) {
        room[to + i] = column[partition * capacity + from]!;
        if (++from === capacity) from = 0;
      }
    }
    return room;
  }
}

const isNarrow = (distance: number): boolean => distance >= 0 && distance <= MOST_NARROW && Number.isInteger(distance);

function longer<T extends Float64Array | Int32Array>(column: T, room: T): T {
  room.set(column);
  return room;
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
