/** For tests of files: ticks as they may come, and what has to come back of them. */
import fc from "fast-check";
import type { HistoryTick } from "./model";

const offset = fc.option(
  fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    fc.constantFrom(0n, -1n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)),
  ),
  { nil: null },
);
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: "binary" }),
  fc.constantFrom(
    'a, "b"\r\n',
    "\n",
    " padded ",
    "주문-그룹",
    "\u{feff}mark",
    "null",
    "PAR1",
    "=1+1",
    "'",
    "-5",
    "@a\nb",
    "__proto__",
    "🦆",
  ),
);
/** A group's name may be empty. */
const group = fc.oneof({ weight: 9, arbitrary: name }, fc.constant(""));
const millis = fc.option(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { nil: null });
const members = fc.option(fc.nat(9), { nil: null });

const topic = fc.nat(3).chain((partitions) => {
  const offsets = fc.array(offset, { minLength: partitions, maxLength: partitions });
  return fc.record({
    topic: name,
    topicId: fc.option(fc.uuid(), { nil: null }),
    logEnd: offsets,
    logStart: offsets,
    leaderless: fc.subarray([...Array(partitions).keys()]),
  });
});

const reading = fc.record({
  group,
  /** Of the topics of the tick, or one that was not seen. */
  topic: fc.option(fc.nat(), { nil: null }),
  unseen: name,
  slots: fc.array(fc.tuple(offset, millis), { minLength: 3, maxLength: 3 }),
  members,
});

const tick = fc
  .record({
    topics: fc.uniqueArray(topic, { selector: ({ topic }) => topic, maxLength: 3 }),
    readings: fc.array(reading, { maxLength: 4 }),
  })
  .map(({ topics, readings }) => {
    const subscriptions = readings.map(({ topic, group, unseen, slots, members }) => {
      const seen = topic === null ? undefined : topics[topic % Math.max(topics.length, 1)];
      const own = slots.slice(0, seen ? seen.logEnd.length : slots.length);
      return {
        group,
        topic: seen?.topic ?? `unseen ${unseen}`,
        committed: own.map(([committed]) => committed),
        commitAt: own.map(([, at]) => at),
        members,
      };
    });
    const once = new Map(subscriptions.map((own) => [JSON.stringify([own.group, own.topic]), own]));
    return { topics, subscriptions: [...once.values()] };
  });

/** Ticks of a cluster "lab", some of them of nothing, their names and numbers as odd as they can be. */
export const anyTicks: fc.Arbitrary<HistoryTick[]> = fc
  .array(tick, { maxLength: 4 })
  .map((all) => all.map((made, index) => ({ cluster: "lab", at: 1000 + index, intervalMs: 5000, ...made })));

/** Topics have no order. */
export const inOrder = (ticks: HistoryTick[]): HistoryTick[] =>
  ticks.map((one) => ({ ...one, topics: [...one.topics].sort((a, b) => (a.topic < b.topic ? -1 : 1)) }));

/** One tick with a name that needs quotes, exact offsets and unknowns. */
export const sampleTick: HistoryTick = {
  ...{ cluster: "lab", at: 1_764_000_000_000, intervalMs: 5000 },
  topics: [{ topic: "orders", topicId: "id", logEnd: [2n ** 63n - 1n, null], logStart: [7n, null], leaderless: [1] }],
  subscriptions: [
    { group: 'a, "b"\r\n', topic: "orders", committed: [2n ** 53n + 1n, null], commitAt: [1, null], members: 2 },
  ],
};

/** All of what comes one by one. */
export async function gather<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** One by one, as history hands them out. */
export async function* oneByOne<T>(list: Iterable<T>): AsyncGenerator<T> {
  yield* list;
}
