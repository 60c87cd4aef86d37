/** The overview on a phone: cards, of which each opens in place. */
import { expect, type Page } from "@playwright/test";
import { test } from "./test";
import { drawn, lagOrder } from "./world";

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

test("a card shows its pin without a pointer to hover, and is pinned by touch", async ({ page }) => {
  await page.goto("/");
  // A browser that does not call itself a phone is sent a table first; cards take its place.
  const cards = page.getByRole("list", { name: "Consumer groups" });
  const pin = cards.getByRole("button", { name: "Pin billing" });
  await expect(pin.locator("span")).toBeVisible();
  await pin.tap();
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await expect(pin.locator("svg")).toBeVisible();
});

const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Whether every button and field in it is large enough for a thumb. */
async function expectThumbs(page: Page, role: "group" | "dialog", name: string): Promise<void> {
  const boxes = await page
    .getByRole(role, { name })
    .locator("button, input")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => [width, height]));
  expect(boxes.length).toBeGreaterThan(3);
  expect(Math.min(...boxes.flat())).toBeGreaterThanOrEqual(40);
}

test("the time control is within reach: the strips follow it, by touch and by keyboard", async ({ page }) => {
  const asked = (width: number) =>
    page.waitForResponse((response) => {
      const { pathname, searchParams } = new URL(response.url());
      const span = Number(searchParams.get("to")) - Number(searchParams.get("from"));
      return pathname === "/api/v1/statuses" && Math.abs(span - width) < 1000 && response.ok();
    });
  await page.goto("/");
  await expect(page.getByRole("list", { name: "Consumer groups" }).locator("> li").first()).toBeVisible();
  await expectThumbs(page, "group", "Time range");
  const control = page.getByRole("group", { name: "Time range" });
  await control.getByRole("button", { name: "last 1 h" }).tap();
  const panel = page.getByRole("dialog");
  await expect(panel).toBeInViewport({ ratio: 1 });
  await expectThumbs(page, "dialog", "Choose a time range");
  const quarter = asked(900_000);
  await panel.getByRole("button", { name: "15 min" }).tap();
  await quarter;
  await expect(page).toHaveURL(/range=15min/);

  // Two moments have a longer name than a range that ends now.
  await control.getByRole("button", { name: "Pause" }).tap();
  await expect(page).toHaveURL(/from=\d+&to=\d+/);
  await expectThumbs(page, "group", "Time range");
  expect(await wider(page)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Back to now" }).tap();
  await expect(page).toHaveURL(/range=15min/);

  await page.keyboard.press("t");
  await expect(page.getByRole("textbox", { name: "Type a range" })).toBeFocused();
  await page.keyboard.type("30min");
  const half = asked(1_800_000);
  await page.keyboard.press("Enter");
  await half;
  await expect(control.getByRole("button", { name: "last 30 min" })).toBeFocused();
  expect(await wider(page)).toBeLessThanOrEqual(0);
});

test("cards keep their places under a finger while their lags change", async ({ page, request }) => {
  await page.goto("/?sort=lag");
  const links = page.getByRole("list", { name: "Consumer groups" }).locator("a[data-row]");
  await expect(links.nth(2)).toBeVisible();
  const finger = (kind: string) => links.nth(1).dispatchEvent(kind, { pointerType: "touch", bubbles: true });
  await finger("pointerdown");
  // A change that came just before the finger is drawn just after it: the next one is of the order that is held.
  const cards = page.getByRole("list", { name: "Consumer groups" });
  const before = await cards.textContent();
  await expect.poll(() => cards.textContent()).not.toBe(before);
  await drawn(page);
  const names = await links.allTextContents();
  const isOutdated = async () => {
    expect(await links.allTextContents()).toEqual(names);
    return (await lagOrder(request, names)).join() !== names.join();
  };
  await expect.poll(isOutdated, { timeout: 90_000, intervals: [500] }).toBe(true);
  await finger("pointerup");
  await expect.poll(() => links.allTextContents()).not.toEqual(names);
});
