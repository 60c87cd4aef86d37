/** Reads how far share groups (KIP-932) are: DescribeShareGroupOffsets at each group's coordinator. */
import type { CollectionProblem, Committed } from "@/lib/core/words/collection";
import type { Reason } from "@/lib/core/words/sentences/facts";
import type { Connections } from "./connections";
import { isRefusal, type Coordinators, type ListedGroup } from "./coordinators";
import { explainCode, reasonOf } from "./errors";
import { summarise, type Unread } from "./problem-summary";
import type { RealPartitions } from "./real-partitions";
import { SHARE_OFFSETS } from "./requests";
import type { ShareOffsets } from "./share-offsets-codec";

const BATCH = 100;
const START_OFFSETS: Unread = { what: "committed offsets", facts: "start offsets", of: "share group" };

/** Start offsets and lags of these share groups. Never rejects; a broker that does not know the request has none. */
export async function readShareOffsets(
  connections: Connections,
  coordinators: Coordinators,
  groups: readonly ListedGroup[],
  real: RealPartitions,
): Promise<{ committed: Committed[]; unread: Map<string, Reason>; problems: CollectionProblem[] }> {
  const committed: Committed[] = [];
  const failed = new Map<string, Reason>();
  const shares = groups.filter(({ type }) => type === "share");
  await coordinators.each(shares, BATCH, async (broker, batch) => {
    const names = batch.map(({ group }) => group);
    try {
      const answers = await connections.call(broker, SHARE_OFFSETS, names);
      for (const answer of answers) {
        if (answer.errorCode !== 0) failed.set(answer.group, explainCode(answer.errorCode));
        else for (const topic of answer.topics) committed.push(toCommitted(answer.group, topic, real));
        // Another broker may have refused before.
        if (answer.errorCode === 0) failed.delete(answer.group);
      }
      return answers.flatMap(({ group, errorCode }) => (isRefusal(errorCode) ? [group] : []));
    } catch (error) {
      for (const group of names) failed.set(group, reasonOf(error));
      return [];
    }
  });
  return { committed, unread: failed, problems: summarise(START_OFFSETS, failed) };
}

function toCommitted(
  group: string,
  { topic, partitions }: ShareOffsets["topics"][number],
  real: RealPartitions,
): Committed {
  const limit = real.limit(topic, partitions.length);
  const offsets: (bigint | null)[] = [];
  const lags: (bigint | null)[] = [];
  for (const { partition, startOffset, lag, errorCode } of partitions) {
    if (partition < 0 || partition >= limit) {
      real.refuse(group, topic, partition);
      continue;
    }
    while (offsets.length <= partition) {
      offsets.push(null);
      lags.push(null);
    }
    // -1: nobody has read from this partition yet, so the group has no place on it.
    if (errorCode === 0 && startOffset >= 0n) {
      offsets[partition] = startOffset;
      lags[partition] = lag;
    }
  }
  return { group, topic, offsets, lags };
}
