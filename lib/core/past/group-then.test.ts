/** A group's page and a partition's page of one past moment say the same of a partition. */
import { expect, it } from "vitest";
import { toBytes } from "../judge/habits/habit-bytes";
import { Habits } from "../judge/habits/habits";
import { DEFAULT_EVALUATION } from "../words/settings";
import { say } from "../words/sentences/facts";
import { groupThen } from "./group-then";
import { judgeMoments } from "./replay";
import type { Report } from "./report";
import { StoredPast, type StoredMoment } from "./stored-past";

const CYCLE = 10_000;
const T0 = 1_700_000_000_000;
const REPEATS = 0;
const SILENT = 1;

/** 10 records/s, and 200 s of them waiting as it begins: partition 0 commits its offset once more, partition 1 nothing at all. */
const momentAt = (at: number): StoredMoment => {
  const end = BigInt(10_000 + (at - T0) / 100);
  return {
    ...{ at, topic: "orders", topicId: "a", first: 0, leaderless: [], members: 1 },
    ...{ logEnd: [end, end], logStart: [0n, 0n], committed: [8000n, 8000n] },
    commitAt: [at < T0 + CYCLE ? T0 - 5000 : T0 + 5000, T0 - 5000],
  };
};
const moments = Array.from({ length: 61 }, (_, index) => momentAt(T0 + index * CYCLE));

type Found = [second: number, status: string, evidence: string | null];

const onGroupPage = (partition: number, habits?: Habits): Found[] =>
  moments.map(({ at }, index) => {
    const then = groupThen({
      ...{ cluster: "lab", group: "billing", moments: moments.slice(0, index + 1), reported: [], status: null },
      ...{
        windowMs: DEFAULT_EVALUATION.windowMs,
        settingsOf: () => DEFAULT_EVALUATION,
        habitsOf: () => habits,
        watchedFrom: () => null,
        gapMs: 3 * CYCLE,
      },
    });
    const { status, finding } = then!.group.subscriptions[0]!.partitions[partition]!;
    return [(at - T0) / 1000, status, finding?.evidence ?? null];
  });

const onPartitionPage = (partition: number): Found[] => {
  const past = new StoredPast();
  for (const moment of moments) past.add(moment);
  const stretch = past.partitions()[partition]![0]!;
  return [...judgeMoments({ ...stretch, settings: DEFAULT_EVALUATION }, stretch.moments)].map(
    ({ at, partitionStatus, finding }) => [(at - T0) / 1000, partitionStatus, finding?.evidence ?? null],
  );
};

const since = (found: Found[]) => found.find(([, status]) => status === "STALLED")?.[0];

it("where a repeated commit was seen, and of the partition beside it where none was", () => {
  const repeats = onPartitionPage(REPEATS);
  const silent = onPartitionPage(SILENT);
  expect([since(repeats), since(silent)]).toEqual([60, 230]);
  expect(onGroupPage(REPEATS)).toEqual(repeats);
  expect(onGroupPage(SILENT)).toEqual(silent);
});

it("what is known of the group by habit counts, and is taught nothing by who looks back", () => {
  const habits = new Habits();
  for (let day = 3; day > 0; day--)
    for (let hour = 0; hour < 24; hour++) {
      const at = T0 - day * 86_400_000 + hour * 3_600_000;
      habits.learnCommits(24 * (4 - day) + hour, at);
      habits.learnMove(at, 20 * 60_000, 0);
    }
  const before = toBytes(habits);
  expect(since(onGroupPage(SILENT, habits))).toBeUndefined();
  expect(toBytes(habits)).toEqual(before);
});

/** At the first moment the rules find nothing yet. */
const early = (reported: (Report & { topic: string; partition: number })[]) =>
  groupThen({
    ...{ cluster: "lab", group: "billing", moments: moments.slice(0, 1), reported, status: null },
    ...{
      windowMs: DEFAULT_EVALUATION.windowMs,
      settingsOf: () => DEFAULT_EVALUATION,
      habitsOf: () => undefined,
      watchedFrom: () => T0 - 60_000,
      gapMs: 3 * CYCLE,
    },
  })!;

it("what was reported goes before what is found again, in the group's own status too", () => {
  const said = say("stopped.nobody", { offset: "8000", ms: 90_000, lag: "2000" });
  const stopped = {
    topic: "orders",
    partition: 1,
    at: T0 - 5000,
    status: "STOPPED",
    message: "No commit",
    said,
  } as const;
  const { group, otherwise } = early([stopped]);
  expect(group.status).toBe("ERROR");
  expect(group.findings).toMatchObject([{ topic: "orders", partition: 1, finding: { rule: "stopped", said } }]);
  expect(group.subscriptions[0]!.partitions[1]).toMatchObject({ status: "STOPPED", since: T0 - 5000 });
  expect(otherwise).toMatchObject([{ topic: "orders", partition: 1, said: { partitionStatus: "OK", finding: null } }]);
});

it("what never changed is so since it was watched without a gap, at least", () => {
  const { group, atLeast, otherwise } = early([
    { topic: "orders", partition: 1, at: T0 - 9000, status: "OK", message: "" },
  ]);
  expect(group.subscriptions[0]!.partitions.map(({ since }) => since)).toEqual([T0 - 60_000, T0 - 9000]);
  expect([atLeast, otherwise]).toEqual([[{ topic: "orders", partition: 0 }], []]);
});
