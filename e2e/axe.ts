/** What axe has against a page, with the one rule that it leaves off by itself: what is pressed measures 24 px, or stands apart. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

type RunOptions = Parameters<AxeBuilder["options"]>[0];

const TARGETS = "target-size";

/** Faults by rule, each with the first element that has it. */
async function violations(page: Page, asked: RunOptions): Promise<string[]> {
  // Legacy mode keeps to this page instead of opening a second one to sum up frames: there are no frames. What passes
  // is not told node by node, which takes more than half of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await axe.options({ resultTypes: ["violations"], ...asked }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} (${nodes[0]?.failureSummary})`);
}

export const faults = (page: Page) => violations(page, { rules: { [TARGETS]: { enabled: true } } });

/** The same of a page that is scrolled: of a row half under a heading less is seen than its size. */
export const faultsWhileScrolled = (page: Page) => violations(page, {});

/** Targets that a finger misses: their sizes change with the width of the page, as little else does that axe knows. */
export const smallTargets = (page: Page) => violations(page, { runOnly: [TARGETS] });
