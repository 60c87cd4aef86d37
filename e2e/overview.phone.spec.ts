/** The overview on a phone: cards, of which each opens in place. */
import { expect, test } from "@playwright/test";

test("groups are cards that open by touch, and nothing is wider than the screen", async ({ page }) => {
  await page.goto("/");
  const cards = page.getByRole("list", { name: "Consumer groups" }).locator("> li");
  await expect(cards.first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Consumer groups" })).toHaveCount(0);
  await page.getByRole("button", { name: "Partitions of fraud-check" }).tap();
  const partitions = page.getByRole("list", { name: "Worst partitions of fraud-check" });
  await expect(partitions.getByRole("link", { name: "payments/1" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await partitions.getByRole("link", { name: "payments/1" }).tap();
  await expect(page).toHaveURL(/\/topics\/payments\/partitions\/1/);
});
