import { expect, it } from "vitest";
import { StoredPast, type StoredMoment } from "./stored-past";

const moment = (at: number, over: Partial<StoredMoment> = {}): StoredMoment => ({
  ...{ at, topic: "orders", topicId: "id-1", first: 0, leaderless: [], members: 2 },
  ...{ logEnd: [10n, 20n], logStart: [0n, 0n], committed: [10n], commitAt: [at - 1] },
  ...over,
});

const pastOf = (...moments: StoredMoment[]) => {
  const past = new StoredPast();
  for (const one of moments) past.add(one);
  return past;
};

it("has a reading of every partition at every moment, also where nothing is committed", () => {
  const past = pastOf(moment(1000), moment(2000, { leaderless: [1], logEnd: [11n, null] }));
  expect(past.readings).toBe(4);
  const [first, second] = past.partitions().map(([stretch]) => stretch!);
  expect(first).toMatchObject({ topic: "orders", partition: 0, moments: [1000, 2000] });
  expect(first!.members).toEqual([1000, 2000].map((at) => ({ at, count: 2, owned: null })));
  expect(second!.commits).toEqual([]);
  expect(second!.logPoints).toEqual([
    { at: 1000, logEnd: 20n, logStart: 0n, hasLeader: true },
    { at: 2000, logEnd: null, logStart: 0n, hasLeader: false },
  ]);
});

it("takes each commit once: a tick repeats the newest one, a commit again at the same offset is a new one", () => {
  const past = pastOf(moment(1000), moment(2000, { commitAt: [999] }), moment(3000, { commitAt: [2500] }));
  expect(past.partitions()[0]![0]!.commits).toEqual([
    { at: 999, offset: 10n },
    { at: 2500, offset: 10n },
  ]);
});

it("begins anew with a new topic of the same name, and knows which partition an array begins at", () => {
  const past = pastOf(moment(1000, { first: 3 }), moment(2000, { first: 3, topicId: "id-2" }));
  const [third, fourth] = past.partitions();
  expect(third!.map(({ partition, moments }) => [partition, moments])).toEqual([
    [3, [1000]],
    [3, [2000]],
  ]);
  expect(fourth![0]!.partition).toBe(4);
});
