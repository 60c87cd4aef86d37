/** For tests: a member of a Streams group (KIP-1071) that heartbeats and owns tasks, without reading anything. */
import { createAPI, Writer } from "@platformatic/kafka";
import type { Broker } from "@/lib/core/words/collection";
import { ByteReader } from "./byte-reader";
import type { Connections } from "./connections";
import { PATIENCE_MS } from "./test-patience";

interface Beat {
  group: string;
  memberId: string;
  /** 0 joins, -1 leaves. */
  epoch: number;
  topic: string;
  /** Tasks that it has; null as long as nothing has changed. */
  tasks: number[] | null;
}

interface Heard {
  errorCode: number;
  errorMessage: string | null;
  epoch: number;
  tasks: number[] | null;
}

const SUBTOPOLOGY = "0";
const REBALANCE_MS = 60_000;
const none: never[] = [];

const appendTasks = (writer: Writer, tasks: number[] | null) =>
  writer.appendArray(tasks === null ? null : [tasks], (to, partitions) =>
    to.appendString(SUBTOPOLOGY).appendArray(partitions, (of, partition) => of.appendInt32(partition), true, false),
  );

function createRequest({ group, memberId, epoch, topic, tasks }: Beat): Writer {
  const nothing = (to: Writer) => to.appendArray(none, () => undefined);
  const writer = Writer.create().appendString(group).appendString(memberId).appendInt32(epoch).appendInt32(0);
  writer
    .appendString(null)
    .appendString(null)
    .appendInt32(epoch === 0 ? REBALANCE_MS : -1);
  // The topology comes with the first heartbeat: one part that reads one topic.
  if (epoch !== 0) writer.appendInt8(-1);
  else {
    writer.appendInt8(1).appendInt32(0);
    writer.appendArray([SUBTOPOLOGY], (to, id) => {
      to.appendString(id).appendArray([topic], (of, name) => of.appendString(name), true, false);
      for (let list = 0; list < 5; list++) nothing(to);
    });
    writer.appendTaggedFields();
  }
  const given = epoch === 0 ? [] : tasks;
  if (epoch === 0) for (let list = 0; list < 3; list++) nothing(writer);
  else {
    appendTasks(writer, given);
    if (given === null) for (let list = 0; list < 2; list++) writer.appendArray<never>(null, () => undefined);
    else for (let list = 0; list < 2; list++) nothing(writer);
  }
  writer.appendString(epoch === 0 ? "process" : null).appendInt8(-1);
  if (epoch === 0) nothing(writer);
  else writer.appendArray<never>(null, () => undefined);
  for (let list = 0; list < 2; list++) writer.appendArray<never>(null, () => undefined);
  return writer.appendBoolean(false).appendTaggedFields();
}

function decode(body: Buffer): Heard {
  const reader = new ByteReader(body);
  reader.int32();
  const errorCode = reader.int16();
  const errorMessage = reader.nullableString(true);
  reader.string(true);
  const epoch = reader.int32();
  for (let number = 0; number < 3; number++) reader.int32();
  reader.array(true, () => {
    reader.int8();
    reader.string(true);
    reader.taggedFields();
  });
  const has = reader.uvarint() - 1;
  if (has < 0) return { errorCode, errorMessage, epoch, tasks: null };
  const tasks: number[] = [];
  for (let left = has; left > 0; left--) {
    reader.string(true);
    tasks.push(...reader.array(true, () => reader.int32()));
    reader.taggedFields();
  }
  return { errorCode, errorMessage, epoch, tasks };
}

const HEARTBEAT = {
  name: "StreamsGroupHeartbeat",
  versions: [
    createAPI<[Beat], Heard>(88, 0, createRequest, (_correlation, _key, _version, reader) =>
      decode(reader.buffer.slice(reader.position)),
    ),
  ],
};

/**
 * Joins and heartbeats until it owns tasks of `topic`; it stays for the session's time, 45 s by default. Returns what makes it
 * leave. Throws when the coordinator, which must be `broker`, refuses.
 */
export async function joinStreamsGroup(
  connections: Connections,
  broker: Broker,
  { group, memberId, topic }: Pick<Beat, "group" | "memberId" | "topic">,
): Promise<() => Promise<void>> {
  const beat = (epoch: number, tasks: number[] | null) =>
    connections.call(broker, HEARTBEAT, { group, memberId, epoch, topic, tasks });
  let heard = await beat(0, null);
  const deadline = Date.now() + PATIENCE_MS;
  while ((heard.tasks?.length ?? 0) === 0 && Date.now() < deadline) {
    if (heard.errorCode !== 0) throw new Error(`error code ${heard.errorCode}: ${heard.errorMessage}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    heard = await beat(heard.epoch, null);
  }
  const { epoch, tasks } = heard;
  await beat(epoch, tasks);
  return async () => void (await beat(-1, null));
}
