/**
 * Goes on with a cluster where its recorded ticks end: the same stretch again and again, once an hour at most, with later
 * times and offsets that have grown on as fast as before. A group that fell behind falls behind further, one that stood still stays.
 */
import type { HistoryTick } from "@/lib/history/history";
import { HOUR_MS } from "@/lib/history/partitions";
import { Refusal } from "../cli/refusal";

type Offsets = (bigint | null)[];

/** First and last known value of each partition. */
interface Ends {
  first: Offsets;
  last: Offsets;
}

export class ContinuedTicks {
  private readonly logs = new Map<string, { logEnd: Ends; logStart: Ends }>();
  private readonly groups = new Map<string, { committed: Ends; commitAt: Ends }>();
  private firstAt: number | null = null;
  private lastAt = 0;
  private intervalMs = 0;
  ticks = 0;

  /** Takes in a recorded tick; all of them, in order, before the first is continued. */
  learn(tick: HistoryTick): void {
    this.firstAt ??= tick.at;
    this.lastAt = tick.at;
    this.intervalMs = tick.intervalMs;
    this.ticks++;
    for (const { topic, topicId, logEnd, logStart } of tick.topics) {
      const own = entry(this.logs, logKey(topic, topicId), () => ({ logEnd: noEnds(), logStart: noEnds() }));
      extend(own.logEnd, logEnd);
      extend(own.logStart, logStart);
    }
    for (const { group, topic, committed, commitAt } of tick.subscriptions) {
      const own = entry(this.groups, groupKey(group, topic), () => ({ committed: noEnds(), commitAt: noEnds() }));
      extend(own.committed, committed);
      extend(own.commitAt, commitAt.map(toBigInt));
    }
  }

  /** How long the recorded stretch is, in ms. */
  get recordedMs(): number {
    return this.lastAt - (this.firstAt ?? this.lastAt) + this.intervalMs;
  }

  /**
   * From the first tick to where the next pass begins, in ms: an hour at least. What comes again within one hour would
   * compress as no cluster's ticks do.
   */
  get periodMs(): number {
    if (this.firstAt === null || this.lastAt === this.firstAt)
      throw new Refusal("--ticks: the file holds a single tick. Export some minutes, so that there is movement in it.");
    return Math.max(HOUR_MS, this.recordedMs);
  }

  /** A recorded tick as it would be in a later pass (0: the first), when the first one begins at `start`. */
  shift(tick: HistoryTick, pass: number, start: number): HistoryTick {
    const offset = start - this.firstAt!;
    const by = offset + pass * this.periodMs;
    const ends = new Map<string, bigint[]>();
    const topics = tick.topics.map((topic) => {
      const own = this.logs.get(logKey(topic.topic, topic.topicId))!;
      const growth = this.growth(own.logEnd);
      ends.set(topic.topic, growth);
      const logStart = moved(topic.logStart, this.growth(own.logStart, growth), pass);
      return { ...topic, logEnd: moved(topic.logEnd, growth, pass), logStart };
    });
    const subscriptions = tick.subscriptions.map((one) => {
      const own = this.groups.get(groupKey(one.group, one.topic))!;
      const committed = moved(one.committed, this.growth(own.committed, ends.get(one.topic) ?? []), pass);
      // Who did not commit in the file does not commit later.
      const commits = own.commitAt.first.map((first, index) => first !== own.commitAt.last[index]);
      const commitAt = one.commitAt.map((at, index) => (at === null ? null : at + (commits[index] ? by : offset)));
      return { ...one, committed, commitAt };
    });
    return { ...tick, at: tick.at + by, topics, subscriptions };
  }

  /** How much each partition grows in a pass; never back, and never more than its log. */
  private growth({ first, last }: Ends, most?: readonly bigint[]): bigint[] {
    const [period, span] = [BigInt(this.periodMs), BigInt(this.lastAt - this.firstAt!)];
    return first.map((from, index) => {
      const own = (((last[index] ?? 0n) - (from ?? 0n)) * period) / span;
      const bound = most ? (most[index] ?? 0n) : own;
      return own < 0n ? 0n : own < bound ? own : bound;
    });
  }
}

const logKey = (topic: string, topicId: string | null) => JSON.stringify([topic, topicId]);
const groupKey = (group: string, topic: string) => JSON.stringify([group, topic]);
const noEnds = (): Ends => ({ first: [], last: [] });
const toBigInt = (value: number | null | undefined) => (value == null ? null : BigInt(value));

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** Arrays may have holes where a file leaves partitions out. */
function extend({ first, last }: Ends, values: Offsets): void {
  for (let index = 0; index < values.length; index++) {
    first[index] ??= values[index] ?? null;
    last[index] = values[index] ?? last[index] ?? null;
  }
}

const moved = (values: Offsets, growth: bigint[], pass: number): Offsets =>
  values.map((value, index) => (value == null ? null : value + (growth[index] ?? 0n) * BigInt(pass)));
