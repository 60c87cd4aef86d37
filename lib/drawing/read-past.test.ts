/** What a picture claims of a partition's past. */
import { expect, it } from "vitest";
import { say } from "@/lib/core/words/sentences/facts";
import type { GroupHistory, HistoryEvent } from "@/lib/history/history";
import type { EventQuery } from "@/lib/history/model";
import { readPast, type PictureSources } from "./read-past";

const [FROM, TO] = [1_764_000_000_000, 1_764_003_600_000];
const at = Array.from({ length: 61 }, (_, index) => FROM + index * 60_000);

const event = (change: Partial<HistoryEvent>): HistoryEvent => ({
  ...{ id: "1", at: FROM, cluster: "c", group: "g", topic: "t", partition: 1, kind: "status" },
  ...{ before: null, after: "OK", message: "", ...change },
});
const wellBefore = event({ at: FROM - 1000 });

function sourcesOf(stored: Partial<GroupHistory>, events: HistoryEvent[], moments = at): PictureSources {
  const column = moments.map(() => 7n);
  const partitions = [
    { partition: 1, logStart: moments.map(() => 0n), logEnd: column, committed: column, lag: column },
  ];
  const asked =
    ({ from, to, topic, partition, limit }: EventQuery) =>
    (one: HistoryEvent, index: number) =>
      one.at >= from &&
      one.at <= to &&
      one.topic === (topic ?? null) &&
      one.partition === (partition ?? null) &&
      index < limit;
  return {
    hub: { group: () => undefined },
    history: {
      readGroup: () =>
        Promise.resolve({
          ...{ resolution: "full", stepMs: 0, gaps: [], members: { at: [], count: [] } },
          ...{ topics: [{ topic: "t", at: moments, partitions }], ...stored },
        }),
      readEvents: (query) => Promise.resolve(events.filter(asked(query))),
      readPartitionStatusesBefore: (query) => Promise.resolve(events.filter((one) => one.at < query.at)),
    },
  };
}

const read = async (...given: Parameters<typeof sourcesOf>) =>
  (await readPast(
    sourcesOf(...given),
    { cluster: "c", group: "g", topic: "t", partition: 1, from: FROM, to: TO },
    700,
  ))!;

it("says nothing of time in which nobody watched", async () => {
  const gap = { from: FROM + 600_000, to: FROM + 1_200_000 };
  const { bands, gaps, status } = await read({ gaps: [gap] }, [wellBefore]);
  expect(gaps).toEqual([gap]);
  expect(bands).toEqual([
    { from: FROM, to: gap.from, status: "OK" },
    { from: gap.to, to: TO, status: "OK" },
  ]);
  expect(status).toBe("OK");
});

it("knows neither status nor numbers at the end of a range that nobody watched to its end, however wide its points", async () => {
  const gap = { from: TO - 300_000, to: TO };
  const moments = at.filter((moment) => moment <= gap.from);
  const past = await read({ gaps: [gap], stepMs: 600_000 }, [wellBefore], moments);
  expect(past.status).toBe("UNKNOWN");
  expect(past.last).toEqual({ logEnd: null, committed: null, lag: null });
});

it("says nothing of time before anything was stored", async () => {
  const moments = at.filter((moment) => moment >= FROM + 1_800_000);
  const { bands, gaps } = await read({}, [wellBefore], moments);
  expect(gaps).toEqual([{ from: FROM, to: FROM + 1_800_000 }]);
  expect(bands).toEqual([{ from: FROM + 1_800_000, to: TO, status: "OK" }]);
});

it("warns of a partition that its group is warned about, as the page does", async () => {
  const said = say("group.partition", {
    topic: "t",
    partition: 1,
    said: say("group.since", { status: "OK", ms: 0 }),
    more: 0,
    unknown: 0,
  });
  const warned = event({ at: FROM + 60_000, topic: null, partition: null, before: "OK", after: "WARNING", said });
  const { bands, status } = await read({}, [wellBefore, warned]);
  expect(bands).toEqual([
    { from: FROM, to: warned.at, status: "OK" },
    { from: warned.at, to: TO, status: "WARNING" },
  ]);
  expect(status).toBe("WARNING");
});

it("says nothing of time before the changes that there is room for", async () => {
  const changes = Array.from({ length: 2001 }, (_, index) =>
    event({ at: TO - 1 - index, before: index % 2 ? "OK" : "STALLED", after: index % 2 ? "STALLED" : "OK" }),
  );
  const { bands } = await read({}, [...changes, wellBefore]);
  expect(bands[0]!.from).toBe(TO - 2000);
});

it("looks at each status once to choose the worst of many partitions", async () => {
  let looks = 0;
  const count = 500;
  const partitions = Array.from({ length: count }, (_, partition) => ({
    ...{ partition, logStart: [0n], logEnd: [1n], committed: [1n], lag: [0n] },
  }));
  const statuses = partitions.map(({ partition }) => ({
    ...event({ at: FROM - 1, after: partition === 7 ? "STALLED" : "OK" }),
    get partition() {
      looks++;
      return partition;
    },
  }));
  const sources = sourcesOf({ topics: [{ topic: "t", at: [TO], partitions }] }, []);
  sources.history.readPartitionStatusesBefore = () => Promise.resolve(statuses);
  const past = await readPast(sources, { cluster: "c", group: "g", from: FROM, to: TO }, 700);
  expect(past).toMatchObject({ partition: 7, worstOf: count });
  expect(looks).toBeLessThan(10 * count);
});

it.each([
  ["the last hour of it", at, [TO - 3_600_000]],
  ["all of it, where nothing is stored of that hour", [], [TO - 3_600_000, 0]],
])("chooses the worst at the end of a long range from %s", async (_, moments, begins) => {
  const sources = sourcesOf({}, [wellBefore], moments);
  const asked: number[] = [];
  const { readGroup } = sources.history;
  sources.history.readGroup = (query) => {
    if (query.partition === undefined) asked.push(query.from);
    return readGroup(query);
  };
  await readPast(sources, { cluster: "c", group: "g", from: 0, to: TO }, 700);
  expect(asked).toEqual(begins);
});
