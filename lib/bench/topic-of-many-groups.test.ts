import { beforeAll, describe, expect, it } from "vitest";
import { topicDetail, topicQuery } from "@/lib/api/topic-contract";
import { makingTopics, toTopicDetail, type Topics } from "@/lib/api/topic-wire";
import { atOnce } from "@/lib/core/in-turns";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import { StreamWorld } from "./stream-world";

const GROUPS = 4_000;
let snapshot: ClusterSnapshot;
let topics: Topics;
let steps = 0;
/** How often it was asked how a group stands on its topics. */
let looks = 0;

/** Work that counts where it may be interrupted. */
function* counted<T>(work: Generator<undefined, T>): Generator<undefined, T> {
  for (let step = work.next(); ; step = work.next(), steps++) if (step.done) return step.value;
}

beforeAll(() => {
  const world = new StreamWorld(GROUPS, 1_700_000_000_000, 1, GROUPS);
  world.next();
  snapshot = world.next();
  const groups = snapshot.groups.map(
    (group) =>
      new Proxy(group, {
        get(of, name) {
          if (name === "standings") looks++;
          const value: unknown = Reflect.get(of, name, of);
          return typeof value === "function" ? (value.bind(of) as unknown) : value;
        },
      }),
  );
  topics = atOnce(counted(makingTopics({ ...snapshot, groups })));
}, 60_000);

const page = (query: Record<string, string | number>) => {
  const detail = toTopicDetail(snapshot, topics, "events-0", topicQuery.parse(query));
  return topicDetail.parse(detail);
};

describe("a topic with thousands of groups", () => {
  it("is made with one look at each group, and may be interrupted after each", () => {
    expect(looks).toBe(GROUPS);
    expect(steps).toBeGreaterThanOrEqual(GROUPS);
  });

  it("is told page by page, each of a size that a page can take", () => {
    const first = page({});
    expect([first.readers.length, first.readerCount, first.groupCount]).toEqual([100, GROUPS, GROUPS]);
    expect(JSON.stringify(first).length).toBeLessThan(200_000);
    const seen = new Set<string>();
    for (let cursor: string | null = "0"; cursor !== null;) {
      const { readers, next }: ReturnType<typeof page> = page({ cursor, limit: 500 });
      for (const { group } of readers) seen.add(group);
      cursor = next;
    }
    expect(seen.size).toBe(GROUPS);
  });

  it("finds groups by a part of their names or a pattern", () => {
    expect(
      page({ q: "service-399" })
        .readers.map(({ group }) => group)
        .sort(),
    ).toEqual(["service-399", ...Array.from({ length: 10 }, (_, digit) => `service-399${digit}`)].sort());
    expect(page({ q: "*-3999" })).toMatchObject({ readerCount: 1, next: null });
    expect(page({ q: "nobody" })).toMatchObject({ readerCount: 0, groupCount: GROUPS, next: null });
  });

  it("needs no picture of a partition for groups that read nothing else", () => {
    const unseen = (group: GroupSnapshot): GroupSnapshot =>
      Object.create(group, {
        subscriptions: { get: () => expect.unreachable("a picture was made") },
      }) as GroupSnapshot;
    const made = atOnce(makingTopics({ ...snapshot, groups: snapshot.groups.map(unseen) }));
    expect(made.summaries).toEqual(topics.summaries);
  });

  it("names some of the groups in danger, the list of topics more of them, and both count all", () => {
    const losing = (group: GroupSnapshot): GroupSnapshot =>
      Object.assign(Object.create(group) as GroupSnapshot, {
        standings: () => group.standings().map((one) => ({ ...one, lostAt: 0 })),
      });
    const lossy = { ...snapshot, groups: snapshot.groups.slice(0, 60).map(losing) };
    const made = atOnce(makingTopics(lossy));
    expect(made.summaries[0]).toMatchObject({ dangerCount: 60 });
    expect(made.summaries[0]!.inDanger).toHaveLength(50);
    const detail = toTopicDetail(lossy, made, "events-0", topicQuery.parse({}))!;
    expect([detail.endangered.length, detail.dangerCount]).toEqual([20, 60]);
  });

  it("says of a group what the pictures of its partitions say", () => {
    const { group, ...reader } = page({ limit: 1 }).readers[0]!;
    const whole = snapshot.groups.find((one) => one.group === group)!;
    const lag = whole.subscriptions[0]!.partitions.reduce((sum, one) => sum + (one.lag.known ? one.lag.value : 0n), 0n);
    expect(reader).toMatchObject({ status: whole.status, why: whole.why, lag: String(lag), partitionCount: 4 });
  });
});
