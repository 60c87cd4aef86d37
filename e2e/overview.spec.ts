/** The first page: what is wrong comes first, and the way to the cause is short. */
import { expect, type Page } from "@playwright/test";
import { groupsMomentAnswer } from "@/lib/api/moment-contract";
import { statusesAnswer } from "@/lib/api/statuses-contract";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";
import { test } from "./test";
import { actIfAllowed, drawn, lagOrder, readAllGroups, readGroup } from "./world";

test.beforeEach(async ({ page, request }) => {
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await readGroup(request, "fraud-check")).status, { timeout: 120_000 }).toBe("ERROR");
  await page.goto("/");
});

const rows = (page: Page) => page.getByRole("row").filter({ has: page.locator("a[data-row]") });
const row = (page: Page, group: string) =>
  rows(page).filter({ has: page.getByRole("link", { name: group, exact: true }) });

test("groups stand worst first, and the counts add up to the rows", async ({ page }) => {
  await expect(rows(page).first()).toBeVisible();
  // Both of one moment: groups come and go.
  const { statuses, counts, all } = await page.getByRole("group", { name: "Filter by status" }).evaluate((filter) => {
    const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent);
    return {
      counts: texts(filter.querySelectorAll("button")),
      statuses: texts(document.querySelectorAll("[role=row]:has(a[data-row]) [data-status]")),
      all: Number(document.querySelector("[role=table]")?.ariaRowCount) - 1,
    };
  });
  expect(statuses.length).toBeGreaterThan(0);
  const rank = statuses.map((status) => CONSUMER_STATUSES.indexOf(status as ConsumerStatus));
  expect(rank).toEqual([...rank].sort((a, b) => b - a));
  const sum = counts.map((text) => Number.parseInt(text, 10)).reduce((all, count) => all + count, 0);
  // Of many groups only the rows on the screen are drawn; the table says how many there are.
  expect(sum).toBe(all);
  await expect(row(page, "fraud-check")).toContainText("payments/1");
});

test("a stranger finds the stalled partition in three clicks", async ({ page }) => {
  await page.getByRole("group", { name: "Filter by status" }).getByRole("button", { name: /ERROR/ }).click();
  await page.getByRole("link", { name: "fraud-check", exact: true }).click();
  await page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Findings" }) })
    .getByRole("link", { name: "payments/1" })
    .first()
    .click();
  await expect(page).toHaveURL(/\/groups\/fraud-check\/topics\/payments\/partitions\/1/);
  await expect(page.locator("main [data-status]").first()).toHaveText("STALLED");
});

test("filters live in the URL: a copied link shows the same, and Back returns to it", async ({ page, context }) => {
  await page.keyboard.press("/");
  await page.keyboard.type("bill");
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/q=bill/);
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(rows(colleague)).toHaveCount(1);
  await colleague.close();
  await page.getByRole("link", { name: "billing" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "billing" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("searchbox")).toHaveValue("bill");
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("searchbox").fill("no such group");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(rows(page).first()).toBeVisible();
});

test("a regular expression finds groups, and one that is none is told", async ({ page }) => {
  const search = page.getByRole("searchbox");
  await search.fill("/^(billing|fraud-check)$/");
  await expect(rows(page)).toHaveCount(2);
  await search.fill("^(billing|fraud-check)$");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Regular expression" }).click();
  await expect(rows(page)).toHaveCount(2);
  await search.fill("(");
  await expect(page.getByText(/Not a regular expression/)).toBeVisible();
});

test("a case, a topic and a state leave the groups that the API says", async ({ page, request }) => {
  const groups = await readAllGroups(request);
  await page
    .getByRole("group", { name: "Filter by case" })
    .getByRole("button", { name: /Stalled consumer/ })
    .click();
  await expect(row(page, "fraud-check")).toBeVisible();
  await expect(row(page, "billing")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "Topic" }).click();
  await page.getByRole("checkbox", { name: /^payments/ }).click();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(groups.filter(({ topics }) => topics.includes("payments")).length);
  await expect(page).toHaveURL(/topic=payments/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("checkbox", { name: /^Empty/ }).click();
  await page.keyboard.press("Escape");
  await expect(row(page, "nightly-report")).toBeVisible();
  await expect(row(page, "billing")).toHaveCount(0);
});

test("a row opens in place by keyboard, a link shows it open, and Enter goes to the group", async ({
  page,
  context,
}) => {
  const link = page.getByRole("link", { name: "fraud-check", exact: true });
  await link.focus();
  await page.keyboard.press("ArrowRight");
  const partitions = page.getByRole("list", { name: "Worst partitions of fraud-check" });
  await expect(partitions.getByRole("listitem").first()).toContainText("STALLED");
  await expect(partitions.getByRole("link", { name: "payments/1" })).toBeVisible();
  await expect(page).toHaveURL(/open=/);
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(colleague.getByRole("list", { name: "Worst partitions of fraud-check" })).toBeVisible();
  await colleague.close();
  await expect(link).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(partitions).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "fraud-check" })).toBeVisible();
});

test("pins stay in this browser and filter", async ({ page }) => {
  await row(page, "billing").hover();
  await page.getByRole("button", { name: "Pin billing" }).click();
  await page.getByRole("checkbox", { name: "only pinned" }).check();
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Pin billing" })).toHaveAttribute("aria-pressed", "true");
});

test("columns and density are chosen, and a link keeps them", async ({ page }) => {
  const heads = page.getByRole("columnheader");
  await expect(heads.filter({ hasText: "Last commit" })).toBeHidden();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Last commit" }).check();
  await page.getByRole("checkbox", { name: "Why" }).uncheck();
  await page.getByRole("radio", { name: "Dense" }).click();
  await page.keyboard.press("Escape");
  // The address follows a choice a moment later; what is reloaded must be all of them.
  await expect(page).toHaveURL(/[?&]dense=true/);
  await page.reload();
  await expect(heads.filter({ hasText: "Last commit" })).toBeVisible();
  await expect(heads.filter({ hasText: "Why" })).toHaveCount(0);
  const height = () =>
    rows(page)
      .first()
      .evaluate((element) => element.parentElement?.offsetHeight);
  await expect.poll(height).toBe(28);
});

test("what happened while one was away: each row's strip tells the history's statuses", async ({ page, request }) => {
  await page.goto("/?range=15m");
  const strip = row(page, "fraud-check").getByRole("img", { name: /ERROR for/ });
  await expect(strip).toBeVisible();
  const to = Date.now();
  const response = await request.get(`/api/v1/statuses?from=${to - 900_000}&to=${to}`);
  const { clusters } = statusesAnswer.parse(await response.json());
  const found = clusters.flatMap(({ groups }) => groups).find(({ group }) => group === "fraud-check");
  expect(found?.status.at(-1)).toBe("ERROR");
  const refused = await request.get(`/api/v1/statuses?from=${to}&to=${to - 1}`);
  expect(refused.status()).toBe(400);
});

test("the strips follow the time control, by keyboard alone", async ({ page }) => {
  await expect(rows(page).first()).toBeVisible();
  const asked = page.waitForResponse((response) => {
    const { pathname, searchParams } = new URL(response.url());
    const span = Number(searchParams.get("to")) - Number(searchParams.get("from"));
    return pathname === "/api/v1/statuses" && Math.abs(span - 1_800_000) < 1000 && response.ok();
  });
  await page.keyboard.press("t");
  await expect(page.getByRole("textbox", { name: "Type a range" })).toBeFocused();
  await page.keyboard.type("30min");
  await page.keyboard.press("Enter");
  await asked;
  await expect(page).toHaveURL(/range=30min/);
  await expect(page.getByRole("button", { name: "last 30 min" })).toBeFocused();
});

test("a range of the past shows the groups of its end, a copied link the same, and the way back the present", async ({
  page,
  context,
  request,
}) => {
  await expect(row(page, "fraud-check")).toBeVisible();
  const to = Date.now();
  const then = async () => {
    const response = await request.get(`/api/v1/groups/moment?at=${to}`);
    return groupsMomentAnswer.parse(await response.json());
  };
  // Its tick is stored a moment after it was read.
  await expect.poll(async () => (await then()).clusters[0]?.at ?? 0).toBeGreaterThan(to - 10_000);
  const { groups } = await then();
  await page.goto(`/?from=${to - 900_000}&to=${to}`);
  await expect(rows(page)).toHaveCount(groups.length);
  await expect(page.locator("header [data-past]")).toBeVisible();
  const { lag } = groups.find(({ group }) => group === "fraud-check")!;
  const cell = (shown: Page) => row(shown, "fraud-check").locator("[data-cell=lag]");
  await expect(cell(page).locator(".figures")).toHaveAttribute("title", Number(lag).toLocaleString("en"));
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(cell(colleague)).toHaveText(await cell(page).innerText());
  await colleague.close();
  await page.getByRole("button", { name: "Back to now" }).click();
  await expect(page.locator("header [data-past]")).toHaveCount(0);
  await expect(row(page, "fraud-check")).toBeVisible();
});

test("the first rows are in the server's answer, in the wanted order", async ({ request }) => {
  const html = await (await request.get("/?q=fraud")).text();
  expect(html).toContain('aria-label="Partitions of fraud-check"');
  expect(html).not.toContain('aria-label="Partitions of billing"');
});

test("the table saves as CSV with every row", async ({ page, request }) => {
  const groups = await readAllGroups(request);
  await expect(page.getByText(`${groups.length} groups`, { exact: true })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const stream = await (await saved).createReadStream();
  let text = "";
  for await (const part of stream) text += String(part);
  const lines = text.trim().split(/\r?\n/);
  expect(lines).toHaveLength(groups.length + 1);
  expect(lines[0]).toContain("lag_records");
  expect(text).toContain("fraud-check");
});

test("numbers move by themselves, and what has the focus keeps it", async ({ page }) => {
  // Its process is dead and records go on arriving: the lag of this group can only grow.
  const growing = row(page, "nightly-report");
  await expect(growing).toBeVisible();
  const link = page.getByRole("link", { name: "nightly-report", exact: true });
  await link.focus();
  const before = await growing.innerText();
  await expect.poll(() => growing.innerText()).not.toBe(before);
  await expect(link).toBeFocused();
});

test("rows keep their places under a pointer while their lags change, and take new ones when it leaves", async ({
  page,
  request,
}) => {
  await page.goto("/?sort=lag");
  await expect(rows(page).nth(3)).toBeVisible();
  const box = (await rows(page).nth(2).boundingBox())!;
  const hover = (turn: number) => page.mouse.move(box.x + 200 + (turn % 2), box.y + box.height / 2);
  const names = () => rows(page).locator("a[data-row]").allTextContents();
  const texts = () => rows(page).allTextContents();
  await hover(0);
  // A change that came just before the pointer is drawn just after it: the next one is of the order that is held.
  const before = await texts();
  await expect.poll(texts).not.toEqual(before);
  await drawn(page);
  const held = await names();
  const shown = await texts();
  // Until the API tells another order, and the page has newer numbers.
  let turn = 0;
  const isOutdated = async () => {
    await hover(++turn);
    expect(await names()).toEqual(held);
    const order = await lagOrder(request, held);
    return order.join() !== held.join() && (await texts()).join() !== shown.join();
  };
  await expect.poll(isOutdated, { timeout: 90_000, intervals: [500] }).toBe(true);
  await page.mouse.move(2, 2);
  await expect.poll(names).not.toEqual(held);
});
