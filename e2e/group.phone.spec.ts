/** A group's page on a phone: nothing wider than the screen, charts read by sliding and zoomed by a long press. */
import { expect } from "@playwright/test";
import { card, openGroup, plotIn, rangeOf } from "./group-page";
import { test } from "./test";

const GROUP = "fraud-check";

test("fits the screen, with heat map and lines", async ({ page }) => {
  await openGroup(page, GROUP);
  await page.getByRole("radio", { name: "Heat map" }).click();
  await expect(page.getByRole("group", { name: /^Lag of 3 partitions/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("a long press and a slide of the finger zoom in", async ({ page }) => {
  await openGroup(page, GROUP);
  const chart = card(page, "payments", 0);
  // A chart below the fold is drawn once it comes into sight.
  await chart.scrollIntoViewIfNeeded();
  const plot = plotIn(chart);
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox())!;
  const y = box.y + box.height / 2;
  const touch = await page.context().newCDPSession(page);
  const send = (type: "touchStart" | "touchMove" | "touchEnd", share?: number) =>
    touch.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: share === undefined ? [] : [{ x: box.x + box.width * share, y }],
    });
  await send("touchStart", 0.2);
  await expect(plot.locator("[data-selection]")).toBeVisible();
  await send("touchMove", 0.5);
  await send("touchMove", 0.8);
  await send("touchEnd");
  await expect.poll(() => rangeOf(page.url())).not.toBeNull();
});
