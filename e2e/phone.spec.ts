/** Every page on a phone: nothing wider than the screen, and the way to the other pages within reach. */
import { expect, test } from "@playwright/test";
import { awaitContent, PLACES } from "./places";

for (const { name, path } of PLACES) {
  test(`${name} fits a phone`, async ({ page }) => {
    await page.goto(path);
    await awaitContent(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    if (name !== "wall") await expect(page.getByRole("navigation", { name: "Pages" }).last()).toBeVisible();
  });
}

test("from the overview to a stalled partition by touch", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "fraud-check" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "fraud-check" })).toBeVisible();
});
