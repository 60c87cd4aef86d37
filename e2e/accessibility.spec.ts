/**
 * No page breaks a rule that axe can check, in either theme and either language; every page has one first heading,
 * no level of heading is left out, and the title says which page it is.
 */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { awaitContent, PLACES } from "./places";
import { test } from "./test";

const LOOKS = [
  { theme: "dark", language: "en", other: "light" },
  { theme: "light", language: "ko", other: "dark" },
] as const;

/** What breaks a rule; `only`: one of them. */
async function violations(page: Page, only?: string): Promise<string[]> {
  // Legacy mode keeps to this page instead of opening a second one to sum up frames: there are no frames. What passes
  // is not told node by node, which takes more than half of the time.
  const runOnly = only === undefined ? {} : { runOnly: [only] };
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"], ...runOnly });
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes[0]?.failureSummary})`);
}

/** Levels of the headings in the order of the document. */
const headingLevels = (page: Page): Promise<number[]> =>
  page
    .locator("main :is(h1, h2, h3, h4, h5)")
    .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));

// One browser context for all places: each new one would fetch and compile the whole program anew.
let page: Page;
const errors: string[] = [];

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage(test.info().project.use);
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
});

test.afterAll(() => page.close());

// Every other page is looked at in the other language. In the other theme nothing but colours is other.
for (const [index, { name, path }] of PLACES.entries()) {
  const { theme, language, other } = LOOKS[index % LOOKS.length]!;
  test(`${name}: in both themes, in ${language}`, async () => {
    errors.length = 0;
    await page
      .context()
      .addCookies([{ name: "tidemark-language", value: language, url: test.info().project.use.baseURL }]);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await page.goto(path);
    await awaitContent(page);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await violations(page), `${theme}, ${language}`).toEqual([]);
    expect(await page.title()).toMatch(name === "overview" ? /Tidemark/ : /.+ · Tidemark/);
    const levels = await headingLevels(page);
    for (const [at, level] of levels.entries()) {
      expect(level - (levels[at - 1] ?? level), `heading ${at} of ${levels}`).toBeLessThanOrEqual(1);
    }
    await page.emulateMedia({ colorScheme: other, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", other);
    expect(await violations(page, "color-contrast"), other).toEqual([]);
    expect(errors).toEqual([]);
  });
}

test("nothing moves for those who asked for that", async () => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/lab");
  await awaitContent(page);
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
});
