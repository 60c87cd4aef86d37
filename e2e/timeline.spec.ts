/** The timeline as somebody uses it: find what happened, follow it, write a note and see it on the group's chart. */
import { expect, test, type Page } from "@playwright/test";
import { MARK_SHAPES } from "@/components/charts/marks";
import { event, eventsAnswer } from "@/lib/api/contract";
import { CLUSTER } from "./world";

const GROUP = "billing";
const rows = (page: Page) => page.getByRole("feed").getByRole("article");

async function openTimeline(page: Page, query = ""): Promise<void> {
  await page.goto(`/timeline${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Timeline" })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

test("a note is written, stands on the group's charts, and is deleted again", async ({ page, context }) => {
  const text = `deployed ${Date.now()}`;
  await openTimeline(page);
  const chart = await context.newPage();
  await chart.goto(`/clusters/${CLUSTER}/groups/${GROUP}?range=15m`);
  await expect(chart.getByRole("heading", { level: 1, name: GROUP })).toBeVisible();
  await expect(chart.locator("svg.recharts-surface").first()).toBeVisible();
  const flags = chart.locator(`svg path[d="${MARK_SHAPES.note}"]`);
  const before = await flags.count();

  await page.bringToFront();
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "Add a note" });
  await dialog.getByRole("radio", { name: "Deployment" }).click();
  await dialog.getByLabel("What happened").fill(text);
  await dialog.getByLabel("Group").fill(GROUP);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const row = rows(page).filter({ hasText: text });
  await expect(row).toContainText("Deployment");
  await expect(row.getByRole("link", { name: GROUP })).toBeVisible();

  // The other page hears of it by itself.
  await chart.bringToFront();
  await expect(chart.getByRole("main").getByText(text).first()).toBeVisible();
  await expect.poll(() => flags.count()).toBeGreaterThan(before);

  await page.bringToFront();
  await row.getByRole("button", { name: "Delete this note" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(text);
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
  await chart.bringToFront();
  await expect(chart.getByRole("main").getByText(text)).toHaveCount(0);
  await expect(flags).toHaveCount(before);
});

test("filters live in the URL, and Back undoes them one by one", async ({ page, context }) => {
  await openTimeline(page);
  await page.getByRole("toolbar", { name: "Kinds" }).getByRole("button", { name: "Group status" }).click();
  await expect(page).toHaveURL(/kind=status/);
  await expect(rows(page).filter({ hasText: "Rebalance" })).toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.type("^search-");
  await expect(page).toHaveURL(/q=/);
  await expect(rows(page).filter({ hasNotText: "search-indexer" })).toHaveCount(0);
  const colleague = await context.newPage();
  await colleague.goto(page.url());
  await expect(rows(colleague).first()).toContainText("search-indexer");
  await colleague.close();

  await page.getByRole("searchbox").fill("no such group");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expect(rows(page).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByText("Nothing matches")).toBeVisible();
});

test("only problems are left, and one leads to its group around that moment", async ({ page }) => {
  await openTimeline(page);
  await page.getByRole("checkbox", { name: "Only problems" }).check();
  await expect(page).toHaveURL(/problems=true/);
  await expect(rows(page).filter({ hasText: "Rebalance" })).toHaveCount(0);
  const bad = rows(page).filter({ hasText: "fraud-check" }).first();
  await bad.getByRole("link").click();
  await expect(page).toHaveURL(/fraud-check.*from=\d+&to=\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/fraud-check|payments/);
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Only problems" })).toBeChecked();
});

test("a bar of the strip is zoomed into with the keyboard", async ({ page }) => {
  await openTimeline(page);
  const strip = page.getByRole("group", { name: "Click a bar or drag to zoom" });
  await strip.getByRole("button").last().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
});

test("arrow keys go from one event to the next", async ({ page }) => {
  await openTimeline(page);
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(rows(page).first()).toBeFocused();
});

test("the interface refuses what is no note, and pages of other sites", async ({ request }) => {
  const note = { cluster: CLUSTER, group: GROUP, at: Date.now(), text: "  two \n lines " };
  const made = await request.post("/api/v1/notes", { data: note });
  expect(made.status()).toBe(201);
  const { id, message, after } = event.parse(await made.json());
  expect([message, after]).toEqual(["two lines", "note"]);
  expect((await request.delete(`/api/v1/notes/${id}`)).status()).toBe(204);
  expect((await request.delete(`/api/v1/notes/${id}`)).status()).toBe(404);
  const refused = async (data: object, headers = {}) =>
    (await request.post("/api/v1/notes", { data: { ...note, ...data }, headers })).status();
  expect(await refused({ text: "   " })).toBe(400);
  expect(await refused({ text: "x".repeat(501) })).toBe(400);
  expect(await refused({ group: "no such group" })).toBe(400);
  expect(await refused({ cluster: "elsewhere" })).toBe(400);
  expect(await refused({ at: Date.now() + 3_600_000 })).toBe(400);
  expect(await refused({ more: 1 })).toBe(400);
  expect(await refused({}, { origin: "https://elsewhere.example" })).toBe(403);
  expect(await refused({}, { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await refused({}, { "content-type": "text/plain" })).toBe(415);
  const bad = await request.get(`/api/v1/events?from=0&to=${Date.now()}&groupPattern=${encodeURIComponent("/(/")}`);
  expect(bad.status()).toBe(400);
});

test("pages of the interface follow each other without a gap", async ({ request }) => {
  // What happened in the last cycle may not be stored yet.
  const range = `from=0&to=${Date.now() - 30_000}`;
  const read = async (query: string) =>
    eventsAnswer.parse(await (await request.get(`/api/v1/events?${range}&${query}`)).json());
  const whole = await read("limit=9");
  const first = await read("limit=5");
  const second = await read(`limit=4&cursor=${first.next}`);
  expect([...first.events, ...second.events].map(({ id }) => id)).toEqual(whole.events.map(({ id }) => id));
});
