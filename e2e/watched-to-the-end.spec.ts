/**
 * What takes minutes to tell, each watched to its end: a deliberate replay, a load that rises above what the consumers do, and
 * the first start of a server beside a group that commits once a minute. They begin together, as waiting is most of it.
 */
import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { badge, card, findings, groupUrl, openGroup, section } from "./group-page";
import { OwnServer } from "./own-server";
import { test } from "./test";
import { act, bootstrap, CLUSTER, readGroup, readHistory, readLab } from "./world";

const REPLAYED = "shipping";
const LOADED = "enrichment";
const SLOW_COMMITTER = "stock-report";
/** Two commits of a minute, and the time in which a third would be missed. */
const WATCH_MS = 150_000;
/** A problem that comes back within so long is told for longer. */
const RELAPSE_MS = 300_000;
/** Records per partition that the lab sets `shipping` back by. */
const SET_BACK = 2000;

/** A server that was never started before. */
interface FirstStart {
  own: OwnServer;
  startedAt: number;
}

let first: FirstStart | undefined;
/** The load and the consumers as they were found. */
let found: { rate: number; consumers: number } | undefined;
/** When offsets were set back, and when the load rose. */
let setBackAt = 0;
let roseAt = 0;

/** What arrives for `enrichment`, and its consumers. */
async function readLoad(request: APIRequestContext): Promise<{ rate: number; consumers: number }> {
  const { scenarios } = await readLab(request);
  const { producing, consumers } = scenarios.find(({ name }) => name === "throughput-problem")!;
  return { rate: producing!.ratePerSecond, consumers };
}

/** Presses the lab's buttons until so many records arrive per second, and so many consumers read them. */
async function setLoad(request: APIRequestContext, wanted: { rate: number; consumers: number }): Promise<void> {
  for (;;) {
    const { rate, consumers } = await readLoad(request);
    if (rate !== wanted.rate)
      await act(request, "throughput-problem", rate < wanted.rate ? "double-producer" : "halve-producer");
    else if (consumers !== wanted.consumers)
      await act(request, "throughput-problem", consumers < wanted.consumers ? "add-consumer" : "remove-consumer");
    else return;
  }
}

const why = (page: Page) => page.getByRole("main").locator("p").first();

async function startFirst(request: APIRequestContext): Promise<void> {
  const own = await OwnServer.prepare("first-start", 3470);
  first = { own, startedAt: Date.now() };
  await own.start(await bootstrap(request));
}

/** More consumers and less to do, until nothing of what had piled up is left. */
async function workOffBacklog(request: APIRequestContext, usual: number): Promise<void> {
  await setLoad(request, { rate: usual / 16, consumers: 3 });
  const state = async () => {
    const { status, lag } = await readGroup(request, LOADED);
    return status === "OK" && Number(lag) < 100;
  };
  await expect.poll(state, { timeout: 240_000, message: `${LOADED} has worked off its backlog` }).toBe(true);
  await setLoad(request, { rate: usual, consumers: 3 });
}

/** The log is long enough for a replay, and the group has been well for so long that a problem is a new one and not held. */
async function canReplay(request: APIRequestContext): Promise<void> {
  const state = async () => {
    const { status, subscriptions } = await readGroup(request, REPLAYED);
    const committed = subscriptions.flatMap(({ partitions }) => partitions.map((partition) => partition.committed));
    const to = Date.now();
    const { statuses } = await readHistory(request, REPLAYED, { from: to - RELAPSE_MS, to });
    return {
      well: status === "OK" && statuses.every((one) => one.status !== "ERROR"),
      long: committed.every((offset) => offset.known && Number(offset.value) > SET_BACK),
    };
  };
  await expect
    .poll(state, { timeout: 400_000, message: `${REPLAYED} has something to replay` })
    .toEqual({ well: true, long: true });
}

test.beforeAll(async ({ request }) => {
  test.setTimeout(600_000);
  const { rate } = (found = await readLoad(request));
  await expect
    .poll(async () => (await readGroup(request, SLOW_COMMITTER)).status, {
      timeout: 120_000,
      message: `${SLOW_COMMITTER} has committed`,
    })
    .toBe("OK");
  await Promise.all([startFirst(request), workOffBacklog(request, rate), canReplay(request)]);
  setBackAt = Date.now();
  await act(request, "normal", "replay");
  roseAt = Date.now();
  await setLoad(request, { rate: 4 * rate, consumers: 3 });
});

test.afterAll(async ({ request }) => {
  try {
    if (found) await setLoad(request, found);
  } finally {
    await first?.own.end();
  }
});

test("a replay is told as REWIND at once, and as a reset that is worked off while it goes on", async ({
  page,
  request,
}) => {
  await openGroup(page, REPLAYED);
  await expect(badge(page)).toHaveText("ERROR", { timeout: 30_000 });
  await expect(card(page, "orders", 0).locator("[data-status]")).toHaveText("REWIND");
  await expect(findings(page).first()).toContainText(/Went back from offset/);
  const { events } = await readHistory(request, REPLAYED, { from: setBackAt, to: Date.now() });
  const told = events.find(({ after }) => after === "REWIND");
  expect(told!.at - setBackAt).toBeLessThanOrEqual(30_000);

  await expect(why(page)).toContainText(/^works off a reset, done in about \d+ (s|min)/, { timeout: 90_000 });
  await expect(badge(page)).toHaveText("OK");
  for (const partition of [0, 1, 2])
    await expect(card(page, "orders", partition).locator("[data-status]")).toHaveText("OK");
  await expect(findings(page)).toHaveCount(0);
});

test("a load that rises above what the consumers do is a WARNING, and none once it has fallen", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  await openGroup(page, LOADED);
  await expect(badge(page)).toHaveText("WARNING", { timeout: Math.max(1000, roseAt + 150_000 - Date.now()) });
  const { since, partitionStatuses } = await readGroup(request, LOADED);
  expect(since - roseAt).toBeGreaterThan(0);
  expect(partitionStatuses).toEqual({ OK: 3 });
  await expect(why(page)).toContainText(/falling further behind/);
  await expect(findings(page).first()).toContainText(/records\/s in, .*records\/s out/);
  for (const partition of [0, 1, 2])
    await expect(card(page, "clicks", partition).locator("[data-status]")).toHaveText("OK");

  await setLoad(request, { ...found!, consumers: 3 });
  await expect(badge(page)).toHaveText("OK", { timeout: 90_000 });
  await expect(findings(page)).toHaveCount(0);
  await expect(why(page)).toContainText(/catching up|keeping up/);
});

test("a replay that has come to its end leaves a group that keeps up, and its event", async ({ page, request }) => {
  test.setTimeout(300_000);
  await openGroup(page, REPLAYED);
  await expect(why(page)).toContainText(/^keeping up/, { timeout: 180_000 });
  await expect(badge(page)).toHaveText("OK");
  const { statuses } = await readHistory(request, REPLAYED, { from: setBackAt, to: Date.now() });
  // Told once, for a minute or a little more, and well ever since.
  const last = statuses.findLastIndex(({ status }) => status === "ERROR");
  expect(statuses.slice(last + 1).map(({ status }) => status)).toEqual(["OK"]);
  const event = section(page, "Events").getByRole("listitem").filter({ hasText: "Went back from offset" });
  await expect(event.first()).toContainText("orders/");

  await page.goto(`/timeline?q=${REPLAYED}&after=REWIND`);
  const row = page.getByRole("feed").getByRole("article").filter({ hasText: "Went back from offset" });
  await expect(row.first()).toBeVisible();
});

test("a server that starts for the first time finds nothing wrong with a group that commits once a minute", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const {
    own: { base },
    startedAt,
  } = first!;
  const watched = () => Date.now() - startedAt;
  await expect.poll(watched, { intervals: [1000], timeout: WATCH_MS }).toBeGreaterThan(WATCH_MS);
  const { statuses, topics } = await readHistory(request, SLOW_COMMITTER, { from: startedAt, to: Date.now() }, base);
  expect(new Set(topics[0]!.partitions[0]!.committed.filter(Boolean)).size, "commits").toBeGreaterThanOrEqual(3);
  const told = new Set(statuses.map(({ status }) => status));
  told.delete("UNKNOWN");
  const why = await request.get(
    `${base}/api/v1/events?from=${startedAt}&to=${Date.now()}&cluster=${CLUSTER}&group=${SLOW_COMMITTER}`,
  );
  expect([...told], await why.text()).toEqual(["OK"]);

  await page.goto(`${base}${groupUrl(SLOW_COMMITTER)}`);
  await expect(badge(page)).toHaveText("OK");
  await expect(findings(page)).toHaveCount(0);
  for (const partition of [0, 1, 2])
    await expect(card(page, "inventory", partition).locator("[data-status]")).toHaveText("OK");
});
