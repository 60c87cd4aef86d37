/** Ticks to CSV and back. */
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HistoryTick } from "./model";
import { anyTicks, gather, inOrder, oneByOne, sampleTick } from "./test-ticks";
import { csvOfTicks, ticksOfCsv } from "./tick-csv";
import { BadTicks } from "./tick-rows";

const csvOf = async (ticks: HistoryTick[]) => Buffer.concat(await gather(csvOfTicks(oneByOne(ticks)))).toString();
const back = (csv: string, cluster = "lab") => gather(ticksOfCsv(Readable.from([Buffer.from(csv)]), cluster));

describe("ticks as CSV", () => {
  it("have a header with units, exact offsets, and lag as everywhere", async () => {
    expect(await csvOf([sampleTick, { ...sampleTick, at: sampleTick.at + 1, topics: [], subscriptions: [] }])).toBe(
      "at_utc,at_ms,interval_ms,cluster,group,members,topic,topic_id,partition,has_leader,log_start_offset," +
        "log_end_offset,committed_offset,lag_records,committed_at_ms\r\n" +
        '2025-11-24T16:00:00.000Z,1764000000000,5000,lab,"a, ""b""\r\n",2,orders,id,0,true,7,9223372036854775807,' +
        "9007199254740993,9214364837600034814,1\r\n" +
        '2025-11-24T16:00:00.000Z,1764000000000,5000,lab,"a, ""b""\r\n",2,orders,id,1,false,,,,,\r\n' +
        "2025-11-24T16:00:00.001Z,1764000000001,5000,lab,,,,,,,,,,,\r\n",
    );
  });

  it("come back as they were, under another cluster's name", async () => {
    await fc.assert(
      fc.asyncProperty(anyTicks, async (ticks) => {
        expect(inOrder(await back(await csvOf(ticks), "copy"))).toEqual(
          inOrder(ticks.map((one) => ({ ...one, cluster: "copy" }))),
        );
      }),
    );
  });

  it("say which line is at fault", async () => {
    const csv = await csvOf([sampleTick]);
    const bad = (found: string, put: string) => expect(back(csv.replace(found, put))).rejects;
    await bad("9007199254740993", "many").toThrow(
      new BadTicks('Line 2: committed_offset is "many", which is not an offset.'),
    );
    await bad("9223372036854775807", "9223372036854775808").toThrow('log_end_offset is "9223372036854775808"');
    await bad("true", "yes").toThrow('Line 2: has_leader is "yes", which is not true or false.');
    await bad("orders", "").toThrow("Line 2: the topic is missing.");
    await bad(",id,1,", ",id,4000000000,").toThrow("Line 3: there is no partition 4000000000.");
    await bad("log_end_offset", "end").toThrow("Line 2: the column log_end_offset is missing.");
    await expect(back(await csvOf([sampleTick, { ...sampleTick, at: 5 }]))).rejects.toThrow(
      "Line 4: its moment is before that of the one above it.",
    );
    await expect(back("PAR1\u0015\u0004")).rejects.toThrow("This is Parquet");
  });

  it("leave partitions unknown whose lines were taken out", async () => {
    const lines = (await csvOf([sampleTick])).replaceAll('\r\n"', '"').split("\r\n");
    const [tick] = await back([lines[0], lines[2]].join("\r\n"));
    expect(tick?.subscriptions).toMatchObject([{ committed: [null, null], commitAt: [null, null] }]);
    expect(tick?.topics).toMatchObject([{ logEnd: [null, null], leaderless: [1] }]);
  });
});
