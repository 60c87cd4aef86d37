/** For tests against a real cluster: topics and groups of their own names, and commits of every kind. */
import { offsetCommitV8, offsetCommitV9 } from "@platformatic/kafka";
import { Kafka, logLevel, type Admin, type Producer } from "kafkajs";
import type { OffsetSource, Poll } from "@/lib/core/words/collection";
import { Connections } from "./connections";
import { readMetadata } from "./metadata";
import { offsetsPartition, OFFSETS_TOPIC } from "./offsets-partition";
import { clusterSettings, type ClusterSettings } from "./settings";
import { PATIENCE_MS } from "./test-patience";

const OFFSET_COMMIT = { name: "OffsetCommit", since: "2.4", versions: [offsetCommitV9.api, offsetCommitV8.api] };
const NO_GENERATION = -1;
const NO_EPOCH = -1;

let serial = 0;

/** A name that nobody else has, whatever runs on the same cluster. */
export const uniqueName = (stem: string) => `${stem}-${process.pid}-${Date.now().toString(36)}-${++serial}`;

/** Settings for a plain cluster; `changes` go on top. */
export function testSettings(bootstrap: string, changes: Partial<ClusterSettings> = {}): ClusterSettings {
  return { ...clusterSettings.parse({ brokers: bootstrap.split(",") }), ...changes };
}

export class TestCluster {
  readonly kafka: Kafka;
  readonly admin: Admin;
  private readonly producer: Producer;
  private readonly connections: Connections;

  constructor(readonly bootstrap: string) {
    const retry = { retries: 120, initialRetryTime: 100, maxRetryTime: 500 };
    this.kafka = new Kafka({ clientId: "test", brokers: bootstrap.split(","), logLevel: logLevel.NOTHING, retry });
    this.admin = this.kafka.admin();
    this.producer = this.kafka.producer();
    this.connections = new Connections({ brokers: bootstrap.split(",") });
  }

  async open(): Promise<void> {
    await Promise.all([this.admin.connect(), this.producer.connect()]);
    await this.awaitCoordinator();
  }

  async close(): Promise<void> {
    await Promise.all([this.admin.disconnect(), this.producer.disconnect(), this.connections.close()]);
  }

  /** Asking for any group's offsets makes a new cluster create the topic that they are kept in, which takes a moment. */
  private async awaitCoordinator(): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
      const answer = await this.admin.fetchOffsets({ groupId: uniqueName("nobody") }).catch(() => null);
      if (answer) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The group coordinator did not come up.");
  }

  /**
   * A new topic with so many records in each partition, by partition. It has as many replicas as is said (brokers before
   * 2.4 want a number), or by partition those on the brokers that are named, of which the first leads.
   */
  async createTopic(
    counts: number[],
    topic = uniqueName("topic"),
    replicas: number | number[][] = -1,
  ): Promise<string> {
    const wanted =
      typeof replicas === "number"
        ? { topic, numPartitions: counts.length, replicationFactor: replicas }
        : { topic, replicaAssignment: replicas.map((ids, partition) => ({ partition, replicas: ids })) };
    await this.admin.createTopics({ topics: [wanted], waitForLeaders: false });
    await this.awaitLeaders(topic, counts.length);
    for (const [partition, count] of counts.entries()) await this.produce(topic, partition, count);
    return topic;
  }

  /** A new topic takes a moment to reach the brokers' metadata, and its partitions one more to get their leaders. */
  private async awaitLeaders(topic: string, partitions: number): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
      const metadata = await readMetadata(this.connections, this.bootstrap.split(","), [], [topic]);
      const leaders = metadata.topics[0]?.partitions.filter(({ leader }) => leader >= 0) ?? [];
      if (leaders.length === partitions) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The topic ${topic} did not get its leaders within ${PATIENCE_MS} ms.`);
  }

  /** So many new names of groups that this broker coordinates now. */
  async groupsOn(broker: number, count: number): Promise<string[]> {
    const { topics } = await readMetadata(this.connections, this.bootstrap.split(","), [], [OFFSETS_TOPIC]);
    const homes = topics[0]?.partitions ?? [];
    const names: string[] = [];
    while (names.length < count) {
      const name = uniqueName("reader");
      if (homes[offsetsPartition(name, homes.length)]?.leader === broker) names.push(name);
    }
    return names;
  }

  async produce(topic: string, partition: number, count: number): Promise<void> {
    if (count === 0) return;
    const messages = Array.from({ length: count }, (_, index) => ({ partition, value: `record ${index}` }));
    await this.producer.send({ topic, messages });
  }

  /** Commits without being a member of the group, as `assign()` does: one partition at one offset. */
  async commit(group: string, topic: string, partition: number, offset: number | bigint): Promise<void> {
    const partitions = [
      {
        partitionIndex: partition,
        committedOffset: BigInt(offset),
        committedLeaderEpoch: NO_EPOCH,
        committedMetadata: "",
      },
    ];
    const { brokers } = await readMetadata(this.connections, this.bootstrap.split(","), [], []);
    const refused: number[] = [];
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      // Only the group's coordinator takes it; a fresh one needs a moment.
      for (const broker of brokers) {
        const topics = [{ name: topic, partitions }];
        const answer = await this.connections.call(broker, OFFSET_COMMIT, group, NO_GENERATION, "", null, topics);
        const code = answer.topics[0]?.partitions[0]?.errorCode ?? -1;
        if (code === 0) return;
        refused.push(code);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Nobody took the commit of ${group}: error codes ${[...new Set(refused)].join(", ")}.`);
  }
}

/** Polls until a poll is as it should be; the last one is returned either way, so that a test can say what differs. */
export async function pollUntil(source: OffsetSource, wanted: (poll: Poll) => boolean): Promise<Poll> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const poll = await source.poll(Date.now);
    if (wanted(poll) || Date.now() > deadline) return poll;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
