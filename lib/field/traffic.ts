/** Puts the planned topics, records and groups on a cluster, by real clients that every version understands. */
import { Consumer as BrokerAssigned } from "@platformatic/kafka";
import { Kafka, logLevel, type Consumer, type TopicPartitionOffsetAndMetadata as TopicPartitionOffset } from "kafkajs";
import "@/lib/lab/idle-connections";
import { committedOf, TOPICS, type FieldGroup } from "./plan";

export interface Traffic {
  /** Members that stayed leave; the topics and commits remain. */
  stop(): Promise<void>;
}

export interface TrafficOptions {
  bootstrap: string;
  groups: readonly FieldGroup[];
  replicationFactor?: number;
}

interface Offset {
  topic: string;
  partition: number;
  offset: bigint;
}

const TOGETHER = 4;

/** Returns when all is committed and the members that stay are there. */
export async function startTraffic({ bootstrap, groups, replicationFactor = 1 }: TrafficOptions): Promise<Traffic> {
  const brokers = bootstrap.split(",");
  const retry = { retries: 100, initialRetryTime: 100, maxRetryTime: 500 };
  const kafka = new Kafka({ clientId: "field", brokers, logLevel: logLevel.NOTHING, retry });
  await fillTopics(kafka, replicationFactor);
  const leave: (() => Promise<unknown>)[] = [];
  const stop = async () => void (await Promise.allSettled(leave.map((each) => each())));
  const queue = [...groups];
  const work = async () => {
    for (let group = queue.shift(); group; group = queue.shift())
      leave.push(...(await (group.protocol === "classic" ? runClassic(kafka, group) : runConsumer(brokers, group))));
  };
  const outcomes = await Promise.allSettled(Array.from({ length: TOGETHER }, work));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (!failed) return { stop };
  await stop();
  throw failed.reason;
}

async function fillTopics(kafka: Kafka, replicationFactor: number): Promise<void> {
  const admin = kafka.admin();
  const producer = kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    const topics = TOPICS.map(({ topic, records }) => ({ topic, numPartitions: records.length, replicationFactor }));
    await admin.createTopics({ topics, waitForLeaders: true });
    const topicMessages = TOPICS.map(({ topic, records }) => ({
      topic,
      messages: records.flatMap((count, partition) =>
        Array.from({ length: count }, (_, index) => ({ partition, value: `record ${index}` })),
      ),
    }));
    await producer.sendBatch({ topicMessages });
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

function offsetsOf({ group, topics }: FieldGroup): Offset[] {
  return TOPICS.filter(({ topic }) => topics.includes(topic)).flatMap(({ topic, records }) =>
    records.map((count, partition) => ({ topic, partition, offset: BigInt(committedOf(group, partition, count)) })),
  );
}

/** Joins with as many members as stay, or one; commits, and leaves if none stays. Answers what lets the members leave. */
async function runClassic(kafka: Kafka, plan: FieldGroup): Promise<(() => Promise<void>)[]> {
  const members = Array.from({ length: Math.max(1, plan.members) }, () => kafka.consumer({ groupId: plan.group }));
  for (const member of members) await join(member, plan.topics);
  const offsets = offsetsOf(plan).map((each) => ({ ...each, offset: String(each.offset) }));
  await commit(members[0]!, offsets);
  const leave = members.map((member) => () => member.disconnect());
  if (plan.members > 0) return leave;
  await Promise.all(leave.map((each) => each()));
  return [];
}

async function join(member: Consumer, topics: string[]): Promise<void> {
  await member.connect();
  const joined = new Promise<void>((resolve) => {
    member.on(member.events.GROUP_JOIN, () => {
      // It stays a member and reads nothing: what is committed is ours to say.
      member.pause(topics.map((topic) => ({ topic })));
      resolve();
    });
  });
  await member.subscribe({ topics, fromBeginning: true });
  await member.run({ autoCommit: false, eachMessage: async () => undefined });
  await joined;
}

/** The client drops a commit without a word while it joins again, as it does when a second member comes. */
async function commit(member: Consumer, offsets: TopicPartitionOffset[]): Promise<void> {
  let sent = false;
  member.on(member.events.COMMIT_OFFSETS, () => void (sent = true));
  await tryFor(20_000, async () => {
    await member.commitOffsets(offsets);
    if (!sent) throw new Error("The client sent no commit.");
  });
}

/** As `runClassic`, for a group whose assignment is the broker's. */
async function runConsumer(brokers: string[], plan: FieldGroup): Promise<(() => Promise<unknown>)[]> {
  const member = new BrokerAssigned({
    clientId: "field",
    bootstrapBrokers: brokers,
    groupId: plan.group,
    groupProtocol: "consumer",
  });
  const stream = await member.consume({ topics: plan.topics, autocommit: false });
  stream.pause();
  await tryFor(20_000, () => member.commit({ offsets: offsetsOf(plan).map((each) => ({ ...each, leaderEpoch: -1 })) }));
  const leave = async () => {
    await stream.close();
    await member.close(true);
  };
  if (plan.members > 0) return [leave];
  await leave();
  return [];
}

/** Tries again for so many ms. Rejects with the last error. */
async function tryFor(ms: number, attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
