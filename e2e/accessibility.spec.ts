/** No page breaks a rule that axe can check, in either theme, and every page has a heading and says what it is. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { awaitContent, PLACES } from "./places";

for (const theme of ["dark", "light"] as const) {
  for (const { name, path } of PLACES) {
    test(`${name}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(path);
      await awaitContent(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes[0]?.failureSummary})`)).toEqual([]);
      expect(await page.title()).toMatch(/Tidemark/);
    });
  }
}
