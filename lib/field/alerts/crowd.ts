/** A crowd of groups on three brokers, all of which read a topic that loses partitions with one of them. Nobody joins them. */
import { Connection, findCoordinatorV4, offsetCommitV9 } from "@platformatic/kafka";
import { Kafka, logLevel } from "kafkajs";

const TOPIC = "shared";
const RECORDS = 5;
/** FindCoordinator's key type for groups. */
const OF_GROUPS = 0;
const TOGETHER = 20;

const groupNames = (count: number): string[] => Array.from({ length: count }, (_, index) => `crowd-${index + 1}`);

/** A partition on each broker and on no other one, with records. */
async function fillTopic(bootstrap: string, brokers: readonly number[]): Promise<void> {
  // A partition that was just made has no leader for a moment.
  const retry = { retries: 100, initialRetryTime: 100, maxRetryTime: 500 };
  const kafka = new Kafka({ clientId: "crowd", brokers: bootstrap.split(","), logLevel: logLevel.NOTHING, retry });
  const admin = kafka.admin();
  const producer = kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    const replicaAssignment = brokers.map((id, partition) => ({ partition, replicas: [id] }));
    await admin.createTopics({ topics: [{ topic: TOPIC, replicaAssignment }], waitForLeaders: true });
    const messages = brokers.flatMap((_, partition) =>
      Array.from({ length: RECORDS }, () => ({ partition, value: "record" })),
    );
    await producer.send({ topic: TOPIC, messages });
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

async function connect(port: number): Promise<Connection> {
  const connection = new Connection("crowd", {
    connectTimeout: 10_000,
    requestTimeout: 60_000,
    maxInflights: TOGETHER,
  });
  await connection.connect("127.0.0.1", port);
  return connection;
}

/** Each group commits the end of each partition. Answers their names. */
export async function gatherCrowd(bootstrap: string, count: number, note: (text: string) => void): Promise<string[]> {
  const brokers = bootstrap.split(",").map((_, index) => index + 1);
  await fillTopic(bootstrap, brokers);
  const groups = groupNames(count);
  const connections = new Map<number, Connection>();
  try {
    const first = await connect(Number(bootstrap.split(",")[0]!.split(":")[1]));
    connections.set(0, first);
    const { coordinators } = await findCoordinatorV4.api.async(first, OF_GROUPS, groups);
    for (const { nodeId, port } of coordinators)
      if (!connections.has(nodeId)) connections.set(nodeId, await connect(port));
    for (let at = 0; at < coordinators.length; at += TOGETHER) {
      const batch = coordinators.slice(at, at + TOGETHER);
      await Promise.all(batch.map(({ key, nodeId }) => commit(connections.get(nodeId)!, key, brokers.length)));
      note(`${at} of ${count} groups`);
    }
    return groups;
  } finally {
    for (const connection of connections.values()) await connection.close();
  }
}

/** @throws Error with the code of what was refused, as the client makes it */
async function commit(connection: Connection, group: string, partitions: number): Promise<void> {
  const committed = Array.from({ length: partitions }, (_, partitionIndex) => ({
    ...{ partitionIndex, committedOffset: BigInt(RECORDS), committedLeaderEpoch: -1, committedMetadata: "" },
  }));
  await offsetCommitV9.api.async(connection, group, -1, "", null, [{ name: TOPIC, partitions: committed }]);
}
