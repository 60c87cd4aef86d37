/**
 * Remembers which groups there were. When a broker dies, the groups it coordinated vanish from the list of
 * groups until another broker has taken over: they are unknown then, not deleted.
 */
import type { Broker, CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import type { GroupList } from "./groups";
import type { ListedGroup } from "./coordinators";
import type { PartitionMetadata, TopicMetadata } from "./metadata-codec";
import { OFFSETS_TOPIC, offsetsPartition } from "./offsets-partition";
import { summarise, type Unread } from "./problem-summary";

const STATE: Unread = { what: "groups", facts: "state", of: "group" };

const partitionsOf = (topics: readonly TopicMetadata[]) =>
  topics.find(({ topic }) => topic === OFFSETS_TOPIC)?.partitions ?? [];

export class GroupMemory {
  private seen = new Map<string, ListedGroup>();
  /** Groups that the last list lacks although nothing keeps their coordinator from listing them. */
  gone: ListedGroup[] = [];

  /**
   * Compares a list of groups with the one before. Each group that is missing although nothing says that it was
   * deleted is a problem, which tells the core that the list is not complete; the others are `gone`.
   */
  reconcile(list: GroupList, brokers: readonly Broker[], topics: readonly TopicMetadata[]): CollectionProblem[] {
    const partitions = partitionsOf(topics);
    const away: [string, Reason][] = [];
    const next = new Map(list.groups);
    this.gone = [];
    for (const group of this.seen.values()) {
      if (list.groups.has(group.group)) continue;
      const home = partitions[offsetsPartition(group.group, partitions.length || 1)];
      const reason = whyAway(group, home, brokers, list.missing);
      if (!reason) {
        this.gone.push(group);
        continue;
      }
      // Remembering the new leader gives it one poll to load the group; after that, missing means deleted.
      next.set(group.group, { ...group, coordinator: home?.leader ?? group.coordinator });
      away.push([group.group, reason]);
    }
    this.seen = next;
    return [...leaderlessProblem(partitions), ...summarise(STATE, away)];
  }
}

/** Why a group that is missing from the list may still exist; null when it was deleted. */
function whyAway(
  { coordinator }: ListedGroup,
  home: PartitionMetadata | undefined,
  brokers: readonly Broker[],
  missing: ReadonlySet<number>,
): Reason | null {
  // Without the right to see __consumer_offsets, the last coordinator has to do.
  const leader = home?.leader ?? coordinator;
  if (leader < 0) return plain("coordinator.none");
  // Groups may be placed in another way than by the metadata.
  const mute = [leader, coordinator].find((id) => missing.has(id));
  if (mute !== undefined) return say("coordinator.mute", { broker: mute });
  if (!brokers.some(({ id }) => id === leader)) return say("coordinator.away", { broker: leader });
  if (leader !== coordinator) return say("coordinator.moves", { broker: leader });
  return null;
}

/** Groups of a leaderless partition that were never seen cannot be named, but they must not go unmentioned. */
function leaderlessProblem(partitions: readonly PartitionMetadata[]): CollectionProblem[] {
  const leaderless = partitions.filter(({ leader }) => leader < 0).length;
  if (leaderless === 0) return [];
  const said = say("problem.groups-unseen", { leaderless, partitions: partitions.length, topic: OFFSETS_TOPIC });
  return [{ what: "groups", subject: OFFSETS_TOPIC, ...messageOf(said) }];
}
