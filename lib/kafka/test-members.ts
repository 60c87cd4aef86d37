/**
 * For tests: members of share groups (KIP-932) and of Streams groups (KIP-1071), made of nothing but heartbeats, and the
 * offsets of both. The client libraries know none of these requests; fields are in the order of the message definitions
 * of Apache Kafka.
 */
import { randomUUID } from "node:crypto";
import { createAPI, Writer } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";
import { Connections } from "./connections";
import { readMetadata } from "./metadata";
import type { RequestKind } from "./request";
import { PATIENCE_MS } from "./test-patience";

const COMPACT = true;
const HEARTBEAT_MS = 3_000;
const JOIN = 0;
const LEAVE = -1;
/** Not the coordinator, or not yet ready to be. */
const NOT_YET = [14, 15, 16];
/** A Streams group makes its topics' tasks known to the broker under this name. */
const SUBTOPOLOGY = "0";

interface Answer {
  errorCode: number;
  message: string;
  /** The member's epoch after a heartbeat. */
  epoch: number;
}

/** What heartbeats of both kinds are answered with, as far as it matters here. */
function readAnswer(body: Buffer, hasMember: boolean): Answer {
  const reader = new ByteReader(body);
  reader.int32(); // throttle time
  const errorCode = reader.int16();
  const message = reader.nullableString(COMPACT) ?? "";
  if (errorCode !== 0 || !hasMember) return { errorCode, message, epoch: 0 };
  reader.nullableString(COMPACT); // member id
  return { errorCode, message, epoch: reader.int32() };
}

function request<Arguments extends unknown[]>(
  name: string,
  key: number,
  version: number,
  write: (...args: Arguments) => Writer,
  hasMember = true,
): RequestKind<Arguments, Answer> {
  const api = createAPI<Arguments, Answer>(key, version, write, (_correlation, _key, _version, reader) =>
    readAnswer(reader.buffer.slice(reader.position), hasMember),
  );
  return { name, versions: [api] };
}

type Heartbeat = [group: string, member: string, epoch: number, topics: string[]];

const writeStrings = (writer: Writer, strings: string[]) =>
  writer.appendArray(strings, (each, text) => each.appendString(text), COMPACT, false);

const SHARE_HEARTBEAT = request<Heartbeat>("ShareGroupHeartbeat", 76, 1, (group, member, epoch, topics) =>
  writeStrings(
    Writer.create().appendString(group).appendString(member).appendInt32(epoch).appendString(null),
    topics,
  ).appendTaggedFields(),
);

/** One subtopology that reads these topics and writes nothing. Only a member that joins tells it. */
function writeTopology(writer: Writer, topics: string[]): Writer {
  writer.appendInt8(1).appendInt32(0);
  return writer
    .appendArray(
      [SUBTOPOLOGY],
      (each, name) => {
        writeStrings(each.appendString(name), topics);
        // No pattern, changelog, sink, repartition topic or group of topics with the same number of partitions.
        for (let field = 0; field < 5; field++) each.appendUnsignedVarInt(1);
      },
      COMPACT,
    )
    .appendTaggedFields();
}

const STREAMS_HEARTBEAT = request<Heartbeat>("StreamsGroupHeartbeat", 88, 0, (group, member, epoch, topics) => {
  const writer = Writer.create().appendString(group).appendString(member).appendInt32(epoch);
  writer.appendInt32(0).appendString(null).appendString(null);
  const joins = epoch === JOIN;
  writer.appendInt32(joins ? 60_000 : -1);
  if (joins) writeTopology(writer, topics);
  else writer.appendInt8(-1);
  // Tasks of three kinds: none when it joins, and later those that it had.
  for (let kind = 0; kind < 3; kind++) writer.appendUnsignedVarInt(joins ? 1 : 0);
  writer.appendString(joins ? member : null).appendInt8(-1);
  for (let field = 0; field < 3; field++) writer.appendUnsignedVarInt(joins && field === 0 ? 1 : 0);
  return writer.appendBoolean(false).appendTaggedFields();
});

const ALTER_SHARE_OFFSETS = request<[group: string, topic: string, starts: bigint[]]>(
  "AlterShareGroupOffsets",
  91,
  0,
  (group, topic, starts) =>
    Writer.create()
      .appendString(group)
      .appendArray(
        [topic],
        (writer, name) =>
          writer
            .appendString(name)
            .appendArray(
              [...starts.entries()],
              (each, [partition, start]) => each.appendInt32(partition).appendInt64(start),
              COMPACT,
            ),
        COMPACT,
      )
      .appendTaggedFields(),
  false,
);

export class TestMembers {
  private readonly connections: Connections;
  private readonly leaving = new Set<() => Promise<unknown>>();

  constructor(private readonly bootstrap: string) {
    this.connections = new Connections({ brokers: bootstrap.split(",") });
  }

  /** A member of a share group that fetches nothing. Answers what makes it leave. */
  joinShare = (group: string, topics: string[]) => this.join(SHARE_HEARTBEAT, group, topics);

  /** A member of a Streams group that processes nothing. Answers what makes it leave. */
  joinStreams = (group: string, topics: string[]) => this.join(STREAMS_HEARTBEAT, group, topics);

  /** Sets the start offsets of a share group, partition by partition; it must be there and have no members. */
  async setShareStarts(group: string, topic: string, starts: bigint[]): Promise<void> {
    await this.ask(ALTER_SHARE_OFFSETS, group, topic, starts);
  }

  /** Who is still there leaves. */
  async close(): Promise<void> {
    await Promise.all([...this.leaving].map((leave) => leave()));
    await this.connections.close();
  }

  private async join(kind: RequestKind<Heartbeat, Answer>, group: string, topics: string[]) {
    const member = randomUUID();
    let { epoch } = await this.ask(kind, group, member, JOIN, topics);
    let beating: Promise<unknown> = Promise.resolve();
    const timer = setInterval(() => {
      beating = this.ask(kind, group, member, epoch, topics).then((answer) => (epoch = answer.epoch));
    }, HEARTBEAT_MS);
    const leave = async () => {
      this.leaving.delete(leave);
      clearInterval(timer);
      await beating;
      await this.ask(kind, group, member, LEAVE, topics);
    };
    this.leaving.add(leave);
    return leave;
  }

  /** Asks one broker after the other until the group's coordinator has done it. Throws what it says otherwise. */
  private async ask<Arguments extends unknown[]>(
    kind: RequestKind<Arguments, Answer>,
    ...args: Arguments
  ): Promise<Answer> {
    const { brokers } = await readMetadata(this.connections, this.bootstrap.split(","), [], []);
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
      for (const broker of brokers) {
        const answer = await this.connections.call(broker, kind, ...args);
        if (answer.errorCode === 0) return answer;
        if (!NOT_YET.includes(answer.errorCode))
          throw new Error(`${kind.name}: error ${answer.errorCode} ${answer.message}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${kind.name}: no broker took itself for the coordinator.`);
  }
}
