/**
 * Puts a load on one broker with few and large requests: one Produce for thousands of partitions, one OffsetCommit for all
 * partitions of a group. Nobody joins any group, so commits cost the broker next to nothing.
 */
import {
  Connection,
  createAPI,
  createRecordsBatch,
  createTopicsV7,
  offsetCommitV9,
  produceV9,
  Writer,
} from "@platformatic/kafka";
import type { LoadGroup, LoadPlan, LoadTopic } from "./load-plan";

const REQUEST_MS = 60_000;
/** A create request for more partitions than this is refused or takes very long. */
const CREATE_AT_ONCE = 20;
const ALREADY_EXISTS = 36;
/**
 * The broker writes an index entry whenever so many bytes have come, and the first touches a page of the disk. All partitions
 * of the load grow alike: by default they would do so together after some minutes, and hold up commits for half a minute.
 */
const CONFIGS = [{ name: "index.interval.bytes", value: String(2 ** 30) }];
const COORDINATOR_ERRORS = new Set([14, 15, 16]);
const RETRY_MS = 300;
const TURNS = 200;

/** Where the log of each partition ends, by topic. */
export type LogEnds = Map<string, bigint[]>;

interface Batch {
  topics: readonly LoadTopic[];
  records: Buffer;
}

/** Produce, version 9 (from 10 on a moved leader puts tagged fields into the answer that the parser mistakes), with the same ready-made batch for every partition: making one for each would be the dearer part. */
const PRODUCE = createAPI<[Batch], ReturnType<typeof produceV9.parseResponse>>(
  0,
  9,
  ({ topics, records }: Batch) =>
    Writer.create()
      .appendString(null)
      .appendInt16(1)
      .appendInt32(REQUEST_MS)
      .appendArray(topics as LoadTopic[], (writer, { topic, partitions }) => {
        writer.appendString(topic).appendArray([...Array(partitions).keys()], (inner, partition) => {
          inner
            .appendInt32(partition)
            .appendUnsignedVarInt(records.length + 1)
            .append(records);
        });
      })
      .appendTaggedFields(),
  produceV9.parseResponse,
);

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export class LoadClient {
  private readonly connection = new Connection("load", {
    connectTimeout: 10_000,
    requestTimeout: REQUEST_MS,
    maxInflights: 20,
  });

  /** @param bootstrap `host:port` of the one broker */
  static async open(bootstrap: string): Promise<LoadClient> {
    const client = new LoadClient();
    const [host = "", port] = bootstrap.split(",")[0]!.split(":");
    await client.connection.connect(host, Number(port));
    return client;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** Creates the topics that are not there, each partition with one replica. */
  async createTopics(topics: readonly LoadTopic[], note: (done: number) => void = () => {}): Promise<void> {
    for (let first = 0; first < topics.length; first += CREATE_AT_ONCE) {
      const wanted = topics.slice(first, first + CREATE_AT_ONCE).map(({ topic, partitions }) => ({
        ...{ name: topic, numPartitions: partitions, replicationFactor: 1, assignments: [], configs: CONFIGS },
      }));
      const answer = await answerOf(createTopicsV7.api.async(this.connection, wanted, REQUEST_MS, false));
      for (const { name, errorCode, errorMessage } of answer.topics)
        if (errorCode !== 0 && errorCode !== ALREADY_EXISTS)
          throw new Error(`The topic ${name} could not be made: ${errorMessage ?? `error ${errorCode}`}`);
      note(first + wanted.length);
    }
  }

  /** Appends `count` small records to every partition of these topics, and notes in `ends` where their logs end then. */
  async produce(topics: readonly LoadTopic[], count: number, ends: LogEnds): Promise<void> {
    const timestamp = BigInt(Date.now());
    const messages = Array.from({ length: count }, () => ({ topic: "", value: Buffer.from("load"), timestamp }));
    const records = Buffer.from(createRecordsBatch(messages).buffer);
    let left = [...topics];
    for (let turn = 0; left.length > 0; turn++) {
      const answer = await answerOf(PRODUCE.async(this.connection, { topics: left, records }));
      const failed = new Set<string>();
      for (const { name, partitionResponses } of answer.responses)
        for (const { index, errorCode, baseOffset } of partitionResponses) {
          if (errorCode !== 0) failed.add(name);
          else endsOf(ends, name)[index] = baseOffset + BigInt(count);
        }
      // A topic that was just made has no leaders for a moment; partitions of it that were written get a second batch.
      left = left.filter(({ topic }) => failed.has(topic));
      if (left.length === 0) return;
      if (turn === TURNS) throw new Error(`Nothing can be written to ${left[0]!.topic}.`);
      await sleep(RETRY_MS);
    }
  }

  /** Commits for a group, at `offsetOf` each of its partitions, as a client without membership. */
  async commit({ group, reads }: LoadGroup, offsetOf: (topic: string, partition: number) => bigint): Promise<void> {
    const topics = reads.map(({ topic, partitions }) => ({
      name: topic,
      partitions: partitions.map((partitionIndex) => ({
        partitionIndex,
        committedOffset: offsetOf(topic, partitionIndex),
        committedLeaderEpoch: -1,
        committedMetadata: "",
      })),
    }));
    for (let turn = 0; ; turn++) {
      const answer = await answerOf(offsetCommitV9.api.async(this.connection, group, -1, "", null, topics));
      const code = answer.topics.flatMap(({ partitions }) => partitions).find(({ errorCode }) => errorCode !== 0);
      if (!code) return;
      if (!COORDINATOR_ERRORS.has(code.errorCode) || turn === TURNS)
        throw new Error(`${group} could not commit: error ${code.errorCode}`);
      await sleep(RETRY_MS);
    }
  }
}

/** All topics' first records and all groups' first commits; what is there already stays. */
export async function seedLoad(
  bootstrap: string,
  plan: LoadPlan,
  note: (text: string) => void = () => {},
): Promise<LogEnds> {
  const client = await LoadClient.open(bootstrap);
  const ends: LogEnds = new Map();
  try {
    await client.createTopics(plan.topics, (done) => note(`${done} of ${plan.topics.length} topics`));
    for (let first = 0; first < plan.topics.length; first += CREATE_AT_ONCE) {
      await client.produce(plan.topics.slice(first, first + CREATE_AT_ONCE), FIRST_RECORDS, ends);
      note(`records in ${first} of ${plan.topics.length} topics`);
    }
    for (const [index, group] of plan.groups.entries()) {
      await client.commit(group, (topic, partition) => endsOf(ends, topic)[partition] ?? 0n);
      if (index % 100 === 0) note(`${index} of ${plan.groups.length} groups`);
    }
    return ends;
  } finally {
    await client.close();
  }
}

const FIRST_RECORDS = 10;

/** Log ends of one topic, by partition; made when missing. */
export function endsOf(ends: LogEnds, topic: string): bigint[] {
  const list = ends.get(topic) ?? [];
  ends.set(topic, list);
  return list;
}

/** An answer that carries error codes is thrown by the client; here it is an answer. */
async function answerOf<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    const { response } = error as { response?: T };
    if (response) return response;
    throw error;
  }
}
