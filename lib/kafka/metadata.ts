/** Reads a cluster's metadata: brokers, controller, and every topic's partitions with leader and replicas. */
import { metadataV10, metadataV11, metadataV12, metadataV9 } from "@platformatic/kafka";
import type { Broker } from "@/lib/core/collection";
import { parseAddress, type Address, type Connections } from "./connections";

const METADATA = { name: "Metadata", versions: [metadataV12.api, metadataV11.api, metadataV10.api, metadataV9.api] };
const NO_TOPIC_ID = "00000000-0000-0000-0000-000000000000";

export interface PartitionMetadata {
  /** Broker id; -1 where the partition has no leader. */
  leader: number;
  replicas: number[];
  inSyncReplicas: number[];
  offlineReplicas: number[];
}

export interface TopicMetadata {
  /** Kafka's error code for the topic as a whole; 0 when it was read. */
  errorCode: number;
  topic: string;
  topicId: string | null;
  internal: boolean;
  /** Indexed by partition. */
  partitions: PartitionMetadata[];
}

export interface ClusterMetadata {
  clusterId: string | null;
  controllerId: number | null;
  brokers: Broker[];
  /** All topics that may be described, internal ones included. */
  topics: TopicMetadata[];
}

const NO_PARTITION: PartitionMetadata = { leader: -1, replicas: [], inSyncReplicas: [], offlineReplicas: [] };

type Answer = Awaited<ReturnType<typeof metadataV12.api.async>>;

/**
 * Metadata of the whole cluster, from the first broker that answers: those known from before, then the ones in
 * the settings. Rejects when none does, with an AggregateError of all reasons.
 */
export async function readMetadata(
  connections: Connections,
  bootstrap: readonly string[],
  knownBrokers: readonly Broker[],
  topics: string[] | null = null,
): Promise<ClusterMetadata> {
  const addresses = new Map<string, Address>();
  for (const address of [...knownBrokers, ...bootstrap.map(parseAddress)])
    addresses.set(`${address.host}:${address.port}`, { host: address.host, port: address.port });
  return firstAnswer([...addresses.values()], async (address) =>
    translate(await connections.call(address, METADATA, topics)),
  );
}

/** A broker that takes longer than this is not waited for: the next one is asked as well. */
const STAGGER_MS = 1_000;

/** Asks one address after the other, the next as soon as one fails or is slow; the first answer counts. */
async function firstAnswer<T>(addresses: Address[], ask: (address: Address) => Promise<T>): Promise<T> {
  const queue = [...addresses];
  const errors: unknown[] = [];
  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const next = () => {
      clearTimeout(timer);
      const address = queue.shift();
      if (!address) return;
      if (queue.length > 0) timer = setTimeout(next, STAGGER_MS);
      ask(address).then(
        (answer) => {
          clearTimeout(timer);
          queue.length = 0;
          resolve(answer);
        },
        (error: unknown) => {
          errors.push(error);
          if (errors.length === addresses.length) reject(new AggregateError(errors, "No broker answers."));
          else next();
        },
      );
    };
    next();
  });
}

function translate(answer: Answer): ClusterMetadata {
  return {
    clusterId: answer.clusterId ?? null,
    controllerId: answer.controllerId >= 0 ? answer.controllerId : null,
    brokers: answer.brokers.map(({ nodeId, host, port, rack }) => ({ id: nodeId, host, port, rack: rack ?? null })),
    topics: answer.topics.flatMap((topic) => (!topic.name ? [] : [translateTopic(topic, topic.name)])),
  };
}

function translateTopic(answer: Answer["topics"][number], topic: string): TopicMetadata {
  const partitions: PartitionMetadata[] = [];
  for (const partition of answer.partitions)
    partitions[partition.partitionIndex] = {
      leader: partition.leaderId,
      replicas: partition.replicaNodes,
      inSyncReplicas: partition.isrNodes,
      offlineReplicas: partition.offlineReplicas,
    };
  // An answer that leaves a partition out must not shift the others.
  const whole = Array.from(partitions, (partition) => partition ?? NO_PARTITION);
  // Version 9 has no topic ids; a cluster that was upgraded may still have topics without one.
  const topicId = answer.topicId && answer.topicId !== NO_TOPIC_ID ? answer.topicId : null;
  return { errorCode: answer.errorCode, topic, topicId, internal: answer.isInternal, partitions: whole };
}
