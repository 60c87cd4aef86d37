/** Words explain themselves where they stand, by pointer, by keyboard and without moving the page; the glossary is searched by address. */
import { expect } from "@playwright/test";
import { groupUrl } from "./group-page";
import { test } from "./test";

test("a word's card opens for a pointer and for the keyboard, goes with Escape, and leads to the glossary", async ({
  page,
}) => {
  await page.goto(groupUrl("billing"));
  await expect(page.locator("header [data-connected=true]")).toBeVisible();
  const word = page.getByRole("button", { name: "Assignor", exact: true });
  const card = page.getByRole("dialog", { name: "Assignor" });
  const before = await word.boundingBox();
  await word.hover();
  await expect(card).toContainText("ASSIGNMENT-STRATEGY");
  expect(await word.boundingBox()).toEqual(before);
  expect(before?.height).toBeGreaterThanOrEqual(24);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();

  // Focus that a program gives counts as the keyboard's once a key was pressed.
  await page.mouse.move(0, 0);
  await word.focus();
  await expect(card).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(word).toBeFocused();

  await word.click();
  await card.getByRole("link").click();
  await expect(page).toHaveURL(/\/glossary(?:\?[^#]*)?#assignor$/);
  await expect(page.locator("#assignor")).toBeInViewport();
});

test("the glossary's search stands in the address", async ({ page }) => {
  await page.goto("/glossary?q=current-offset");
  await expect(page.locator("#committed-offset")).toBeVisible();
  await expect(page.locator("#rebalance")).toHaveCount(0);
  await expect(page.locator("header [data-connected=true]")).toBeVisible();
  await page.getByRole("searchbox").fill("hand");
  await expect(page).toHaveURL(/q=hand/);
  await expect(page.locator("#assignor")).toBeVisible();
});
