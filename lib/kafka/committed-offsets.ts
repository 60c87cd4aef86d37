/** Reads the committed offsets of all groups: OffsetFetch for many groups at once, at each group's coordinator. */
import type { Broker, CollectionProblem, Committed } from "@/lib/core/collection";
import { inBatches, type Connections } from "./connections";
import { explainCode, reasonOf } from "./errors";
import type { ListedGroup } from "./groups";
import { OFFSET_FETCH, type FetchedGroup } from "./offset-fetch-codec";
import { summarise } from "./problem-summary";

/** Groups in one request. A response holds all their partitions; larger ones would block the process for too long. */
export const COMMITTED_BATCH = 100;

const COMMITTED_OFFSETS = { what: "committed offsets", facts: "committed offsets", of: "group" };

export interface CommittedOffsets {
  committed: Committed[];
  /** Groups whose committed offsets could not be read, with the reason. */
  failed: Map<string, string>;
  /** Groups of which some or all committed offsets could not be read. */
  unread: Set<string>;
  problems: CollectionProblem[];
}

/** Committed offsets of these groups. Never rejects: a group that cannot be read is a problem of its own. */
export async function readCommitted(
  connections: Connections,
  brokers: readonly Broker[],
  groups: readonly ListedGroup[],
): Promise<CommittedOffsets> {
  const result: CommittedOffsets = { committed: [], failed: new Map(), unread: new Set(), problems: [] };
  await inBatches(brokers, groups, COMMITTED_BATCH, async (broker, batch) => {
    const names = batch.map(({ group }) => group);
    try {
      const answer = await connections.call(broker, OFFSET_FETCH, names);
      for (const entry of answer) addGroup(result, entry);
      const answered = new Set(answer.map(({ groupId }) => groupId));
      for (const { group } of batch)
        if (!answered.has(group)) result.failed.set(group, "the broker's answer leaves it out");
    } catch (error) {
      for (const { group } of batch) result.failed.set(group, reasonOf(error));
    }
  });
  for (const group of result.failed.keys()) result.unread.add(group);
  result.problems.push(...summarise(COMMITTED_OFFSETS, result.failed));
  return result;
}

function addGroup(result: CommittedOffsets, { groupId, errorCode, topics }: FetchedGroup): void {
  if (errorCode !== 0) {
    result.failed.set(groupId, explainCode(errorCode));
    return;
  }
  for (const { name, offsets, failed } of topics) {
    if (offsets.length > 0) result.committed.push({ group: groupId, topic: name, offsets });
    for (const { partition, errorCode: code } of failed) {
      result.unread.add(groupId);
      const message = `The offset of group "${groupId}" on ${name}-${partition} could not be read: ${explainCode(code)}.`;
      result.problems.push({ what: "committed offsets", subject: `${groupId} ${name}-${partition}`, message });
    }
  }
}
