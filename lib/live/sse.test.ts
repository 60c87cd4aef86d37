import { describe, expect, it } from "vitest";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/snapshot";
import { known } from "@/lib/core/terms";
import { streamEvents, type StreamEventName } from "@/lib/api/contract";
import { Hub } from "./hub";
import { openStream, type StreamScope } from "./sse";

const group = (name: string, lag: bigint): GroupSnapshot => ({
  cluster: "lab",
  group: name,
  type: "classic",
  state: "Stable",
  assignor: "range",
  generation: 1,
  coordinator: 1,
  members: known([]),
  status: "OK",
  since: 1,
  case: "normal",
  why: "moving",
  findings: [],
  lag: { value: lag, unknown: 0 },
  timeLag: known(0),
  produceRate: known(1),
  consumeRate: known(1),
  catchUp: known(0),
  worst: null,
  subscriptions: [],
  trend: { at: [], logEnd: [], committed: [] },
});

const cluster = (at: number | null, groups: GroupSnapshot[]): ClusterSnapshot => ({
  cluster: "lab",
  at,
  health: { reachable: true, since: 0, reason: null },
  intervalMs: 5000,
  clusterId: "id",
  controllerId: 1,
  brokers: [],
  stream: { state: "running", reason: null, since: 0, records: 0, skipped: 0 },
  problems: [],
  cycle: null,
  topics: [],
  groups,
});

const hello = { build: "b1", at: 1, lab: false };

/** Opens a stream and returns a function that reads its next event, checked against the contract. */
function open(hub: Hub, scope: StreamScope) {
  const stop = new AbortController();
  const reader = openStream(hub, scope, hello, stop.signal).getReader();
  const next = async () => {
    const { value, done } = await reader.read();
    if (done) return null;
    const [, name, data] = /^event: (\w+)\ndata: (.*)\n\n$/.exec(new TextDecoder().decode(value)) ?? [];
    const shape = streamEvents[name as StreamEventName];
    return { name, data: shape.parse(JSON.parse(data ?? "")) as Record<string, unknown> };
  };
  return { next, stop };
}

describe("a stream of all groups", () => {
  it("starts with the whole picture and goes on with the rows that changed", async () => {
    const hub = new Hub();
    const still = group("billing", 0n);
    hub.publish(cluster(1000, [still, group("shipping", 5n), group("old", 1n)]));
    const { next } = open(hub, { kind: "groups" });
    expect((await next())?.data).toEqual(hello);
    expect((await next())?.name).toBe("cluster");
    expect((await next())?.data).toMatchObject({ full: true, groups: [{}, {}, {}] });
    hub.publish(cluster(6000, [{ ...still }, group("shipping", 9n)]));
    await next();
    expect((await next())?.data).toMatchObject({
      full: false,
      groups: [{ group: "shipping", lag: "9" }],
      removed: ["old"],
    });
  });

  it("sends no rows for a cluster that was never read", async () => {
    const hub = new Hub();
    hub.publish(cluster(null, []));
    const { next } = open(hub, { kind: "groups" });
    await next();
    expect((await next())?.name).toBe("cluster");
    hub.publish(cluster(5000, [group("billing", 0n)]));
    expect((await next())?.name).toBe("cluster");
    expect((await next())?.data).toMatchObject({ full: true });
  });
});

describe("a stream of one group", () => {
  it("tells of that group only", async () => {
    const hub = new Hub();
    hub.publish(cluster(1000, [group("billing", 3n), group("shipping", 5n)]));
    const { next } = open(hub, { kind: "group", cluster: "lab", group: "billing" });
    await next();
    await next();
    expect(await next()).toMatchObject({ name: "group", data: { group: "billing", lag: "3", at: 1000 } });
  });
});

describe("the end of a stream", () => {
  it("comes when the hub closes, so that the process can exit", async () => {
    const hub = new Hub();
    const { next } = open(hub, { kind: "groups" });
    await next();
    hub.close();
    expect(await next()).toBeNull();
  });

  it("comes when the request is aborted, and nobody listens after that", async () => {
    const hub = new Hub();
    const { next, stop } = open(hub, { kind: "groups" });
    await next();
    stop.abort();
    expect(await next()).toBeNull();
    expect(() => hub.publish(cluster(1, []))).not.toThrow();
  });

  it("comes for a reader that lets events pile up", async () => {
    const hub = new Hub();
    const { next } = open(hub, { kind: "groups" });
    for (let i = 1; i < 200; i++) hub.publish(cluster(i, [group("billing", BigInt(i))]));
    let read = 0;
    while (await next()) read++;
    expect(read).toBeLessThan(80);
  });
});
