import { expect, it } from "vitest";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { topicsOf } from "./topics-of";

const snapshot = (at: number): ClusterSnapshot => ({
  ...{ cluster: "lab", at, health: { reachable: true, since: 0, reason: null }, intervalMs: 5000 },
  ...{ clusterId: "id", controllerId: 1, brokers: [], problems: [], cycle: null, groups: [] },
  stream: { state: "running", reason: null, since: 0, records: 0, skipped: 0 },
  topics: [{ topic: "orders", topicId: null, internal: false, partitions: 1, offline: [] }],
});

it("topics are made once for a snapshot, however many ask, and anew for the next", async () => {
  const [now, next] = [snapshot(1), snapshot(2)];
  const [first, second] = [topicsOf(now), topicsOf(now)];
  expect(await first).toBe(await second);
  expect((await first).summaries).toMatchObject([{ topic: "orders" }]);
  expect(await topicsOf(next)).not.toBe(await first);
});
