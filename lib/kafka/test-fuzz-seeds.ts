/** For the fuzzer: whole answers and records, as brokers and coordinators write them, to be changed until they are none. */
import { createRecordsBatch, Writer } from "@platformatic/kafka";

const GROUP = "billing ü";
const TOPIC = "orders";
const UUID = "01020304-0506-0708-090a-0b0c0d0e0f10";
const two = [0, 1];

/** An answer: the throttle time, then the rest. */
const answer = (write: (writer: Writer) => Writer): Buffer => write(Writer.create().appendInt32(0)).buffer;
/** Record keys and values, and assignments: the old form of strings and arrays. */
const plain = (write: (writer: Writer) => Writer): Buffer => write(Writer.create()).buffer;

export const METADATA_ANSWER = answer((writer) =>
  writer
    .appendArray([1], (to) => to.appendInt32(1).appendString("kafka").appendInt32(9092).appendString(null))
    .appendString("cluster")
    .appendInt32(1)
    .appendArray([TOPIC, "logs"], (to, topic) =>
      to
        .appendInt16(0)
        .appendString(topic)
        .appendUUID(UUID)
        .appendBoolean(false)
        .appendArray(two, (of, partition) => {
          of.appendInt16(0).appendInt32(partition).appendInt32(1).appendInt32(0);
          for (const ids of [[1, 2], [1], []]) of.appendArray(ids, (list, id) => list.appendInt32(id), true, false);
        })
        .appendInt32(0),
    )
    .appendTaggedFields(),
);

export const OFFSET_FETCH_ANSWER = answer((writer) =>
  writer
    .appendArray([GROUP], (to, group) =>
      to
        .appendString(group)
        .appendArray([TOPIC], (topics, topic) =>
          topics.appendString(topic).appendArray(two, (of, partition) => {
            of.appendInt32(partition).appendInt64(42n).appendInt32(-1).appendString("note").appendInt16(0);
          }),
        )
        .appendInt16(0),
    )
    .appendTaggedFields(),
);

export const LIST_OFFSETS_ANSWER = answer((writer) =>
  writer
    .appendArray([TOPIC], (topics, topic) =>
      topics.appendString(topic).appendArray(two, (of, partition) => {
        of.appendInt32(partition).appendInt16(0).appendInt64(-1n).appendInt64(42n).appendInt32(0);
      }),
    )
    .appendTaggedFields(),
);

export const SHARE_OFFSETS_ANSWER = answer((writer) =>
  writer
    .appendArray([GROUP], (to, group) =>
      to
        .appendString(group)
        .appendArray([TOPIC], (topics, topic) =>
          topics
            .appendString(topic)
            .appendUUID(UUID)
            .appendArray(two, (of, partition) => {
              of.appendInt32(partition).appendInt64(42n).appendInt32(0).appendInt64(3n);
              of.appendInt16(0).appendString(null);
            }),
        )
        .appendInt16(0)
        .appendString(null),
    )
    .appendTaggedFields(),
);

function appendAssignment(writer: Writer): Writer {
  return writer
    .appendArray([TOPIC], (topics, topic) =>
      topics
        .appendUUID(UUID)
        .appendString(topic)
        .appendArray(two, (of, partition) => of.appendInt32(partition), true, false),
    )
    .appendTaggedFields();
}

const describedAnswer = (kind: "consumer" | "share") =>
  answer((writer) =>
    writer
      .appendArray([GROUP], (to, group) =>
        to
          .appendInt16(0)
          .appendString(null)
          .appendString(group)
          .appendString("Stable")
          .appendInt32(7)
          .appendInt32(7)
          .appendString("uniform")
          .appendArray(["member"], (members, id) => {
            members.appendString(id);
            if (kind === "consumer") members.appendString(null);
            members.appendString(null).appendInt32(7).appendString("client").appendString("/10.0.0.1");
            members.appendArray([TOPIC], (list, topic) => list.appendString(topic), true, false);
            if (kind === "consumer") members.appendString(null);
            appendAssignment(members);
            if (kind === "consumer") appendAssignment(members).appendInt8(1);
          })
          .appendInt32(0),
      )
      .appendTaggedFields(),
  );

export const CONSUMER_GROUP_ANSWER = describedAnswer("consumer");
export const SHARE_GROUP_ANSWER = describedAnswer("share");

const appendTasks = (writer: Writer): Writer =>
  writer
    .appendArray(["0"], (to, id) =>
      to.appendString(id).appendArray(two, (of, partition) => of.appendInt32(partition), true, false),
    )
    .appendArray([], () => undefined)
    .appendArray([], () => undefined)
    .appendTaggedFields();

const appendTopicInfo = (writer: Writer, names: string[]): Writer =>
  writer.appendArray(names, (to, name) =>
    to
      .appendString(name)
      .appendInt32(2)
      .appendInt16(1)
      .appendArray(["cleanup.policy"], (pairs, key) => pairs.appendString(key).appendString("delete")),
  );

export const STREAMS_GROUP_ANSWER = answer((writer) =>
  writer
    .appendArray([GROUP], (to, group) => {
      to.appendInt16(0).appendString(null).appendString(group).appendString("Stable").appendInt32(7).appendInt32(7);
      to.appendInt8(1).appendInt32(0);
      to.appendArray(["0"], (parts, id) => {
        parts.appendString(id).appendArray([TOPIC, "logs"], (list, topic) => list.appendString(topic), true, false);
        parts.appendArray(["sink"], (list, topic) => list.appendString(topic), true, false);
        appendTopicInfo(appendTopicInfo(parts, ["changelog"]), ["repartition"]);
      });
      to.appendTaggedFields();
      to.appendArray(["member"], (members, id) => {
        members.appendString(id).appendInt32(7).appendString(null).appendString(null);
        members.appendString("client").appendString("/10.0.0.1").appendInt32(0).appendString("process");
        members.appendInt8(1).appendString("host").appendInt16(80).appendTaggedFields();
        members.appendArray(["zone"], (pairs, key) => pairs.appendString(key).appendString("a"));
        for (let list = 0; list < 2; list++)
          members.appendArray(["0"], (offsets, part) => offsets.appendString(part).appendInt32(0).appendInt64(9n));
        appendTasks(appendTasks(members)).appendBoolean(false);
      }).appendInt32(0);
    })
    .appendTaggedFields(),
);

export const API_VERSIONS_ANSWER = plain((writer) =>
  writer
    .appendInt16(0)
    .appendArray([1, 3, 9], (to, key) => to.appendInt16(key).appendInt16(0).appendInt16(12))
    .appendInt32(0)
    .appendTaggedFields(),
);

export const LIST_GROUPS_ANSWER = answer((writer) =>
  writer
    .appendInt16(0)
    .appendArray([GROUP, "orders"], (to, group) => {
      to.appendString(group).appendString("consumer").appendString("Stable").appendString("classic");
    })
    .appendTaggedFields(),
);

export const FIND_COORDINATOR_ANSWER = answer((writer) =>
  writer
    .appendArray([GROUP], (to, group) => {
      to.appendString(group).appendInt32(1).appendString("kafka").appendInt32(9092).appendInt16(0).appendString(null);
    })
    .appendTaggedFields(),
);

export const DESCRIBE_CONFIGS_ANSWER = answer((writer) =>
  writer
    .appendArray([TOPIC], (to, topic) => {
      to.appendInt16(0).appendString(null).appendInt8(2).appendString(topic);
      to.appendArray(["cleanup.policy"], (values, name) => {
        values.appendString(name).appendString("compact").appendBoolean(false).appendInt8(1).appendBoolean(false);
        values.appendArray(["cleanup.policy"], (list, synonym) =>
          list.appendString(synonym).appendString("x").appendInt8(1),
        );
        values.appendInt8(2).appendString(null);
      });
    })
    .appendTaggedFields(),
);

/** ConsumerProtocolAssignment, as members of classic groups are given it. */
export const ASSIGNMENT = plain((writer) =>
  writer
    .appendInt16(3)
    .appendArray(
      [TOPIC, "logs"],
      (topics, topic) =>
        topics
          .appendString(topic, false)
          .appendArray([0, 1, 2], (of, partition) => of.appendInt32(partition), false, false),
      false,
      false,
    )
    .appendBytes(Buffer.from("user data"), false),
);

export const DESCRIBE_GROUPS_ANSWER = answer((writer) =>
  writer
    .appendArray([GROUP], (to, group) => {
      to.appendInt16(0).appendString(null).appendString(group).appendString("Stable").appendString("consumer");
      to.appendString("range").appendArray(["member"], (members, id) => {
        members.appendString(id).appendString(null).appendString("client").appendString("/10.0.0.1");
        members.appendBytes(Buffer.from("subscription")).appendBytes(ASSIGNMENT);
      });
      to.appendInt32(0);
    })
    .appendTaggedFields(),
);

const key = (version: number, write: (writer: Writer) => Writer = (writer) => writer) =>
  plain((writer) => write(writer.appendInt16(version).appendString(GROUP, false)));

const member = (to: Writer) =>
  to
    .appendString("member", false)
    .appendString(null, false)
    .appendString("client", false)
    .appendString("/10.0.0.1", false)
    .appendInt32(1)
    .appendInt32(2)
    .appendBytes(Buffer.from("subscription"), false)
    .appendBytes(ASSIGNMENT, false);

/** Records of `__consumer_offsets`: keys and values. */
export const RECORDS: [key: Buffer, value: Buffer | null][] = [
  ...[1, 3].map((version): [Buffer, Buffer] => [
    key(1, (writer) => writer.appendString(TOPIC, false).appendInt32(1)),
    plain((writer) => {
      writer.appendInt16(version).appendInt64(42n);
      if (version >= 3) writer.appendInt32(0);
      writer.appendString("note", false).appendInt64(1_700_000_000_000n);
      return version === 1 ? writer.appendInt64(-1n) : writer;
    }),
  ]),
  [key(1, (writer) => writer.appendString(TOPIC, false).appendInt32(1)), null],
  [
    key(2),
    plain((writer) =>
      writer
        .appendInt16(3)
        .appendString("consumer", false)
        .appendInt32(9)
        .appendString("range", false)
        .appendString("member", false)
        .appendInt64(1_700_000_000_000n)
        .appendArray([1], member, false, false),
    ),
  ],
  [key(2), null],
  [key(3), plain((writer) => writer.appendInt16(0).appendInt32(41))],
  [key(17), plain((writer) => writer.appendInt16(0).appendInt32(41))],
];

const COMPRESSIONS = ["none", "gzip", "snappy", "lz4"] as const;

/** Batches of such records, in every compression. */
export const BATCHES: Buffer[] = COMPRESSIONS.map((compression) =>
  Buffer.from(
    createRecordsBatch(
      RECORDS.map(([recordKey, value]) => ({
        ...{ key: recordKey, value: value ?? Buffer.alloc(0), topic: "any", timestamp: 1_700_000_000_000n },
      })),
      { compression },
    ).buffer,
  ),
);

export const FETCH_ANSWER = answer((writer) =>
  writer
    .appendInt16(0)
    .appendInt32(0)
    .appendArray(["__consumer_offsets"], (topics, topic) =>
      topics.appendString(topic).appendArray(two, (of, partition) => {
        of.appendInt32(partition).appendInt16(0).appendInt64(9n).appendInt64(9n).appendInt64(0n);
        of.appendArray([1n], (list, id) => list.appendInt64(id).appendInt64(3n));
        of.appendInt32(-1).appendBytes(BATCHES[0]!);
      }),
    )
    .appendTaggedFields(),
);
