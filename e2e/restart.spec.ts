/**
 * A server of its own on a database of its own, watching the lab's brokers, is killed without a word and started
 * again: what was stored is there, and the time between is a gap, in the answer and on the screen.
 */
import { expect } from "@playwright/test";
import { card } from "./group-page";
import { OwnServer } from "./own-server";
import { test } from "./test";
import { bootstrap, CLUSTER, readHistory, wholeCluster } from "./world";

const GROUP = "billing";
/** Ticks come soon, so that little time is spent on waiting for them. */
const EVERY_SECOND = { TIDEMARK_INTERVAL_MS: "1000" };

test("SIGKILL loses no stored tick, and the time without a server is drawn as a gap; the wall recovers", async ({
  page,
  context,
  request,
}) => {
  await wholeCluster(request);
  const brokers = await bootstrap(request);
  const own = await OwnServer.prepare("restart", 3270);
  const { base } = own;
  const from = Date.now() - 60_000;
  const ticks = async () =>
    (await readHistory(request, GROUP, { from, to: Date.now() }, base)).topics.find(({ topic }) => topic === "orders")
      ?.at ?? [];
  try {
    await own.start(brokers, EVERY_SECOND);
    await expect.poll(async () => (await ticks()).length).toBeGreaterThanOrEqual(8);
    const wall = await context.newPage();
    await wall.goto(`${base}/wall`);
    const picture = wall.getByRole("listitem").filter({ hasText: "nightly-report" });
    await expect(picture).toBeVisible();

    const stored = await ticks();
    await own.kill();
    const killedAt = Date.now();
    // A wall screen keeps the last picture and says what is the matter.
    await expect(wall.getByText(/Connection lost/)).toBeVisible();
    await expect(picture).toBeVisible();
    // The gap must be wider than a few missed cycles and a server's start.
    await new Promise((resolve) => setTimeout(resolve, 20_000));

    await own.start(brokers, EVERY_SECOND);
    await expect.poll(async () => (await ticks()).filter((at) => at > killedAt).length).toBeGreaterThanOrEqual(5);
    await expect(wall.getByText(/Connection lost/)).toHaveCount(0);
    await expect(picture).toBeVisible();
    const after = await readHistory(request, GROUP, { from, to: Date.now() }, base);
    const at = after.topics.find(({ topic }) => topic === "orders")!.at;
    expect(
      stored.filter((moment) => !at.includes(moment)),
      "ticks that were stored and are gone",
    ).toEqual([]);
    const gap = after.gaps.find((entry) => entry.from <= killedAt && entry.to >= killedAt + 20_000);
    expect(gap, JSON.stringify(after.gaps)).toBeDefined();
    expect(at.filter((moment) => moment > gap!.from && moment < gap!.to)).toEqual([]);

    await page.goto(`${base}/clusters/${CLUSTER}/groups/${GROUP}?range=5min`);
    const chart = card(page, "orders", 0);
    await expect(chart.locator("rect[data-gap]").first()).toBeAttached();
    // No line crosses the gap: each is drawn in two pieces.
    for (const line of await chart.locator("path.recharts-line-curve").all()) {
      const pieces = ((await line.getAttribute("d")) ?? "").match(/M/g) ?? [];
      expect(pieces.length).toBeGreaterThanOrEqual(2);
    }
  } finally {
    await own.end();
  }
});
