/** Every page on a phone: nothing wider than the screen, nothing too small for a finger, and the way to the other pages within reach. */
import { expect, type Page } from "@playwright/test";
import { smallTargets } from "./axe";
import { awaitContent, PLACES, tapThrough } from "./places";
import { test } from "./test";
import { CLUSTER } from "./world";

// In UTC there would be no zone to change to.
test.use({ timezoneId: "Asia/Seoul" });

test.describe("every page", () => {
  // One browser context for all: each new one would fetch and compile the whole program anew.
  let phone: Page;

  test.beforeAll(async ({ browser }) => {
    const { contextOptions, ...use } = test.info().project.use;
    phone = await browser.newPage({ ...use, ...contextOptions });
  });

  test.afterAll(() => phone.close());

  for (const { name, path } of PLACES) {
    test(`${name} fits a phone`, async () => {
      await phone.goto(path);
      await awaitContent(phone);
      const wider = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
      expect(await smallTargets(phone)).toEqual([]);
      if (name !== "wall") await expect(phone.getByRole("navigation", { name: "Pages" }).last()).toBeVisible();
    });
  }
});

test("places that have no room in the bar stand under More, with the zone", async ({ page }) => {
  await page.goto("/cases");
  await awaitContent(page);
  await page.getByRole("button", { name: "More" }).tap();
  await page.getByRole("menuitem", { name: "Clusters" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Clusters" })).toBeVisible();
  await page.getByRole("button", { name: "More" }).tap();
  await page.getByRole("menuitem", { name: /^Times in/ }).tap();
  await expect(page).toHaveURL(/tz=utc/);
});

test("a tap opens a menu that arrives in the middle of it", async ({ page }) => {
  await page.goto("/cases");
  await awaitContent(page);
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let [came, before] = [0, 0];
  await page.route("**/chunks/**", async (route) => {
    await held;
    await route.continue();
    came++;
  });
  const more = page.getByRole("button", { name: "More" });
  // A finger is gone before its click comes.
  for (const type of ["pointerover", "pointerdown", "pointerup", "pointerout"])
    await more.dispatchEvent(type, { pointerType: "touch" });
  release();
  // All of it has come once no more comes.
  const isWhole = () => {
    const whole = came > 0 && came === before;
    before = came;
    return whole;
  };
  await expect.poll(isWhole, { intervals: [500] }).toBe(true);
  await more.dispatchEvent("click");
  await expect(page.getByRole("menuitem", { name: "Clusters" })).toBeVisible();
  await page.unrouteAll();
});

test("the time control fits, and takes a range in words", async ({ page }) => {
  await page.goto(`/clusters/${CLUSTER}/groups/billing`);
  await awaitContent(page);
  await page.getByRole("button", { name: "last 1 h" }).tap();
  const box = await page.getByRole("dialog").boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await page.getByRole("textbox", { name: "Type a range" }).fill("45min");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=45min/);
});

test("from the overview to a stalled partition by touch", async ({ page }) => {
  await page.goto("/");
  const heading = page.getByRole("heading", { level: 1, name: "fraud-check" });
  await tapThrough(page.getByRole("link", { name: "fraud-check" }), heading);
});
