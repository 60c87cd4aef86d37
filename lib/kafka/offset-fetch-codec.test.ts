import { offsetFetchV9, Reader, Writer } from "@platformatic/kafka";
import { expect, it } from "vitest";
import { decodeOffsetFetch } from "./offset-fetch-codec";

const partition = (writer: Writer, index: number, offset: bigint, metadata: string | null, errorCode = 0) =>
  writer.appendInt32(index).appendInt64(offset).appendInt32(-1).appendString(metadata).appendInt16(errorCode);

/** One group on a topic of four partitions, of which one has no offset, one has metadata and one cannot be read. */
const body = () =>
  Writer.create()
    .appendInt32(0)
    .appendArray([0], (writer) =>
      writer
        .appendString("billing ü")
        .appendArray([0], (topic) =>
          topic.appendString("orders").appendArray([0, 1, 2, 3], (of, index) => {
            if (index === 0) partition(of, 0, 2n ** 53n + 1n, "");
            if (index === 1) partition(of, 1, -1n, null);
            if (index === 2) partition(of, 2, 42n, "x".repeat(200));
            if (index === 3) partition(of, 3, -1n, "", 9);
          }),
        )
        .appendInt16(0),
    )
    .appendTaggedFields().buffer;

it("reads offsets into columns: null where nothing is committed or it cannot be read", () => {
  expect(decodeOffsetFetch(body(), 9)).toEqual([
    {
      groupId: "billing ü",
      errorCode: 0,
      topics: [
        { name: "orders", committed: [2n ** 53n + 1n, null, 42n, null], failed: [{ partition: 3, errorCode: 9 }] },
      ],
    },
  ]);
});

it("reads what the client library reads", () => {
  const read = () => offsetFetchV9.parseResponse(0, 9, 9, Reader.from(body()));
  // The library throws what a partition's error makes of the answer.
  expect(read).toThrow();
  expect(() => decodeOffsetFetch(body().subarray(0, 40), 9)).toThrow(RangeError);
});
