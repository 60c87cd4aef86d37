/** Reads the committed offsets of all groups: OffsetFetch for many groups at once, at each group's coordinator. */
import type { Broker, CollectionProblem, Committed } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import { UnansweredError, type Connections } from "./connections";
import { isRefusal, type Coordinators, type ListedGroup } from "./coordinators";
import { explainCode, reasonOf } from "./errors";
import type { FetchedGroup, FetchedTopic } from "./offset-fetch-codec";
import { summarise, type Unread } from "./problem-summary";
import type { RealPartitions } from "./real-partitions";
import { OFFSET_FETCH } from "./requests";
import { isPrompt, type SlowGroups } from "./slow-groups";

/** Groups in one request. A response holds all their partitions; larger ones would block the process for too long. */
export const COMMITTED_BATCH = 100;

const LEFT_OUT = plain("kafka.left-out");

const COMMITTED_OFFSETS: Unread = { what: "committed offsets", facts: "committed offsets", of: "group" };

export interface CommittedOffsets {
  committed: Committed[];
  /** Groups whose committed offsets could not be read, with the reason. */
  failed: Map<string, Reason>;
  /** Groups of which some or all committed offsets could not be read, with the reason. */
  unread: Map<string, Reason>;
  problems: CollectionProblem[];
}

/** Committed offsets of these groups. Never rejects: a group that cannot be read is a problem of its own. */
export async function readCommitted(
  connections: Connections,
  brokers: readonly Broker[],
  groups: readonly ListedGroup[],
  { coordinators, slow, real }: { coordinators: Coordinators; slow: SlowGroups; real: RealPartitions },
): Promise<CommittedOffsets> {
  const result: CommittedOffsets = { committed: [], failed: new Map(), unread: new Map(), problems: [] };
  const add = (answers: readonly FetchedGroup[], asked: readonly ListedGroup[], missing: Reason) => {
    for (const entry of answers) addGroup(result, entry, real);
    const answered = new Set(answers.map(({ groupId }) => groupId));
    for (const { group } of asked) if (!answered.has(group)) result.failed.set(group, missing);
  };
  const separate = await slow.collect(brokers, groups);
  for (const { answers, groups: asked, reason } of separate) add(answers, asked, reason);
  const elsewhere = new Set(separate.flatMap((one) => one.groups.map(({ group }) => group)));
  const prompt = groups.filter(({ group }) => !elsewhere.has(group));
  const here = new Set(brokers.map(({ id }) => id));
  for (const { group, coordinator } of prompt)
    if (!here.has(coordinator)) result.failed.set(group, say("coordinator.away", { broker: coordinator }));
  await coordinators.each(prompt, COMMITTED_BATCH, async (broker, batch) => {
    const names = batch.map(({ group }) => group);
    const began = performance.now();
    try {
      const answers = await connections.callForGroups(broker, OFFSET_FETCH, names);
      add(answers, batch, LEFT_OUT);
      if (!isPrompt(performance.now() - began)) slow.askSeparately(broker, batch, answers);
      return answers.flatMap(({ groupId, errorCode }) => (isRefusal(errorCode) ? [groupId] : []));
    } catch (error) {
      if (!(error instanceof UnansweredError)) {
        add([], batch, reasonOf(error));
        return [];
      }
      // One of them may have so many offsets that all waited for it.
      const parts = await slow.divide(broker, batch);
      for (const { answers, groups: asked, reason } of parts) add(answers, asked, reason);
      if (parts.some(({ answers }) => answers.length > 0)) connections.foundAlive(broker);
      return [];
    }
  });
  for (const [group, reason] of result.failed) result.unread.set(group, reason);
  result.problems.push(...summarise(COMMITTED_OFFSETS, result.failed));
  return result;
}

function addGroup(result: CommittedOffsets, { groupId, errorCode, topics }: FetchedGroup, real: RealPartitions): void {
  if (errorCode !== 0) {
    result.failed.set(groupId, explainCode(errorCode));
    return;
  }
  // Another broker may have refused before.
  result.failed.delete(groupId);
  for (const entry of topics) {
    const { name, failed } = entry;
    const offsets = realOffsets(groupId, entry, real);
    if (offsets.length > 0) result.committed.push({ group: groupId, topic: name, offsets });
    for (const { partition, errorCode: code } of failed) {
      const reason = explainCode(code);
      result.unread.set(groupId, reason);
      const said = say("problem.offset-unread", { group: groupId, topic: name, partition, reason });
      const subject = `${groupId} ${name}-${partition}`;
      result.problems.push({ what: "committed offsets", subject, ...messageOf(said) });
    }
  }
}

/** The offsets of partitions that exist. What was read is not changed: a late answer is given again to later polls. */
function realOffsets(group: string, { name, committed: offsets, beyond = [] }: FetchedTopic, real: RealPartitions) {
  const limit = real.limit(name, offsets.length + beyond.length);
  if (beyond.length === 0 && offsets.length <= limit) return offsets;
  const committed = offsets.slice(0, limit);
  for (let partition = limit; partition < offsets.length; partition++)
    if (offsets[partition] !== null) real.refuse(group, name, partition);
  for (const { partition, offset } of beyond) {
    if (partition < 0 || partition >= limit) {
      real.refuse(group, name, partition);
      continue;
    }
    while (committed.length <= partition) committed.push(null);
    committed[partition] = offset;
  }
  return committed;
}
