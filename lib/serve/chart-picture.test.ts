import { describe, expect, it } from "vitest";
import { BadQuery } from "@/lib/api/answer";
import { pictureQuery, type PictureQuery } from "@/lib/api/picture-contract";
import type { GroupHistory, GroupQuery, HistoryEvent } from "@/lib/history/history";
import type { PictureSources } from "@/lib/drawing/read-past";
import { answerPicture, serveChartPicture, type PictureRequest } from "./chart-picture";

const TO = 1_764_003_600_000;
const FROM = TO - 3_600_000;
const AT = [FROM, FROM + 1_800_000, TO];

type Lags = Record<string, Record<number, bigint>>;

/** Partitions of topics that stand at 100 with these lags. */
function historyOf(lags: Lags, { topic, partition }: GroupQuery): GroupHistory {
  const topics = Object.entries(lags).filter(([name]) => topic === undefined || name === topic);
  return {
    ...{ resolution: "full", stepMs: 0, gaps: [], members: { at: [], count: [] } },
    topics: topics.map(([name, of]) => ({
      topic: name,
      at: AT,
      partitions: Object.entries(of)
        .filter(([number]) => partition === undefined || Number(number) === partition)
        .map(([number, lag]) => ({
          partition: Number(number),
          logStart: AT.map(() => 0n),
          logEnd: AT.map(() => 100n + lag),
          committed: AT.map(() => 100n),
          lag: AT.map(() => lag),
        })),
    })),
  };
}

const changed = (topic: string, partition: number, after: string, at = FROM - 1): HistoryEvent => ({
  ...{ id: "1", at, cluster: "c", group: "g", topic, partition, kind: "status", before: null, after, message: "" },
});

function sourcesOf(lags: Lags, events: HistoryEvent[] = [], wait: Promise<void> = Promise.resolve()): PictureSources {
  return {
    hub: { group: () => undefined },
    history: {
      readGroup: (query) => wait.then(() => historyOf(lags, query)),
      readEvents: ({ from, to }) => Promise.resolve(events.filter(({ at }) => at >= from && at <= to)),
      readPartitionStatusesBefore: ({ at }) => Promise.resolve(events.filter((event) => event.at < at)),
    },
  };
}

const ask = (sources: PictureSources, query: Partial<PictureQuery> = {}, changes: Partial<PictureRequest> = {}) =>
  serveChartPicture(sources, {
    ...{ cluster: "c", group: "g", format: "svg", now: TO + 1000 },
    query: { ...pictureQuery.parse({}), from: FROM, to: TO, ...query },
    ...changes,
  });

const titleOf = async (response: Response) => /<text[^>]*>([^<]*)<\/text>/.exec(await response.text())?.[1];

describe("a picture of a chart", () => {
  it("is of the partition that is asked for, and not kept while it grows", async () => {
    const response = await ask(sourcesOf({ orders: { 0: 5n, 1: 9n } }), { topic: "orders", partition: 0 });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "no-store",
      "content-disposition": 'inline; filename="tidemark-orders-0-20251124T160000Z.svg"',
    });
    expect(await titleOf(response)).toBe("orders/0");
  });

  it("is kept for minutes once its range is long over", async () => {
    const response = await ask(sourcesOf({ orders: { 0: 5n } }), {}, { now: TO + 3_600_000 });
    expect(response.headers.get("cache-control")).toBe("private, max-age=300");
  });

  it("ends now, whatever later moment is asked for", async () => {
    const changes = [changed("orders", 0, "OK")];
    const response = await ask(sourcesOf({ orders: { 0: 5n } }, changes), { to: TO + 3_600_000 }, { now: TO });
    expect(await response.text()).toContain("2025-11-24 16:00:00 – 17:00:00 UTC");
  });

  it.each([
    ["the worst status comes first", [changed("payments", 3, "STALLED"), changed("orders", 1, "OK")], {}, "payments/3"],
    ["then the greatest lag", [], {}, "orders/1"],
    ["of the topic alone, where one is named", [], { topic: "payments" }, "payments/3"],
    [
      "by the status at the end of the range",
      [changed("payments", 3, "STALLED"), changed("payments", 3, "OK", FROM + 1)],
      {},
      "orders/1",
    ],
  ])("without a partition: %s", async (_, events, query, title) => {
    const lags = { orders: { 0: 5n, 1: 9n }, payments: { 3: 1n } };
    // As history answers: the newest of each partition.
    const newest = sourcesOf(lags, events);
    newest.history.readPartitionStatusesBefore = ({ at }) =>
      Promise.resolve([...new Map(events.filter((one) => one.at < at).map((one) => [one.partition, one])).values()]);
    expect(await titleOf(await ask(newest, query))).toBe(title);
  });

  it("is drawn one at a time, the next after it, and says when to ask again where too many wait", async () => {
    let go = () => {};
    const first = ask(sourcesOf({ orders: { 0: 5n } }, [], new Promise((resolve) => (go = resolve))));
    const next = Array.from({ length: 8 }, () => ask(sourcesOf({ orders: { 0: 5n } })));
    const last = await ask(sourcesOf({ orders: { 0: 5n } }));
    expect([last.status, last.headers.get("retry-after")]).toEqual([503, "2"]);
    go();
    for (const answer of await Promise.all([first, ...next])) expect(answer.status).toBe(200);
    expect((await ask(sourcesOf({ orders: { 0: 5n } }))).status).toBe(200);
  });

  it("answers HEAD without reading anything", async () => {
    const nothing = {} as PictureSources;
    const response = await ask(nothing, {}, { headersOnly: true, format: "png" });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it.each([
    ["nothing is stored", {}, 404, undefined],
    ["a partition without its topic", { partition: 1 }, 400, "topic"],
    ["an end before the beginning", { from: TO, to: FROM }, 400, "to"],
    ["more than is kept", { from: 0 }, 400, "from"],
  ])("is refused: %s", async (_, query, status, field) => {
    const response = await ask(sourcesOf({}), query);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect([response.status, ((await response.json()) as { field?: string }).field]).toEqual([status, field]);
  });

  it.each([
    "size=huge",
    "theme=blue",
    "utcOffset=900",
    "topic=a&partition=-1",
    "language=xx",
    "width=9999",
    "from=now",
  ])("takes no %s", async (query) => {
    const request = new Request(`http://a/chart.png?${query}`);
    const params = Promise.resolve({ cluster: "c", group: "g" });
    await expect(answerPicture(sourcesOf({}), { request, params }, "png")).rejects.toThrow(BadQuery);
  });

  it("takes what a route was asked as it stands in the address", async () => {
    const request = new Request(`http://a/chart.svg?topic=orders&partition=0&from=${FROM}&to=${TO}&language=ko`);
    const params = Promise.resolve({ cluster: "~..", group: "g" });
    const svg = await (await answerPicture(sourcesOf({ orders: { 0: 5n } }), { request, params }, "svg")).text();
    expect(svg).toContain(".. / g<");
    expect(svg).toContain("최신 오프셋");
  });
});
