/**
 * No page breaks a rule that axe can check, in either theme and either language; every page has one first heading,
 * no level of heading is left out, and the title says which page it is. None is wider than the screen when all of it
 * is twice as large.
 */
import { expect, type Page } from "@playwright/test";
import { faults } from "./axe";
import { awaitContent, PLACES } from "./places";
import { test } from "./test";

const LOOKS = [
  { theme: "dark", language: "en" },
  { theme: "light", language: "ko" },
] as const;

/** Room that a screen of 1440 × 900 has at 200 % zoom. */
const ZOOMED = { width: 720, height: 450 };

/** Waits until the page fits the screen at 200 % zoom, as somebody gets there who zooms a page that is open. */
async function fitsZoomed(page: Page): Promise<void> {
  const size = page.viewportSize()!;
  await page.setViewportSize(ZOOMED);
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(wider, { message: "wider than the screen at 200 %", timeout: 10_000 }).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** Levels of the headings in the order of the document. */
const headingLevels = (page: Page): Promise<number[]> =>
  page
    .locator("main :is(h1, h2, h3, h4, h5)")
    .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));

// Each look has one browser context for all places: each new one would fetch and compile the whole program anew.
const pages = new Map<(typeof LOOKS)[number], Page>();
const errors: string[] = [];

test.beforeAll(async ({ browser, request }) => {
  // The lab takes up to two minutes to stall, and the page of an incident needs one.
  test.setTimeout(180_000);
  const incident = PLACES.find(({ name }) => name === "incident")!.path;
  const status = async () => (await request.get(`/api/v1${incident}`)).status();
  await expect.poll(status, { timeout: 120_000, message: incident }).toBe(200);
  const { use } = test.info().project;
  for (const look of LOOKS) {
    const page = await browser.newPage({ ...use, colorScheme: look.theme, reducedMotion: "reduce" });
    await page.context().addCookies([{ name: "tidemark-language", value: look.language, url: use.baseURL }]);
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    pages.set(look, page);
  }
});

test.afterAll(() => Promise.all([...pages.values()].map((page) => page.close())));

for (const { name, path } of PLACES) {
  test(`${name}: in both themes and both languages`, async () => {
    errors.length = 0;
    // One look after the other: what costs the server much, as a backtest, it does for one at a time.
    for (const [{ theme, language }, page] of pages) {
      await page.goto(path);
      await awaitContent(page);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      expect(await faults(page), `${theme}, ${language}`).toEqual([]);
      expect(await page.title()).toMatch(name === "overview" ? /Tidemark/ : /.+ · Tidemark/);
      const levels = await headingLevels(page);
      for (const [index, level] of levels.entries()) {
        expect(level - (levels[index - 1] ?? level), `heading ${index} of ${levels}`).toBeLessThanOrEqual(1);
      }
      await fitsZoomed(page);
    }
    expect(errors).toEqual([]);
  });
}

test("nothing moves for those who asked for that", async () => {
  const page = pages.get(LOOKS[0])!;
  await page.goto("/lab");
  await awaitContent(page);
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});
