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
    });
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
