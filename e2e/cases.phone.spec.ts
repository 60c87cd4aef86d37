/** The case pages on a phone: readable without sideways scrolling, and from one case to the next. */
import { expect } from "@playwright/test";
import { tapThrough } from "./places";
import { test } from "./test";

test("from what lag is to a case and its steps", async ({ page }) => {
  await page.goto("/cases");
  await expect(page.getByRole("heading", { name: "What lag is" })).toBeVisible();
  const heading = page.getByRole("heading", { level: 1, name: "Stalled consumer" });
  await tapThrough(page.getByRole("link", { name: "Stalled consumer", exact: true }).first(), heading);
  await expect(page.getByText("What to do, in this order")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const next = page.getByRole("navigation", { name: "Cases" }).getByRole("link", { name: /Normal/ });
  await tapThrough(next, page.getByRole("heading", { level: 1, name: "Normal" }));
});
