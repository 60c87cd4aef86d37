/** The wall screen at the sizes it hangs in: never a scroll bar, worst first, readable. */
import { expect, test } from "@playwright/test";
import { actIfAllowed, readGroup } from "./world";

const SIZES = [
  { name: "1080p", width: 1920, height: 1080 },
  { name: "4K", width: 3840, height: 2160 },
  { name: "portrait", width: 1080, height: 1920 },
];

test.beforeEach(async ({ request }) => {
  await actIfAllowed(request, "stalled-consumer", "poison");
  await expect.poll(async () => (await readGroup(request, "fraud-check")).status, { timeout: 120_000 }).toBe("ERROR");
});

for (const { name, width, height } of SIZES) {
  test(`fits ${name} without scrolling, names and numbers readable from far`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/wall");
    const tile = page.getByRole("listitem").filter({ hasText: "fraud-check" });
    await expect(tile).toBeVisible();
    const overflow = await page.evaluate(() => {
      const root = document.documentElement;
      return { x: root.scrollWidth - root.clientWidth, y: root.scrollHeight - root.clientHeight };
    });
    expect(overflow).toEqual({ x: 0, y: 0 });
    const scale = Math.min(width, height) / 1080;
    const size = (text: string | RegExp) =>
      tile
        .getByText(text)
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    expect(await size("fraud-check")).toBeGreaterThanOrEqual(33 * scale);
    const biggest = await tile.evaluate((element) =>
      Math.max(...[...element.querySelectorAll("p")].map((p) => Number.parseFloat(getComputedStyle(p).fontSize))),
    );
    // 72 pt are 96 px.
    expect(biggest).toBeGreaterThanOrEqual(96 * scale);
    const inside = await page.getByRole("listitem").evaluateAll((items) =>
      items.every((item) => {
        const box = item.getBoundingClientRect();
        return box.bottom <= innerHeight && box.right <= innerWidth && box.top >= 0;
      }),
    );
    expect(inside).toBe(true);
  });
}

test("theme and selection come from the URL", async ({ page }) => {
  await page.goto("/wall?theme=light&q=billing");
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(page.locator("[data-wall]")).toHaveAttribute("data-theme", "light");
});
