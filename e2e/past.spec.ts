/** A moment is pinned on a chart: the page shows it, the address names it, and Escape releases it. */
import { expect } from "@playwright/test";
import { card, openGroup, plotIn } from "./group-page";
import { test } from "./test";

test("a click on a chart pins its moment, Escape releases it", async ({ page }) => {
  await openGroup(page, "fraud-check");
  const plot = plotIn(card(page, "payments", 0));
  await expect(plot).toBeVisible();
  await expect(page.locator("[data-past]")).toHaveCount(0);
  // Until the page lives a click does nothing.
  await expect(async () => {
    const box = (await plot.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
    await expect(page).toHaveURL(/[?&]at=\d+/, { timeout: 1000 });
  }).toPass();
  await expect(page.locator("header [data-past]")).toBeVisible();
  await expect(page.locator("main [data-now]").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/[?&]at=/);
  await expect(page.locator("[data-past]")).toHaveCount(0);
});
