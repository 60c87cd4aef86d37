import { describe, expect, it } from "vitest";
import type { ClusterSummary } from "@/lib/api/contract";
import { measureFreshness } from "./freshness";

const cluster = (name: string, at: number | null, intervalMs = 5000): ClusterSummary => ({
  cluster: name,
  at,
  health: { reachable: true, since: 0, reason: null },
  intervalMs,
  clusterId: null,
  controllerId: null,
  brokers: [],
  stream: { state: "running", reason: null, since: 0, records: 0, skipped: 0 },
  problems: [],
  cycle: { wallMs: 200, phases: {}, requests: 3 },
  topicCount: 0,
  partitionCount: 0,
  offlinePartitions: [],
  groupCount: 0,
});

describe("freshness", () => {
  it.each([
    [4_000, "fresh"],
    [10_000, "fresh"],
    [10_200, "late"],
    [15_100, "late"],
    [15_200, "stale"],
  ])("after %d ms of a 5 s cycle that takes 200 ms: %s", (age, level) => {
    expect(measureFreshness([cluster("a", 1_000)], 1_000 + age, true)).toEqual({
      ageMs: age,
      level,
      connected: true,
      cluster: "a",
      intervalMs: 5000,
      live: null,
    });
  });

  it("is that of the reading between two cycles where what is looked at is read then, and of the cycle that came after it", () => {
    const quick = { a: { at: 3_000, everyMs: 1000 } };
    expect(measureFreshness([cluster("a", 1_000)], 3_400, true, quick)).toMatchObject({
      ...{ ageMs: 2_400, live: { ageMs: 400, everyMs: 1000 } },
    });
    expect(measureFreshness([cluster("a", 3_300)], 3_400, true, quick).live).toEqual({ ageMs: 100, everyMs: 1000 });
  });

  it("is the cycle's again once no reading comes any more", () => {
    const quick = { a: { at: 3_000, everyMs: 1000 } };
    expect(measureFreshness([cluster("a", 1_000)], 7_000, true, quick).live).toEqual({ ageMs: 4000, everyMs: 1000 });
    expect(measureFreshness([cluster("a", 1_000)], 7_001, true, quick).live).toBeNull();
    expect(measureFreshness([cluster("b", 1_000)], 3_400, true, quick).live).toBeNull();
  });

  it("is that of the cluster furthest behind its own cycle", () => {
    const clusters = [cluster("slow", 60_000, 60_000), cluster("fast", 100_000, 1_000)];
    expect(measureFreshness(clusters, 104_000, true)).toMatchObject({ cluster: "fast", level: "stale" });
  });

  it("has no age before anything was read, and none below zero", () => {
    expect(measureFreshness([cluster("a", null)], 5_000, false)).toMatchObject({ ageMs: null, connected: false });
    expect(measureFreshness([cluster("a", 9_000)], 5_000, true).ageMs).toBe(0);
  });
});
