/**
 * The habits of every group on every topic: rows of a few large buffers, and the rows of a group as a chain of numbers, for most
 * groups have one topic or two. What is handed out is a view, good until the next `keepOnly`.
 */
import { HabitRows, ROW } from "./habit-rows";
import { NEXT } from "./habit-view";
import { Habits } from "./habits";

/** Rows of one buffer: some 86 kB. What a buffer costs beside them is some 3 bytes of each then. */
const CHUNK = 250;
/** A chain is walked from its beginning; longer ones have an index beside them. */
const LONG_CHAIN = 32;

export class HabitStore {
  private readonly chunks: HabitRows[] = [];
  /** Topics by chunk and row; undefined: nobody's. */
  private readonly topics: (string | undefined)[][] = [];
  /** Rows that have ever been somebody's. */
  private count = 0;
  /** First row of each group. */
  private readonly first = new Map<string, number>();
  /** Rows by topic, of groups on many. */
  private readonly long = new Map<string, Map<string, number>>();
  private free: number[] = [];
  /** Given up since the last `keepOnly`: somebody may still hold a view of them. */
  private left: number[] = [];

  /** The habits of a group on a topic; new ones where none are known. */
  of(group: string, topic: string): Habits {
    return this.view(this.rowOf(group, topic) ?? this.add(group, topic));
  }

  /** As `of`, where any are known. */
  find(group: string, topic: string): Habits | undefined {
    const row = this.rowOf(group, topic);
    return row === undefined ? undefined : this.view(row);
  }

  /** Those of a group, by topic; empty where nothing is known. */
  ofGroup(group: string): ReadonlyMap<string, Habits> {
    const found = new Map<string, Habits>();
    for (const row of this.chain(group)) found.set(this.topicOf(row), this.view(row));
    return found;
  }

  /** All of them. */
  *all(): Generator<{ group: string; topic: string; habits: Habits }> {
    for (const group of this.first.keys())
      for (const row of this.chain(group)) yield { group, topic: this.topicOf(row), habits: this.view(row) };
  }

  /** Forgets a group's habits on a topic. */
  delete(group: string, topic: string): void {
    this.keep(group, (known) => known !== topic);
  }

  /** Drops the groups that are not named, and of the others the topics that are not. */
  keepOnly(names: ReadonlyMap<string, readonly string[]>): void {
    this.free.push(...this.left);
    this.left = [];
    for (const group of this.first.keys()) {
      const kept = names.get(group);
      if (!kept) this.keep(group, () => false);
      else if (this.lengthOf(group) > kept.length) this.keep(group, (topic) => kept.includes(topic));
    }
  }

  private view(row: number): Habits {
    return new Habits(this.chunks[Math.floor(row / CHUNK)], row % CHUNK);
  }

  /** Rows of a group, the one learned of last first. */
  private *chain(group: string): Generator<number> {
    for (let row = this.first.get(group) ?? -1; row >= 0; row = this.next(row)) yield row;
  }

  private rowOf(group: string, topic: string): number | undefined {
    const index = this.long.get(group);
    if (index) return index.get(topic);
    let row = this.first.get(group) ?? -1;
    while (row >= 0 && this.topicOf(row) !== topic) row = this.next(row);
    return row < 0 ? undefined : row;
  }

  /** The next row of the same group; -1 after the last. Counted from 1, so that a cleared row is the last. */
  private next(row: number): number {
    return this.chunks[Math.floor(row / CHUNK)]!.ints[(row % CHUNK) * ROW.ints + NEXT]! - 1;
  }

  private topicOf(row: number): string {
    return this.topics[Math.floor(row / CHUNK)]![row % CHUNK]!;
  }

  private setTopic(row: number, topic: string | undefined): void {
    this.topics[Math.floor(row / CHUNK)]![row % CHUNK] = topic;
  }

  private setNext(row: number, next: number): void {
    this.chunks[Math.floor(row / CHUNK)]!.ints[(row % CHUNK) * ROW.ints + NEXT] = next + 1;
  }

  private add(group: string, topic: string): number {
    const row = this.free.pop() ?? this.count++;
    if (row === this.chunks.length * CHUNK) {
      this.chunks.push(new HabitRows(CHUNK));
      this.topics.push(new Array<undefined>(CHUNK));
    }
    this.chunks[Math.floor(row / CHUNK)]!.clear(row % CHUNK);
    this.setTopic(row, topic);
    this.setNext(row, this.first.get(group) ?? -1);
    this.first.set(group, row);
    const index = this.long.get(group);
    if (index) index.set(topic, row);
    else if (this.lengthOf(group) > LONG_CHAIN)
      this.long.set(group, new Map([...this.chain(group)].map((each) => [this.topicOf(each), each])));
    return row;
  }

  private lengthOf(group: string): number {
    const index = this.long.get(group);
    if (index) return index.size;
    let length = 0;
    for (let row = this.first.get(group) ?? -1; row >= 0; row = this.next(row)) length++;
    return length;
  }

  /** Keeps those topics of a group that are to be kept, in their order. */
  private keep(group: string, isKept: (topic: string) => boolean): void {
    const rows = [...this.chain(group)];
    const kept = rows.filter((row) => isKept(this.topicOf(row)));
    const stays = new Set(kept);
    for (const row of rows) {
      if (stays.has(row)) continue;
      this.long.get(group)?.delete(this.topicOf(row));
      this.setTopic(row, undefined);
      this.left.push(row);
    }
    if (kept.length === 0) {
      this.first.delete(group);
      this.long.delete(group);
    } else {
      this.first.set(group, kept[0]!);
      kept.forEach((row, i) => this.setNext(row, kept[i + 1] ?? -1));
    }
  }
}
