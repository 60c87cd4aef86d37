/** The timeline as somebody uses it: find what happened, follow it, write a note and see it on the group's chart. */
import { expect, type Page } from "@playwright/test";
import { MARK_SHAPES } from "@/components/charts/marks";
import { event, eventsAnswer } from "@/lib/api/contract";
import { topicsAnswer } from "@/lib/api/topic-contract";
import { faultsWhileScrolled } from "./axe";
import { test } from "./test";
import { seoulDay, seoulNight, withNotes, writeNote } from "./timeline-page";
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
  await expect(page).toHaveURL(/[?&]q=.*search-/);
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

test("a topic is chosen from those that exist, and leaves what names it", async ({ page, context, request }) => {
  const text = `moved ${Date.now()}`;
  await withNotes(request, [{ at: Date.now() - 60_000, text, count: 1, topic: "payments" }], async () => {
    await openTimeline(page);
    await page.getByRole("button", { name: "Topic", exact: true }).click();
    const choices = page.getByRole("list", { name: "Topic" });
    const { topics } = topicsAnswer.parse(await (await request.get("/api/v1/topics")).json());
    const offered = topics.filter(({ internal, groupCount }) => !internal || groupCount > 0);
    await expect(choices.getByRole("checkbox")).toHaveCount(offered.length);
    await choices.getByRole("checkbox", { name: /^payments/ }).click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Topic: payments" })).toBeFocused();
    await expect(page).toHaveURL(/topic=payments/);
    await expect(rows(page).filter({ hasText: text })).toBeVisible();
    await expect(rows(page).filter({ hasText: "fraud-check" }).first()).toBeVisible();
    await expect(rows(page).filter({ hasNotText: "payments" })).toHaveCount(0);
    // A group's trouble may be on another topic, so the band of groups is not drawn.
    await expect(page.getByRole("img", { name: /^Worst status/ })).toHaveCount(0);

    // Together with another filter, in a link too; the server answers the same, page by page.
    await page.getByRole("toolbar", { name: "Kinds" }).getByRole("button", { name: "Note" }).click();
    await expect(rows(page).filter({ hasNotText: text })).toHaveCount(0);
    const colleague = await context.newPage();
    await colleague.goto(page.url());
    await expect(rows(colleague)).toHaveCount(1);
    await colleague.close();
    await page.goBack();
    await expect(rows(page).filter({ hasText: "fraud-check" }).first()).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page).not.toHaveURL(/topic=/);

    const range = `from=0&to=${Date.now()}&topic=payments`;
    const ask = async (query: string) =>
      eventsAnswer.parse(await (await request.get(`/api/v1/events?${query}`)).json());
    const first = await ask(`${range}&limit=1`);
    const second = await ask(`${range}&limit=1&cursor=${first.next}`);
    const both = [...first.events, ...second.events];
    expect(new Set(both.map(({ id }) => id)).size).toBe(both.length);
    expect(new Set(both.map(({ topic }) => topic))).toEqual(new Set(["payments"]));
    const long = await request.get(`/api/v1/events?from=0&to=${Date.now()}&topic=${"x".repeat(250)}`);
    expect(long.status()).toBe(400);
  });
});

test("only problems are left, and one leads to its group around that moment", async ({ page }) => {
  await openTimeline(page);
  await page.getByRole("checkbox", { name: "Only problems" }).check();
  await expect(page).toHaveURL(/problems=true/);
  await expect(rows(page).filter({ hasText: "Rebalance" })).toHaveCount(0);
  const bad = rows(page).filter({ hasText: "fraud-check" }).first();
  // A message leads to its delivery and its incident as well.
  await bad.getByRole("link").first().click();
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

test.describe("days", () => {
  // In UTC both zones would have the same days.
  test.use({ timezoneId: "Asia/Seoul" });

  test("the day stays in view while its events pass by, in the chosen zone and language", async ({
    page,
    context,
    request,
    baseURL,
  }) => {
    const mark = `night ${Date.now()}`;
    const [late, early] = [seoulNight(1), seoulNight(2)];
    // Together fewer than one client may write in a minute.
    const notes = [late, early].map((at) => ({ at, text: `${mark} ${seoulDay(at)}`, count: 25 }));
    await withNotes(request, notes, async () => {
      await openTimeline(page, "?range=7d&kind=note");
      const day = page.getByRole("heading", { level: 2, name: new RegExp(`^Yesterday, \\w+day ${seoulDay(late)}$`) });
      const ofDay = page
        .getByRole("feed", { name: seoulDay(late) })
        .getByRole("article")
        .filter({ hasText: mark });
      const top = (await page.getByRole("banner").boundingBox())?.height ?? 0;
      await ofDay.first().scrollIntoViewIfNeeded();
      // Halfway through the day's rows, those with which it begins are long out of view.
      await page.mouse.move(700, 500);
      await page.mouse.wheel(0, 600);
      await expect.poll(async () => Math.abs(((await day.boundingBox())?.y ?? 0) - top)).toBeLessThanOrEqual(1);
      await expect(ofDay.filter({ hasText: /10$/ })).toBeInViewport();
      expect(await faultsWhileScrolled(page)).toEqual([]);

      // By keyboard no row comes to stand under its heading.
      const row = ofDay.filter({ hasText: /10$/ });
      await row.focus();
      for (let step = 0; step < 13; step++) await page.keyboard.press("ArrowUp");
      const focused = page.locator("article:focus");
      await expect(focused).toContainText(/23$/);
      const under = ((await day.boundingBox())?.y ?? 0) + ((await day.boundingBox())?.height ?? 0);
      expect((await focused.boundingBox())?.y).toBeGreaterThanOrEqual(under - 1);

      // The next day pushes this one away.
      const before = page.getByRole("heading", { level: 2, name: new RegExp(`^\\w+day ${seoulDay(early)}$`) });
      await page.mouse.wheel(0, 1600);
      await expect.poll(async () => Math.abs(((await before.boundingBox())?.y ?? 0) - top)).toBeLessThanOrEqual(1);
      await expect(day).not.toBeInViewport();

      await context.addCookies([{ name: "tidemark-language", value: "ko", url: baseURL }]);
      await page.goto("/timeline?range=7d&kind=note&tz=utc");
      const korean = new RegExp(`${new Date(late).toISOString().slice(0, 10)} [월화수목금토일]요일$`);
      await expect(page.getByRole("heading", { level: 2, name: korean })).toBeAttached();
    });
  });
});

test("the interface refuses what is no note, and pages of other sites", async ({ request }) => {
  const note = { cluster: CLUSTER, group: GROUP, at: Date.now(), text: "  two \n lines " };
  const made = await writeNote(request, note);
  expect(made.status()).toBe(201);
  const { id, message, after } = event.parse(await made.json());
  expect([message, after]).toEqual(["two lines", "note"]);
  expect((await request.delete(`/api/v1/notes/${id}`)).status()).toBe(204);
  expect((await request.delete(`/api/v1/notes/${id}`)).status()).toBe(404);
  const refused = async (data: object, headers = {}) =>
    (await writeNote(request, { ...note, ...data }, headers)).status();
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
