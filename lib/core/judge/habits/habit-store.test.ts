import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { HabitStore } from "./habit-store";

const T0 = Date.UTC(2026, 0, 5);

it("keeps what a map of maps would keep", () => {
  const name = fc.integer({ min: 0, max: 60 }).map((n) => `topic-${n}`);
  const step = fc.record({
    what: fc.constantFrom("learn", "learn", "learn", "learn", "delete", "keep", "goes"),
    group: fc.constantFrom("a", "b", "c"),
    topic: name,
    kept: fc.array(name, { maxLength: 50 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      const store = new HabitStore();
      const model = new Map<string, Map<string, number>>();
      steps.forEach(({ what, group, topic, kept }, i) => {
        const topics = model.get(group) ?? new Map<string, number>();
        if (what === "learn") {
          store.of(group, topic).learnCommits(i + 1, T0 + i);
          model.set(group, topics.set(topic, T0 + i));
        } else if (what === "delete") {
          store.delete(group, topic);
          topics.delete(topic);
        } else {
          const names = new Map([...model.keys()].map((each) => [each, [...model.get(each)!.keys()]]));
          if (what === "keep") names.set(group, kept);
          else names.delete(group);
          store.keepOnly(names);
          if (what === "goes") model.delete(group);
          // As ever, topics that are gone are looked for only where there are fewer than are known.
          else if (topics.size > kept.length)
            for (const each of topics.keys()) if (!kept.includes(each)) topics.delete(each);
        }
        const known = Object.fromEntries(
          [...store.all()].map(({ group, topic, habits }) => [`${group}/${topic}`, habits.newestAt]),
        );
        const wanted = [...model].flatMap(([group, of]) => [...of].map(([topic, at]) => [`${group}/${topic}`, at]));
        expect(known).toEqual(Object.fromEntries(wanted));
        for (const each of ["a", "b", "c"]) {
          expect([...store.ofGroup(each).keys()].sort()).toEqual([...(model.get(each)?.keys() ?? [])].sort());
          expect(store.find(each, topic)?.newestAt).toBe(model.get(each)?.get(topic));
        }
      });
    }),
  );
});

it("a view of habits that were forgotten meanwhile teaches no others", () => {
  const store = new HabitStore();
  const view = store.of("a", "orders");
  store.delete("a", "orders");
  const other = store.of("b", "orders");
  view.learnCommits(7, T0);
  expect([other.since, other.commits, store.find("a", "orders")]).toEqual([null, 0, undefined]);
});

it.each([
  [10_000, 1],
  [2_000, 5],
  [10, 1_000],
])("of %i groups on %i topics each takes no more than 400 bytes", async (groups, topics) => {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const groupNames = Array.from({ length: groups }, (_, i) => `group-${i}`);
  const topicNames = Array.from({ length: topics }, (_, i) => `topic-${i}`);
  const used = async () => {
    // Buffers are given back a turn later.
    for (let turn = 0; turn < 3; turn++) {
      collectGarbage();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const fill = () => {
    const store = new HabitStore();
    for (const group of groupNames) for (const topic of topicNames) store.of(group, topic).learnCommits(1, T0);
    return store;
  };
  const stores = [fill()];
  const taken: number[] = [];
  // What the program itself takes meanwhile, for code that it makes, is not theirs.
  for (let turn = 0; turn < 3; turn++) {
    const before = await used();
    stores.push(fill());
    taken.push(((await used()) - before) / (groups * topics));
  }
  const bytes = Math.min(...taken);
  expect(bytes).toBeGreaterThan(300);
  expect(bytes).toBeLessThanOrEqual(400);
  expect(stores.every((store) => store.find("group-0", "topic-0")!.commits === 1)).toBe(true);
});
