/** The timeline in one hand: a note written with the thumb, and an event followed to its group. */
import { expect } from "@playwright/test";
import { test } from "./test";
import { seoulDay, seoulNight, withNotes } from "./timeline-page";

test.use({ timezoneId: "Asia/Seoul" });

test("a note is written and deleted on a phone", async ({ page }) => {
  const text = `from the phone ${Date.now()}`;
  await page.goto("/timeline");
  const feed = page.getByRole("feed");
  await expect(feed.getByRole("article").first()).toBeVisible();
  await page.getByRole("button", { name: "Add a note" }).first().tap();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What happened").fill(text);
  await dialog.getByRole("button", { name: "Save" }).tap();
  await expect(dialog).toBeHidden();
  const row = feed.getByRole("article").filter({ hasText: text });
  await expect(row).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await row.getByRole("button", { name: "Delete this note" }).tap();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).tap();
  await expect(row).toHaveCount(0);
});

test("an event leads to its group by touch, and Back returns to the list", async ({ page }) => {
  await page.goto("/timeline?problems=true");
  const link = page.getByRole("feed").getByRole("link", { name: "fraud-check" }).first();
  await link.tap();
  await expect(page).toHaveURL(/fraud-check.*from=\d+/);
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: "Only problems" })).toBeChecked();
});

test("the day stays in view on a phone, and fits", async ({ page, request }) => {
  const at = seoulNight(1);
  const text = `phone night ${Date.now()}`;
  await withNotes(request, [{ at, text, count: 30 }], async () => {
    await page.goto("/timeline?range=7d&kind=note");
    const day = page.getByRole("heading", { level: 2, name: new RegExp(`^Yesterday, \\w+day ${seoulDay(at)}$`) });
    const rows = page
      .getByRole("feed", { name: seoulDay(at) })
      .getByRole("article")
      .filter({ hasText: text });
    await rows.first().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 1000);
    const top = (await page.getByRole("banner").boundingBox())?.height ?? 0;
    await expect.poll(async () => Math.abs(((await day.boundingBox())?.y ?? 0) - top)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

test("a topic is chosen by touch, and the menu fits", async ({ page }) => {
  await page.goto("/timeline");
  await page.getByRole("button", { name: "Topic", exact: true }).tap();
  const choice = page.getByRole("checkbox", { name: /^payments/ });
  await expect(choice).toBeInViewport({ ratio: 1 });
  await choice.tap();
  await expect(page).toHaveURL(/topic=payments/);
  await expect(page.getByRole("feed").getByRole("article").filter({ hasNotText: "payments" })).toHaveCount(0);
  await expect(page.getByRole("feed").getByRole("article").first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
