/** Keeps to partitions that exist, by the cluster's metadata, whatever members and committed offsets name. */
import { Claims, claimsProblem } from "@/lib/core/windows/claims";
import type { CollectionProblem, GroupState } from "@/lib/core/words/collection";
import type { TopicMetadata } from "./metadata-codec";
import { roomFor } from "./partition-room";

export class RealPartitions {
  private counts = new Map<string, number>();
  private claims = new Claims();
  private before = new Claims();

  /** Begins a poll with the partitions of now. */
  begin(topics: readonly TopicMetadata[]): void {
    this.counts = new Map(topics.map(({ topic, partitions }) => [topic, partitions.length]));
    this.before = this.claims;
    this.claims = new Claims();
  }

  /** One more than the greatest partition that a topic may have, of which so many are named. */
  limit(topic: string, named: number): number {
    // One that was deleted, or that the user may not see, is not in the metadata.
    return this.counts.get(topic) || roomFor(named);
  }

  /** Notes that a group names a partition that is not there. */
  refuse(group: string, topic: string, partition: number): void {
    this.claims.add({ group, topic, partition, count: this.counts.get(topic) ?? 0 });
  }

  /** Takes the partitions that do not exist out of the members' assignments. */
  boundMembers(groups: readonly GroupState[]): void {
    for (const state of groups) {
      const entries = entriesOf(state);
      let unseen: Map<string, number> | null = null;
      for (const entry of entries) {
        const { topic, partitions } = entry;
        const named = this.counts.get(topic) ? 0 : ((unseen ??= countNamed(entries)).get(topic) ?? 0);
        const limit = this.limit(topic, named);
        // They are in order.
        if (partitions.length === 0 || (partitions[0]! >= 0 && partitions[partitions.length - 1]! < limit)) continue;
        entry.partitions = partitions.filter((partition) => partition >= 0 && partition < limit);
        // A subtopology has a task for each partition of its largest topic; its other topics may have fewer.
        if (state.type === "streams") continue;
        this.refuse(
          state.group,
          topic,
          partitions.find((partition) => partition < 0 || partition >= limit)!,
        );
      }
    }
  }

  /** What was named in this poll and in the one before. */
  problems(): CollectionProblem[] {
    return claimsProblem(this.claims.since(this.before));
  }
}

type Entry = { topic: string; partitions: number[] };

function entriesOf({ members }: GroupState): Entry[] {
  if (!members.known) return [];
  return members.value.flatMap(({ assignment }) => (assignment.known ? assignment.value : []));
}

function countNamed(entries: readonly Entry[]): Map<string, number> {
  const named = new Map<string, number>();
  for (const { topic, partitions } of entries) named.set(topic, (named.get(topic) ?? 0) + partitions.length);
  return named;
}
