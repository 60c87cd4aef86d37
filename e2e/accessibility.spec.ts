/** No page breaks a rule that axe can check, in either theme, and every page has a heading and says what it is. */
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { PLACES } from "./places";

for (const theme of ["dark", "light"] as const) {
  for (const { name, path } of PLACES) {
    test(`${name}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("[data-status], [data-lab]").first()).toBeAttached({ timeout: 30_000 });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes[0]?.failureSummary})`)).toEqual([]);
      expect(await page.title()).toMatch(/Tidemark/);
    });
  }
}
