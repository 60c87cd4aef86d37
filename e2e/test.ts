/** Playwright's `test`, in which no page may break its own policy: whoever opens one proves it along the way. */
import { expect, test as base } from "@playwright/test";

export const test = base.extend<{ mayViolate: boolean; policy: void }>({
  /** Whether the test itself slips into a page what its policy must stop. */
  mayViolate: [false, { option: true }],
  policy: [
    async ({ context, mayViolate }, use) => {
      const violations: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error" && message.text().includes("Content Security Policy"))
          violations.push(`${message.page()?.url()}: ${message.text()}`);
      });
      await use();
      if (!mayViolate) expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});
