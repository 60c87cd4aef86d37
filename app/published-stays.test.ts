/**
 * A snapshot that was published stays as it is, whatever the cycles after it find. It is frozen, so that who changes it is found
 * out at once; what is worked out late must be the same as if it had been asked for at once, but for what is said to be a view.
 */
import { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import fc from "fast-check";
import { expect, it } from "vitest";
import { toGroupSummary } from "@/lib/api/wire";
import type {
  ClusterSnapshot,
  GroupSnapshot,
  GroupView,
  PartitionSnapshot,
  PartitionView,
  SubscriptionSnapshot,
  TopicSnapshot,
  TopicView,
} from "@/lib/core/picture/snapshot";
import { TestCluster } from "@/lib/core/picture/test-snapshot";
import { renderMetrics } from "@/lib/metrics/prometheus";
import { Life, lives } from "./test-moments";

/** What is no view, by name: a new member must be put on one side or the other. */
const OF_GROUP: Record<Exclude<keyof GroupSnapshot, keyof GroupView>, true> = {
  ...{ cluster: true, group: true, type: true, state: true, assignor: true, generation: true, coordinator: true },
  ...{ members: true, status: true, since: true, case: true, muted: true, findings: true, lag: true, worst: true },
  steady: true,
};
const OF_PARTITION: Record<Exclude<keyof PartitionSnapshot, keyof PartitionView>, true> = {
  ...{ topic: true, partition: true, status: true, consumerStatus: true, since: true, finding: true, committed: true },
  ...{ logEnd: true, logStart: true, lag: true, leader: true, replicas: true, inSyncReplicas: true, owner: true },
  ...{ lastStable: true, beyondEnd: true, skipped: true },
};
const OF_TOPIC: Record<Exclude<keyof TopicSnapshot, keyof TopicView>, true> = {
  ...{ topic: true, topicId: true, internal: true, partitions: true, offline: true, offsets: true },
};

const only = <T extends object, K extends keyof T & string>(whole: T, names: Record<K, true>) =>
  Object.fromEntries(Object.keys(names).map((name) => [name, whole[name as K]]));

/** In words, so that nothing that changes later is compared with itself. */
const words = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === "bigint" ? `${one}n` : one));

/** All that is captured when a snapshot is published. */
const captured = ({ groups, topics, ...rest }: ClusterSnapshot): string =>
  words({
    ...rest,
    topics: topics.map((topic) => only(topic, OF_TOPIC)),
    groups: groups.map((group) => ({
      ...only(group, OF_GROUP),
      // Of the counts and sums, these hang on commits that a stream tells.
      tally: { ...group.tally(), lastCommitAt: null },
      standings: group.standings().map((standing) => ({ ...standing, lost: null, lostAt: null })),
      partitions: group.subscriptions.map(({ partitions }) => partitions.map((one) => only(one, OF_PARTITION))),
    })),
  });

/** What a group works out when it is first asked, and says again from then on. */
const held = ({ groups }: ClusterSnapshot): string =>
  words(
    groups.map((group) => {
      const { why, said, timeLag, produceRate, consumeRate, catchUp, subscriptions, trend } = group;
      return {
        why,
        said,
        timeLag,
        produceRate,
        consumeRate,
        catchUp,
        subscriptions,
        trend,
        row: toGroupSummary(group),
      };
    }),
  );

async function metricsOf(snapshot: ClusterSnapshot): Promise<string> {
  const text = await textOf(Readable.from(renderMetrics([snapshot], snapshot.at!, { maxSeries: null, version: "0" })));
  return text.replace(/^tidemark_group_lost_records\{.*$/gm, "");
}

interface Published {
  snapshot: ClusterSnapshot;
  /** Pictures of partitions are the same as long as somebody has them. */
  pictures: SubscriptionSnapshot[][];
  said: string[];
}

const everything = async (snapshot: ClusterSnapshot) => [captured(snapshot), held(snapshot), await metricsOf(snapshot)];

it("a snapshot says after the cycles that follow it what it said when it was published", () =>
  fc.assert(
    fc.asyncProperty(lives, async ({ bases, steps }) => {
      const [asked, silent] = [new Life(bases), new Life(bases)];
      const published: Published[] = [];
      const late: ClusterSnapshot[] = [];
      for (const step of steps) {
        const { snapshot } = asked.cycle(step);
        const pictures = snapshot.groups.map((group) => group.subscriptions);
        published.push({ snapshot, pictures, said: await everything(snapshot) });
        late.push(silent.cycle(step).snapshot);
      }
      for (const [index, { snapshot, pictures, said }] of published.entries()) {
        expect(pictures).toEqual(snapshot.groups.map((group) => group.subscriptions));
        expect(await everything(snapshot)).toEqual(said);
        expect(captured(late[index]!)).toBe(said[0]);
      }
    }),
    { numRuns: 60 },
  ));

it("a partition without a commit is told as of the cycle, though its verdict is brought up to date in place", () => {
  const cluster = new TestCluster();
  const logs = { orders: [{ end: 9n }, { end: 9n }] };
  const on = [{ group: "billing", committed: { orders: [9n, null] } }];
  const first = cluster.cycle({ at: 100_000, logs, on });
  cluster.cycle({ at: 105_000, logs, on });
  const { finding } = first.groups[0]!.subscriptions[0]!.partitions[1]!;
  expect([finding?.to, first.groups[0]!.findings[0]?.finding.to]).toEqual([100_000, 100_000]);
});

it("who changes a snapshot is found out", () => {
  const snapshot = new TestCluster().cycle({
    ...{ at: 1, logs: { orders: [{ end: 9n }] } },
    on: [{ group: "billing", committed: { orders: [9n] } }],
  });
  const changes: (() => void)[] = [
    () => void (snapshot.at = 2),
    () => void snapshot.groups.pop(),
    () => void (snapshot.groups[0]!.status = "ERROR"),
    () => void (snapshot.groups[0]!.lag.value = 1n),
    () => void (snapshot.topics[0]!.offsets.logEnd[0] = 1n),
  ];
  for (const change of changes) expect(change).toThrow(TypeError);
});
