import { describe, expect, it } from "vitest";
import type { Broker } from "@/lib/core/words/collection";
import { Coordinators, type ListedGroup } from "./coordinators";
import type { FoundCoordinator } from "./find-coordinator-codec";

const broker = (id: number): Broker => ({ id, host: `kafka-${id}`, port: 9092, rack: null });
const BROKERS = [broker(1), broker(2), broker(3)];
const leader = (id: number) => ({ leader: id, replicas: [], inSyncReplicas: [], offlineReplicas: [] });
/** The topic of committed offsets with one partition, so that it is every group's. */
const offsetsTopic = (id: number) => [{ topic: "__consumer_offsets", partitions: [leader(id)] }];
const listed = (group: string, coordinator: number): ListedGroup => ({
  ...{ group, type: "classic", state: "Stable", coordinator },
});

/** Brokers that answer FindCoordinator for every group with `answer`. */
function clusterWith(answer: { coordinator: number; errorCode?: number }) {
  const asked: string[][] = [];
  let now = 0;
  const connections = {
    callForGroups: (_: unknown, __: unknown, groups: readonly string[]) => {
      asked.push([...groups]);
      return Promise.resolve(groups.map((groupId): FoundCoordinator => ({ errorCode: 0, ...answer, groupId })));
    },
  };
  const coordinators = new Coordinators(connections as never, () => now);
  return { asked, answer, coordinators, wait: (ms: number) => (now += ms) };
}

/** Where a poll places a group that these brokers list, when the metadata names `hinted`. */
async function poll({ coordinators }: ReturnType<typeof clusterWith>, listedBy: number[], hinted: number | null) {
  coordinators.begin(BROKERS, hinted === null ? [] : offsetsTopic(hinted));
  const place = coordinators.place("billing", listedBy);
  const list = new Map([["billing", listed("billing", place)]]);
  await coordinators.settle(list);
  return list.get("billing")?.coordinator;
}

describe("a group that is listed", () => {
  it.each([
    ["by the broker that the metadata names", [2], 2, 2],
    ["by that one and by one that handed it over", [1, 2], 2, 2],
    ["where the metadata may not be seen", [2], null, 2],
  ])("%s needs no question", async (_, listedBy, hinted, expected) => {
    const cluster = clusterWith({ coordinator: 3 });
    expect(await poll(cluster, listedBy, hinted)).toBe(expected);
    expect(cluster.asked).toEqual([]);
  });

  it("by another broker than the metadata names is asked about once, until something changes", async () => {
    const cluster = clusterWith({ coordinator: 1 });
    for (let turn = 0; turn < 3; turn++) expect(await poll(cluster, [1], 2)).toBe(1);
    expect(cluster.asked).toHaveLength(1);
    expect(await poll(cluster, [1], 3)).toBe(1);
    expect(cluster.asked).toHaveLength(2);
    cluster.answer.coordinator = 2;
    expect(await poll(cluster, [2], 3)).toBe(2);
    expect(cluster.asked).toHaveLength(3);
  });

  it("while nobody leads its partition is there if anybody coordinates it", async () => {
    expect(await poll(clusterWith({ coordinator: 3 }), [1], -1)).toBe(3);
    expect(await poll(clusterWith({ coordinator: -1, errorCode: 15 }), [1], -1)).toBeUndefined();
  });

  it("stays with who lists it when nobody can be asked", async () => {
    expect(await poll(clusterWith({ coordinator: -1, errorCode: 15 }), [1], 2)).toBe(1);
    expect(await poll(clusterWith({ coordinator: 99 }), [1], 2)).toBe(1);
  });
});

describe("a broker that refuses", () => {
  const ask = async ({ coordinators }: ReturnType<typeof clusterWith>, at: number) => {
    coordinators.begin(BROKERS, offsetsTopic(at));
    const tried: number[] = [];
    await coordinators.each([listed("billing", at)], 10, (who, batch) => {
      tried.push(who.id);
      return Promise.resolve(who.id === 3 ? [] : batch.map(({ group }) => group));
    });
    return tried;
  };

  it("is followed by the one that FindCoordinator names, which is remembered", async () => {
    const cluster = clusterWith({ coordinator: 3 });
    expect(await ask(cluster, 1)).toEqual([1, 3]);
    expect(await ask(cluster, 1)).toEqual([1, 3]);
    expect(cluster.asked).toHaveLength(1);
    expect(cluster.coordinators.of("billing")).toBe(3);
  });

  it("is asked again in the next poll alone where FindCoordinator names it too, and about it now and then", async () => {
    const cluster = clusterWith({ coordinator: 1 });
    for (let turn = 0; turn < 3; turn++) expect(await ask(cluster, 1)).toEqual([1]);
    expect(cluster.asked).toHaveLength(1);
    cluster.wait(10_000);
    expect(await ask(cluster, 1)).toEqual([1]);
    expect(cluster.asked).toHaveLength(2);
  });
});

it("so many groups are asked about in one poll", async () => {
  const { asked, coordinators } = clusterWith({ coordinator: 1 });
  coordinators.begin(BROKERS, offsetsTopic(2));
  for (let index = 0; index < 1_000; index++) coordinators.place(`group-${index}`, [1]);
  await coordinators.settle(new Map());
  expect(asked.map((groups) => groups.length)).toEqual([100, 100, 100, 100, 100]);
});
