import { describe, expect, it } from "vitest";
import type { GroupDetail } from "@/lib/api/contract";
import { neighboursOf } from "./neighbours";
import { samplesOf, samplesOfTick } from "./samples";

describe("samplesOf", () => {
  const nothing = [null, null, null, null];
  const series = {
    ...{ topic: "t", partition: 0, at: [10, 20, 30, 40], logStart: nothing, lag: [0, 1, 2, 3] },
    ...{ logEnd: [5n, 6n, 7n, 8n], committed: [5n, 5n, 5n, 6n] },
  };

  it("gives the moments within the window, newest first, and says where the offset stood", () => {
    const samples = samplesOf(series, { from: 20, to: 40 });
    expect(samples.map(({ at, moved, lag }) => [at, moved, lag])).toEqual([
      [40, true, 2n],
      [30, false, 2n],
      [20, false, 1n],
    ]);
  });

  it("has none without a series", () => {
    expect(samplesOf(undefined, { from: 0, to: 1 })).toEqual([]);
  });
});

describe("samplesOfTick", () => {
  const sample = { at: 10, logStart: "0", logEnd: "9007199254740993", committed: "5", commitAt: 9, hasLeader: true };

  it("keeps every digit, counts from the log start that has passed the group, and leaves unknown unknown", () => {
    const samples = samplesOfTick([
      sample,
      { ...sample, at: 20, logStart: "9007199254740990" },
      { ...sample, at: 30, logEnd: null },
    ]);
    expect(samples.map(({ at, lag, moved }) => [at, lag, moved])).toEqual([
      [30, null, false],
      [20, 3n, false],
      [10, 9007199254740988n, true],
    ]);
  });
});

describe("neighboursOf", () => {
  const partitions = (topic: string, ...numbers: number[]) => ({
    topic,
    partitions: numbers.map((partition) => ({ topic, partition })),
  });
  const detail = { subscriptions: [partitions("b", 0), partitions("a", 10, 9)] } as unknown as GroupDetail;

  it("goes from topic to topic in the order of names and numbers", () => {
    expect(neighboursOf(detail, { topic: "a", partition: 10 })).toMatchObject({
      previous: { topic: "a", partition: 9 },
      next: { topic: "b", partition: 0 },
    });
  });

  it("ends at either end, and knows nothing of strangers", () => {
    expect(neighboursOf(detail, { topic: "a", partition: 9 }).previous).toBeNull();
    expect(neighboursOf(detail, { topic: "c", partition: 0 })).toEqual({ previous: null, next: null });
  });
});
