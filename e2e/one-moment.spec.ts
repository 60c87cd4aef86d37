/**
 * One moment, one word: a stored past is written into a database of its own (a stall of twenty minutes with a restart of the server in
 * it, then a partition without a leader beside it, then a log that drains), and at each moment of it the places that tell of the
 * group are held against each other and against what was written. No age is younger than at an earlier moment.
 */
import { expect, type APIRequestContext, type Locator } from "@playwright/test";
import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { groupMomentAnswer } from "@/lib/api/past-contract";
import type { Happening } from "@/lib/core/picture/changes";
import { openHistory } from "@/lib/history/history";
import { badge, card, fact, plotIn, pointAt } from "./group-page";
import { OwnServer } from "./own-server";
import { test } from "./test";
import { bootstrap, CLUSTER, wholeCluster } from "./world";

const GROUP = "told-of-once";
const TOPIC = "told-of-once";
const STEP_S = 5;
/** Records a second on each of two partitions. */
const RATE = 10;

/** What happens, in seconds from the start of the story. */
const STALLS = { from: 600, to: 1800 };
const NO_SERVER = { from: 1000, to: 1180 };
const LEADERLESS = { from: 1500, to: 1800 };
const DRAINED = 2100;
const END = 2400;
const REPORTED = { stalled: 660, offline: 1510, well: 1810 };

interface Told {
  logStart: bigint | null;
  logEnd: bigint | null;
  committed: bigint;
}

/** A partition at a second of the story: 0 stalls, 1 loses its leader, both drain at the end. */
function partitionAt(partition: number, second: number): Told {
  const end = (at: number) => BigInt(Math.min(at, DRAINED) * RATE);
  if (second >= DRAINED) return { logStart: end(second), logEnd: end(second), committed: end(second) };
  if (partition === 1 && second >= LEADERLESS.from && second < LEADERLESS.to)
    return { logStart: null, logEnd: null, committed: end(LEADERLESS.from) };
  const stands = partition === 0 && second >= STALLS.from && second < STALLS.to;
  return { logStart: 0n, logEnd: end(second), committed: end(stands ? STALLS.from : second) };
}

/** What a monitor would have reported meanwhile, and kept. */
function reported(start: number): Happening[] {
  const change = (second: number, partition: number | null, before: string | null, after: string): Happening => ({
    ...{ at: start + second * 1000, cluster: CLUSTER, group: GROUP, kind: "status", before, after },
    ...{ topic: partition === null ? null : TOPIC, partition, message: after },
  });
  return [
    change(0, null, null, "OK"),
    change(REPORTED.stalled, null, "OK", "ERROR"),
    change(REPORTED.stalled, 0, "OK", "STALLED"),
    change(REPORTED.offline, 1, "OK", "OFFLINE"),
    change(REPORTED.well, null, "ERROR", "OK"),
    change(REPORTED.well, 0, "STALLED", "OK"),
    change(REPORTED.well, 1, "OFFLINE", "OK"),
  ];
}

async function writeStory(databaseUrl: string, start: number): Promise<void> {
  const history = await openHistory({ url: databaseUrl, keepsHouse: false });
  try {
    for (let second = 0; second <= END; second += STEP_S) {
      if (second > NO_SERVER.from && second < NO_SERVER.to) continue;
      const at = start + second * 1000;
      const told = [0, 1].map((partition) => partitionAt(partition, second));
      await history.writeTick({
        ...{ cluster: CLUSTER, at, intervalMs: STEP_S * 1000 },
        topics: [
          {
            ...{ topic: TOPIC, topicId: null },
            logEnd: told.map(({ logEnd }) => logEnd),
            logStart: told.map(({ logStart }) => logStart),
            leaderless: told.flatMap(({ logEnd }, partition) => (logEnd === null ? [partition] : [])),
          },
        ],
        subscriptions: [
          {
            ...{ group: GROUP, topic: TOPIC, members: 1 },
            committed: told.map(({ committed }) => committed),
            commitAt: told.map(() => at - 500),
          },
        ],
      });
    }
    await history.writeEvents(reported(start));
  } finally {
    await history.close();
  }
}

/** Without thousands separators. */
const plain = (text: string | null) => (text ?? "").replaceAll(",", "");

/** The exact value behind a short one, as hovering tells it; null where the place says that it is not known. */
async function valueIn(place: Locator): Promise<string | null> {
  const figure = place.locator(".figures").first();
  const unknown = place.getByText("unknown", { exact: true });
  await expect(figure.or(unknown).first()).toBeVisible();
  if (!(await figure.isVisible())) return null;
  return plain(await figure.getAttribute("title")).replace(/ ms$/, "");
}

const grouped = (value: number) => value.toLocaleString("en");

const saidOf = (value: PartitionWire["lag"] | GroupDetail["timeLag"]) => {
  if (value.known) return String(value.value);
  // A lower bound is shown, with the reason behind it.
  return "atLeast" in value && value.atLeast !== undefined ? plain(value.reason) : null;
};

test.describe("the places that tell of a group at one moment agree", () => {
  let own: OwnServer;
  let start: number;
  /** What was told of the moment before. */
  let before: { since: number; age: number; behind: number } | null = null;

  test.beforeAll(async ({ request }) => {
    await wholeCluster(request);
    own = await OwnServer.prepare("one-moment", 3290);
    start = Math.floor(Date.now() / 5000) * 5000 - 2 * 3_600_000;
    await writeStory(own.databaseUrl, start);
    await own.start(await bootstrap(request));
  });

  test.afterAll(async () => {
    await own.end();
  });

  const at = (second: number) => start + second * 1000;
  const query = (second: number) => `from=${at(0)}&to=${at(END)}&at=${at(second)}`;

  async function readMoment(request: APIRequestContext, second: number) {
    const url = `${own.base}/api/v1/clusters/${CLUSTER}/groups/${GROUP}/moment?at=${at(second)}`;
    const { group, sinceAtLeast } = groupMomentAnswer.parse(await (await request.get(url)).json());
    return { detail: group!, sinceAtLeast };
  }

  for (const [second, story, status, partitionStatuses] of [
    [300, "it keeps up", "OK", ["OK", "OK"]],
    [700, "it has stalled", "ERROR", ["STALLED", "OK"]],
    [950, "shortly before the server is away", "ERROR", ["STALLED", "OK"]],
    [1230, "shortly after that", "ERROR", ["STALLED", "OK"]],
    [1600, "a partition has no leader beside it", "ERROR", ["STALLED", "OFFLINE"]],
    [1795, "at the end of the stall", "ERROR", ["STALLED", "OFFLINE"]],
    [2300, "the log has drained", "OK", ["OK", "OK"]],
  ] as const) {
    test(`${story}, ${second} s on`, async ({ page, request }) => {
      const { detail, sinceAtLeast } = await readMoment(request, second);
      const partitions = detail.subscriptions.flatMap((one) => one.partitions);
      const told = [0, 1].map((partition) => partitionAt(partition, second));
      const lags = told.map(({ logEnd, committed }) => (logEnd === null ? null : String(logEnd - committed)));

      // The interface, against what was written.
      expect([detail.status, partitions.map((one) => one.status)]).toEqual([status, partitionStatuses]);
      expect(partitions.map(({ lag }) => saidOf(lag))).toEqual(lags);
      const lag = String(lags.reduce((sum, one) => sum + BigInt(one ?? 0), 0n));
      expect(detail.lag).toBe(lag);
      const stallsFor = second >= STALLS.from && second < STALLS.to ? (second - STALLS.from) * 1000 : 0;
      if (partitions[0]!.timeLag.known) expect(Math.abs(partitions[0]!.timeLag.value - stallsFor)).toBeLessThan(1000);
      else expect(partitions[0]!.timeLag.atLeast).toBeLessThanOrEqual(stallsFor);

      // Nothing is written to a partition without a leader.
      const written = second < DRAINED ? told.filter(({ logEnd }) => logEnd !== null).length * RATE : 0;
      expect(detail.produceRate.known && Math.round(detail.produceRate.value)).toBe(written);

      // No age is younger than at the moment before, while the same holds.
      const behind = detail.timeLag.known ? detail.timeLag.value : (detail.timeLag.atLeast ?? 0);
      const age = at(second) - detail.since;
      if (before && detail.status === "ERROR") {
        expect(detail.since).toBe(before.since);
        expect(age).toBeGreaterThan(before.age);
        expect(behind).toBeGreaterThan(before.behind);
      }
      before = detail.status === "ERROR" ? { since: detail.since, age, behind } : null;

      await test.step("the group's page: badge, sentence, since, tiles, table", async () => {
        await page.goto(`${own.base}/clusters/${CLUSTER}/groups/${GROUP}?${query(second)}`);
        await expect(badge(page)).toHaveAttribute("data-status", status);
        await expect(page.locator("main p").filter({ hasText: detail.why }).first()).toBeVisible();
        const since = page.locator("main p").filter({ hasText: "since" }).locator("time").first();
        await expect(since).toHaveAttribute("datetime", new Date(detail.since).toISOString());
        expect(sinceAtLeast).toBe(false);
        expect(await valueIn(fact(page, "Total lag"))).toBe(lag);
        expect(await valueIn(fact(page, "Behind"))).toBe(saidOf(detail.timeLag));
        const rows = page.getByRole("table", { name: "Partitions of the group" }).locator("tbody tr");
        for (const [partition, one] of partitions.entries()) {
          const row = rows.filter({ has: page.getByRole("link", { name: `${TOPIC}/${partition}`, exact: true }) });
          await expect(row.locator("[data-status]").first()).toHaveAttribute("data-status", one.status);
          expect(await valueIn(row.locator("td").nth(3))).toBe(lags[partition]);
          // Where the table is narrow it stands under the lag, else in a column of its own.
          if (one.timeLag.known)
            await expect(row.locator("[title$=' ms']:visible")).toHaveAttribute(
              "title",
              `${grouped(one.timeLag.value)} ms`,
            );
        }
      });

      await test.step("a chart's tooltip", async () => {
        const plot = plotIn(card(page, TOPIC, 0));
        await pointAt(page, plot, second / END);
        const reading = plot.getByRole("status");
        await expect(reading).toContainText("log end offset");
        const text = plain(await reading.innerText()).replace(/\s+/g, " ");
        const [, end, committed, waiting] = /log end offset (\d+) committed offset (\d+) lag (\d+)/.exec(text) ?? [];
        // The pointer stands within a pixel or two of the moment; once nothing arrives one log end stands for many moments.
        const read = second < DRAINED ? partitionAt(0, Number(end) / RATE) : told[0]!;
        expect([end, committed, waiting]).toEqual(
          [read.logEnd, read.committed, read.logEnd! - read.committed].map((value) => String(value)),
        );
        if (second < DRAINED) expect(Math.abs(Number(end) / RATE - second)).toBeLessThanOrEqual(2 * STEP_S);
        expect(text).toContain(`status ${partitions[0]!.status}`);
      });

      await test.step("the partitions' pages", async () => {
        for (const [partition, one] of partitions.entries()) {
          const path = `${own.base}/clusters/${CLUSTER}/groups/${GROUP}/topics/${TOPIC}/partitions/${partition}`;
          await page.goto(`${path}?${query(second)}`);
          await expect(badge(page)).toHaveAttribute("data-status", one.status);
          expect(await valueIn(fact(page, "Lag"))).toBe(lags[partition]);
          expect(await valueIn(fact(page, "Behind"))).toBe(saidOf(one.timeLag));
        }
      });

      await test.step("the overview and the topic", async () => {
        await page.goto(`${own.base}/?${query(second)}&q=${GROUP}`);
        const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: GROUP }) });
        await expect(row.locator("[data-status]").first()).toHaveAttribute("data-status", status);
        await expect(row.getByTitle(detail.why, { exact: true })).toBeVisible();
        const exactly = async (titled: Locator) =>
          (await titled.evaluateAll((all) => all.map((one) => one.getAttribute("title") ?? ""))).map(plain);
        expect(await exactly(row.locator("[title]"))).toContain(lag);
        if (detail.timeLag.known)
          expect(await exactly(row.locator("[title$=' ms']"))).toContain(`${detail.timeLag.value} ms`);

        await page.goto(`${own.base}/clusters/${CLUSTER}/topics/${TOPIC}?${query(second)}`);
        const reader = page.getByRole("row").filter({ has: page.getByRole("link", { name: GROUP, exact: true }) });
        await expect(reader.locator("[data-status]").first()).toHaveAttribute("data-status", status);
        expect(await exactly(reader.locator("[title]"))).toContain(lag);
      });
    });
  }
});
