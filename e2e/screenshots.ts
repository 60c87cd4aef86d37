/**
 * Pictures of every page for the README and for whoever looks after the design: `npm run screenshots` against a demo
 * that has been running for a while (TIDEMARK_E2E_PORT names its port).
 */
import { test } from "@playwright/test";
import { awaitContent, PLACES } from "./places";

const SIZES = [
  { size: "", width: 1920, height: 1080 },
  { size: "-phone", width: 390, height: 844 },
];

for (const theme of ["dark", "light"] as const) {
  for (const { size, width, height } of SIZES) {
    for (const { name, path } of PLACES) {
      test(`${name}-${theme}${size}`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        await page.goto(path.replace("range=5m", "range=15min"));
        await awaitContent(page);
        // Strips are asked for after the rows are there.
        if (name === "overview")
          await page
            .getByRole("img", { name: /\b(OK|ERROR) for/ })
            .first()
            .waitFor();
        // Charts measure themselves after they are there; the next cycle's numbers prove that the page lives.
        await page.waitForResponse(() => true, { timeout: 6_000 }).catch(() => undefined);
        await page.screenshot({ path: `docs/screenshots/${name}-${theme}${size}.png` });
      });
    }
  }
}
