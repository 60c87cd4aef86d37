/** Stepping through a partition's past on a phone. */
import { expect } from "@playwright/test";
import { test } from "./test";
import { CLUSTER } from "./world";

test("steps through the past by touch, and nothing is wider than the screen", async ({ page }) => {
  await page.goto(`/clusters/${CLUSTER}/groups/billing/topics/orders/partitions/0?range=5min`);
  await page.getByRole("button", { name: "Step through the past" }).tap();
  const clock = page.getByRole("group", { name: "Steps through the past" }).locator("time");
  await expect(clock).toBeVisible();
  await expect(page.getByLabel("Partition in numbers, at the stored sample")).toBeVisible();
  const first = await clock.innerText();
  await page.getByRole("button", { name: "One sample back" }).tap();
  await expect(clock).not.toHaveText(first);
  await expect(page.getByText("Committed offset", { exact: true })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Back to now" }).tap();
  await expect(clock).toBeHidden();
});
