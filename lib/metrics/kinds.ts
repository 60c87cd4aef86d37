/**
 * The kinds of series whose number grows with the cluster, the one that is missed most first. A limit on their number leaves
 * out whole kinds from the end: half a kind would look like groups that are gone, and what alerts hang on goes last.
 */
import type { CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import type { ClusterSnapshot, GroupSnapshot, TopicSnapshot } from "@/lib/core/picture/snapshot";
import type { Sample } from "./catalogue";
import { replicaSamples, topicPartitionSamples, topicSamples } from "./cluster-samples";
import { groupPartitionSamples, groupSamples, groupTopicSamples, lagSamples, ownerSamples } from "./group-samples";

interface Kind {
  name: string;
  samples(snapshot: ClusterSnapshot): Iterable<Sample>;
  /** How many there are at most, told without making them. */
  atMost(snapshot: ClusterSnapshot): number;
}

const ofGroups = (samples: (cluster: string, group: GroupSnapshot) => Iterable<Sample>) =>
  function* ({ cluster, groups }: ClusterSnapshot) {
    for (const group of groups) yield* samples(cluster, group);
  };

const overGroups =
  (count: (group: GroupSnapshot) => number) =>
  ({ groups }: ClusterSnapshot): number =>
    groups.reduce((sum, group) => sum + count(group), 0);
const overTopics =
  (count: (topic: TopicSnapshot) => number) =>
  ({ topics }: ClusterSnapshot): number =>
    topics.reduce((sum, topic) => sum + count(topic), 0);

const topicsOf = (group: GroupSnapshot) => group.tally().topics.length;
const partitionsOf = (group: GroupSnapshot) => group.tally().partitions;
const readOf = (group: GroupSnapshot) => Math.max(0, partitionsOf(group) - group.lag.unknown);

/** How many series each thing has at most; a test holds them against what is rendered. */
const EACH = {
  group: 16,
  groupTopic: 6,
  lag: 2,
  topic: 4,
  topicPartition: 4,
  groupPartition: 5,
  replicas: 5,
  owner: 2,
};

export const KINDS: readonly Kind[] = [
  { name: "group", samples: ofGroups(groupSamples), atMost: overGroups(() => EACH.group) },
  {
    name: "group-partition-lag",
    samples: ofGroups(lagSamples),
    atMost: overGroups((group) => EACH.lag * readOf(group)),
  },
  {
    name: "group-topic",
    samples: ofGroups(groupTopicSamples),
    atMost: overGroups((group) => EACH.groupTopic * topicsOf(group)),
  },
  { name: "topic", samples: topicSamples, atMost: overTopics(() => EACH.topic) },
  {
    name: "topic-partition",
    samples: topicPartitionSamples,
    atMost: overTopics(({ partitions }) => EACH.topicPartition * partitions),
  },
  {
    name: "group-partition",
    samples: ofGroups(groupPartitionSamples),
    atMost: overGroups((group) => EACH.groupPartition * partitionsOf(group)),
  },
  {
    name: "replicas",
    samples: replicaSamples,
    atMost: overTopics(({ partitions }) => EACH.replicas * partitions),
  },
  {
    name: "owner",
    samples: ofGroups(ownerSamples),
    atMost: overGroups((group) => EACH.owner * partitionsOf(group)),
  },
];

/** Names of the kinds that a limit leaves out for a cluster: from the first that does not fit on. Null: no limit. */
export function leftOut(snapshot: ClusterSnapshot, maxSeries: number | null): string[] {
  if (maxSeries === null) return [];
  let room = maxSeries;
  const first = KINDS.findIndex(({ atMost }) => (room -= atMost(snapshot)) < 0);
  return first < 0 ? [] : KINDS.slice(first).map(({ name }) => name);
}

/** What is told of a cluster whose series a limit cuts down; null where it does not. */
export function limitProblem(snapshot: ClusterSnapshot, maxSeries: number | null): CollectionProblem | null {
  const kinds = leftOut(snapshot, maxSeries);
  if (maxSeries === null || kinds.length === 0) return null;
  return { what: "metrics", subject: null, ...messageOf(say("problem.metrics-left-out", { kinds, most: maxSeries })) };
}
