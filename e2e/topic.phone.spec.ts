/** Topics and a partition's past on a phone. */
import { expect } from "@playwright/test";
import { test } from "./test";

test("from the list to a topic, by touch", async ({ page }) => {
  await page.goto("/topics");
  await page.getByRole("link", { name: "orders", exact: true }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "orders" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Consumer groups" })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});
