/** Reads log start and log end offsets: one ListOffsets request a leader, whatever the number of topics. */
import type { Broker } from "@/lib/core/words/collection";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import type { Connections } from "./connections";
import { explainCode, reasonOf } from "./errors";
import type { TopicMetadata } from "./metadata-codec";
import { LIST_OFFSETS } from "./requests";

/** The two positions asked for, by Kafka's special timestamps. */
export const LOG_END = -1n;
export const LOG_START = -2n;

/** What a consumer will see in time, open transactions included; lag counts these records too. */
export const READ_UNCOMMITTED = 0;
/** Only up to the first open transaction: the "latest" offset is the last stable one then. */
export const READ_COMMITTED = 1;

/** An offset of one partition, or why it is not known. */
export type Offset = { offset: bigint } | { problem: Reason };

/** Offsets by topic, indexed by partition, of the topic's length; partitions that were not asked for are empty slots. */
export type OffsetsByTopic = Map<string, (Offset | undefined)[]>;

/** Whether a partition is to be read; all are, where nothing is said. */
export type Wanted = (topic: TopicMetadata, partition: number) => boolean;

/**
 * One position of every wanted partition. Never rejects: what cannot be read carries its reason, and no
 * partition takes another one with it.
 */
export async function readLogOffsets(
  connections: Connections,
  brokers: readonly Broker[],
  topics: readonly TopicMetadata[],
  position: bigint,
  wanted: Wanted = () => true,
  isolation = READ_UNCOMMITTED,
): Promise<OffsetsByTopic> {
  const result: OffsetsByTopic = new Map(
    topics.map(({ topic, partitions }) => [topic, new Array<Offset | undefined>(partitions.length)]),
  );
  const byLeader = new Map<number, Map<string, number[]>>();
  for (const topic of topics)
    topic.partitions.forEach((metadata, partition) => {
      if (!wanted(topic, partition)) return;
      const problem = leaderProblem(metadata, brokers);
      if (problem) return put(result, topic.topic, partition, { problem });
      const ofLeader = byLeader.get(metadata.leader) ?? new Map<string, number[]>();
      byLeader.set(metadata.leader, ofLeader);
      const partitions = ofLeader.get(topic.topic) ?? [];
      ofLeader.set(topic.topic, partitions);
      partitions.push(partition);
    });
  await Promise.all(
    brokers.map(async (broker) => {
      const asked = byLeader.get(broker.id);
      if (asked) await readFromLeader(connections, broker, asked, { position, isolation }, result);
    }),
  );
  return result;
}

/** Why a partition cannot be asked for its offsets at all; null when it can. */
function leaderProblem(
  { leader, offlineReplicas }: TopicMetadata["partitions"][number],
  brokers: readonly Broker[],
): Reason | null {
  if (brokers.some((broker) => broker.id === leader)) return null;
  if (leader >= 0) return say("leader.unlisted", { broker: leader });
  return offlineReplicas.length === 0 ? plain("kafka.no-leader") : say("leader.offline", { brokers: offlineReplicas });
}

async function readFromLeader(
  connections: Connections,
  broker: Broker,
  asked: Map<string, number[]>,
  { position, isolation }: { position: bigint; isolation: number },
  result: OffsetsByTopic,
): Promise<void> {
  const request = [...asked].map(([name, partitions]) => ({ name, partitions }));
  try {
    const answer = await connections.call(broker, LIST_OFFSETS, request, position, isolation);
    for (const { name, partitions } of answer.topics)
      for (const { partitionIndex, errorCode, offset } of partitions)
        put(result, name, partitionIndex, errorCode === 0 ? { offset } : { problem: explainCode(errorCode) });
  } catch (error) {
    const problem = say("leader.unasked", { broker: broker.id, reason: reasonOf(error) });
    for (const [topic, partitions] of asked)
      for (const partition of partitions) put(result, topic, partition, { problem });
  }
}

function put(result: OffsetsByTopic, topic: string, partition: number, offset: Offset): void {
  const partitions = result.get(topic);
  // An answer about a partition that nobody asked for must not lengthen the list.
  if (partitions && partition >= 0 && partition < partitions.length) partitions[partition] = offset;
}
