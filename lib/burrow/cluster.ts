/** What Burrow would know of one cluster, out of the last snapshot and the windows behind it. */
import { rollUpBurrow, type BurrowGroup, type BurrowPartition } from "@/lib/core/judge/burrow/group";
import { burrowSettings } from "@/lib/core/judge/burrow/judge";
import { evaluateWindow, type BurrowWindow } from "@/lib/core/judge/burrow/partition";
import { sampleWindow } from "@/lib/core/judge/burrow/sample";
import { isUncommitted } from "@/lib/core/judge/rules/no-data";
import { newestKnown } from "@/lib/core/numbers/log-time";
import type { EvaluationSettings } from "@/lib/core/words/settings";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "@/lib/core/picture/snapshot";
import type { PartitionWindow } from "@/lib/core/numbers/window";

/** A cluster as the monitor holds it. */
export interface WatchedCluster {
  snapshot: ClusterSnapshot;
  windowOf(group: string, topic: string, partition: number): PartitionWindow;
  settingsOf(group: string, topic: string): EvaluationSettings;
}

/** One partition of a group with its window: Burrow's ring and end offsets. */
export interface WindowedPartition {
  partition: BurrowPartition;
  window: BurrowWindow;
}

/** A group's partitions, and how many others could not be read. */
export interface ReadGroup {
  partitions: WindowedPartition[];
  unread: number;
}

/**
 * A group by Burrow's rules, whatever its own profile; null when the cluster has no such group, or nothing of it could be
 * read: Burrow's readers take an empty answer for a group that is well. It is judged at the
 * moment the snapshot stands for, so that a pause in collecting does not look like a stopped consumer. Topics that
 * the cluster does not have any more are left out, as Burrow drops them.
 */
export function readGroup(cluster: WatchedCluster, name: string): ReadGroup | null {
  const group = cluster.snapshot.groups.find((candidate) => candidate.group === name);
  if (!group) return null;
  const all = group.subscriptions
    .filter(({ topic }) => hasTopic(cluster, topic))
    .flatMap(({ partitions }) => partitions);
  const read = all.filter(({ lag, finding }) => lag.known || isUncommitted(finding));
  if (all.length > 0 && read.length === 0) return null;
  const partitions = read.map((partition) => readPartition(cluster, group, partition));
  return { partitions, unread: all.length - read.length };
}

/** The group's status out of its partitions. */
export function statusOf({ partitions, unread }: ReadGroup): BurrowGroup {
  return rollUpBurrow(
    partitions.map(({ partition }) => partition),
    unread,
  );
}

function readPartition(
  { snapshot, windowOf, settingsOf }: WatchedCluster,
  group: GroupSnapshot,
  { topic, partition, owner: memberId }: PartitionSnapshot,
): WindowedPartition {
  const settings = settingsOf(group.group, topic);
  const window = sampleWindow(windowOf(group.group, topic, partition), settings, memberId !== null);
  const members = group.members.known ? group.members.value : [];
  const owner = memberId === null ? undefined : members.find((member) => member.memberId === memberId);
  const evaluation = evaluateWindow(window, snapshot.at ?? 0, burrowSettings(settings));
  const place = { topic, partition, owner: owner?.host ?? "", clientId: owner?.clientId ?? "" };
  return { partition: { ...evaluation, ...place }, window };
}

/**
 * Newest log end offset of each partition of a topic; null when the cluster has no such topic. Partitions of which
 * none is known are left out, as Burrow does, because its readers take nothing but integers.
 */
export function readTopic({ snapshot, windowOf }: WatchedCluster, name: string): bigint[] | null {
  const topic = snapshot.topics.find((candidate) => candidate.topic === name);
  if (!topic) return null;
  return Array.from({ length: topic.partitions }, (_, partition) => partition).flatMap((partition) => {
    // Log points belong to the topic: any group's window has them.
    const read = newestKnown(windowOf("", name, partition).logPoints);
    return read ? [read.logEnd] : [];
  });
}

/** Groups that read a topic; none when the cluster has no such topic. */
export function readConsumers(cluster: WatchedCluster, topic: string): string[] {
  if (!hasTopic(cluster, topic)) return [];
  return cluster.snapshot.groups
    .filter((group) => group.subscriptions.some((subscription) => subscription.topic === topic))
    .map((group) => group.group);
}

const hasTopic = ({ snapshot }: WatchedCluster, name: string) => snapshot.topics.some(({ topic }) => topic === name);
