import { describe, expect, it } from "vitest";
import { TestCluster, type GivenPoll } from "../picture/test-snapshot";
import { viewOf } from "./view";

const brokers = [1, 3].map((id) => ({ id, host: "h", port: 9092, rack: null }));
const on = [{ group: "a", committed: { t: [5n, 5n], u: [1n] } }];
const stuck = (at: number): GivenPoll => ({
  ...{ at, brokers, on },
  logs: {
    t: [
      { end: 5n + BigInt(at), replicas: [1, 2] },
      { end: 5n, leader: -1, replicas: [2] },
    ],
    u: [{ end: 1n, replicas: [3, 1] }],
  },
});

describe("what alerts see of a picture", () => {
  const cluster = new TestCluster({ cluster: "lab" });
  let snapshot = cluster.cycle(stuck(0));
  for (let at = 10_000; at <= 900_000; at += 10_000) snapshot = cluster.cycle(stuck(at));
  const view = viewOf(snapshot);

  it("groups in trouble, with why, where and how bad", () => {
    const [trouble] = view.troubled;
    expect(trouble).toMatchObject({ group: "a", severity: "ERROR" });
    const { places, placeCount, why, said, topics } = trouble!.details();
    expect(places.map(({ topic, partition, status }) => `${topic}/${partition} ${status}`)).toContain("t/1 OFFLINE");
    expect([placeCount, topics]).toEqual([places.length, ["t"]]);
    expect([why.length > 0, said !== null]).toEqual([true, true]);
    expect(trouble!.allOffline()).toBe(false);
    expect(trouble!.measures()).toMatchObject({ lag: "900000", unknown: 0 });
    expect(trouble!.lag().lag).toBe("900000");
  });

  it("brokers that replica lists name and that are not there, and partitions without a leader", () => {
    expect(view.missing).toEqual([2]);
    expect([view.isBroker(1), view.isBroker(2)]).toEqual([true, false]);
    expect(view.leaderless).toEqual({ places: [{ topic: "t", partition: 1, status: "OFFLINE" }], count: 1 });
  });

  it("who is in the picture, and whether it is whole", () => {
    expect(view.stateOf("a")).toMatchObject({ status: "ERROR", muted: false });
    expect(view.stateOf("gone")).toBeNull();
    expect([view.listsGroups, view.listsTopics, view.unreachable]).toEqual([true, true, null]);
    const problem = { what: "metadata", subject: null, message: "", said: snapshot.groups[0]!.said } as const;
    const lacking = viewOf({ ...snapshot, problems: [problem] });
    expect([lacking.listsGroups, lacking.listsTopics]).toEqual([false, false]);
  });

  it("of a cluster that cannot be read, no trouble but that", () => {
    const health = { reachable: false, since: 7, reason: "no answer", said: null };
    const away = viewOf({ ...snapshot, health });
    expect(away.unreachable).toEqual({ since: 7, why: "no answer", said: null });
    expect([away.troubled, away.missing]).toEqual([[], []]);
  });
});
