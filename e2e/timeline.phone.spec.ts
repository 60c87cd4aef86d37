/** The timeline in one hand: a note written with the thumb, and an event followed to its group. */
import { expect, test } from "@playwright/test";

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
