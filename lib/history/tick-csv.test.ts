/** Ticks to CSV and back. */
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { HistoryTick } from "./model";
import { BadCsv, csvHeader, csvOfTick, ticksOfRows, type CsvRow } from "./tick-csv";

const csvOf = (ticks: HistoryTick[]) => csvHeader() + ticks.flatMap((tick) => [...csvOfTick(tick)]).join("");

async function* rowsOf(csv: string): AsyncGenerator<CsvRow> {
  yield* Papa.parse<CsvRow>(csv, { header: true, skipEmptyLines: true }).data;
}

async function back(csv: string, cluster = "lab"): Promise<HistoryTick[]> {
  const ticks = [];
  for await (const tick of ticksOfRows(rowsOf(csv), cluster)) ticks.push(tick);
  return ticks;
}

const tick: HistoryTick = {
  ...{ cluster: "lab", at: 1_764_000_000_000, intervalMs: 5000 },
  topics: [{ topic: "orders", topicId: "id", logEnd: [2n ** 63n - 1n, null], logStart: [7n, null], leaderless: [1] }],
  subscriptions: [
    { group: 'a, "b"\r\n', topic: "orders", committed: [2n ** 53n + 1n, null], commitAt: [1, null], members: 2 },
  ],
};

describe("ticks as CSV", () => {
  it("have a header with units, exact offsets, and lag as everywhere", () => {
    expect(csvOf([tick])).toBe(
      "at_utc,at_ms,interval_ms,cluster,group,members,topic,topic_id,partition,has_leader,log_start_offset," +
        "log_end_offset,committed_offset,lag_records,committed_at_ms\r\n" +
        '2025-11-24T16:00:00.000Z,1764000000000,5000,lab,"a, ""b""\r\n",2,orders,id,0,true,7,9223372036854775807,' +
        "9007199254740993,9214364837600034814,1\r\n" +
        '2025-11-24T16:00:00.000Z,1764000000000,5000,lab,"a, ""b""\r\n",2,orders,id,1,false,,,,,\r\n',
    );
  });

  it("come back as they were, under another cluster's name", async () => {
    const offset = fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), { nil: null });
    const name = fc.string({ minLength: 1, maxLength: 8 });
    const two = fc.tuple(offset, offset).map((pair) => [...pair]);
    const ticks = fc.array(
      fc.record({
        topics: fc.uniqueArray(
          fc.record({
            topic: name,
            topicId: fc.option(fc.uuid(), { nil: null }),
            logEnd: two,
            logStart: two,
            leaderless: fc.subarray([0, 1]),
          }),
          { selector: ({ topic }) => topic, minLength: 1, maxLength: 3 },
        ),
        groups: fc.uniqueArray(name, { maxLength: 3 }),
        committed: two,
        members: fc.option(fc.nat(9), { nil: null }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(ticks, async (made) => {
        const list = made.map(({ topics, groups, committed, members }, index): HistoryTick => ({
          ...{ cluster: "lab", at: 1000 + index, intervalMs: 5000, topics },
          subscriptions: groups.map((group) => {
            const commitAt = committed.map((value) => (value === null ? null : 5));
            return { group, topic: topics[0]!.topic, committed, commitAt, members };
          }),
        }));
        const sorted = (all: HistoryTick[]) =>
          all.map((one) => ({ ...one, topics: [...one.topics].sort((a, b) => (a.topic < b.topic ? -1 : 1)) }));
        expect(sorted(await back(csvOf(list), "copy"))).toEqual(
          sorted(list.map((one) => ({ ...one, cluster: "copy" }))),
        );
      }),
    );
  });

  it("say which line is at fault", async () => {
    const csv = csvOf([tick]);
    await expect(back(csv.replace("9007199254740993", "many"))).rejects.toThrow(
      new BadCsv('Line 2: committed_offset is "many", which is not an offset.'),
    );
    await expect(back(csvOf([tick, { ...tick, at: 5 }]))).rejects.toThrow("Line 4: its moment is before");
  });
});
