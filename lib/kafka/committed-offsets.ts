/** Reads the committed offsets of all groups: OffsetFetch for many groups at once, at each group's coordinator. */
import { offsetFetchV8, offsetFetchV9 } from "@platformatic/kafka";
import type { Broker, CollectionProblem, Committed } from "@/lib/core/collection";
import { inBatches, type Connections } from "./connections";
import { explainCode, reasonOf } from "./errors";
import type { ListedGroup } from "./groups";
import { summarise } from "./problem-summary";

const OFFSET_FETCH = { name: "OffsetFetch", versions: [offsetFetchV9.api, offsetFetchV8.api] };

/** Groups in one request. A response holds all their partitions; larger ones would block the process for too long. */
export const COMMITTED_BATCH = 100;

const COMMITTED_OFFSETS = { what: "committed offsets", facts: "committed offsets", of: "group" };
const NO_EPOCH = -1;
/** Offsets of open transactions are none yet; waiting for them would fail the whole group. */
const REQUIRE_STABLE = false;

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
    // A null list of topics asks for all that the group has committed on.
    const request = batch.map(({ group }) => ({ groupId: group, memberId: null, memberEpoch: NO_EPOCH, topics: null }));
    try {
      const answer = await connections.call(broker, OFFSET_FETCH, request, REQUIRE_STABLE);
      for (const entry of answer.groups) addGroup(result, entry);
      const answered = new Set(answer.groups.map(({ groupId }) => groupId));
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

type Answer = Awaited<ReturnType<typeof offsetFetchV9.api.async>>;

function addGroup(result: CommittedOffsets, { groupId, errorCode, topics }: Answer["groups"][number]): void {
  if (errorCode !== 0) {
    result.failed.set(groupId, explainCode(errorCode));
    return;
  }
  for (const { name, partitions } of topics) {
    const offsets: (bigint | null)[] = [];
    for (const { partitionIndex, committedOffset, errorCode: code } of partitions) {
      while (offsets.length <= partitionIndex) offsets.push(null);
      if (code === 0 && committedOffset >= 0n) offsets[partitionIndex] = committedOffset;
      if (code !== 0) {
        result.unread.add(groupId);
        const message = `The offset of group "${groupId}" on ${name}-${partitionIndex} could not be read: ${explainCode(code)}.`;
        result.problems.push({ what: "committed offsets", subject: `${groupId} ${name}-${partitionIndex}`, message });
      }
    }
    if (offsets.length > 0) result.committed.push({ group: groupId, topic: name, offsets });
  }
}
