/**
 * Playwright's `test`, in which no page may break its own policy, nor be another in the browser than the server drew it (React then
 * throws it away, and with it whatever was just pressed): whoever opens one proves it along the way. Where a test fails, what its
 * pages met is printed: on another machine there is nothing else to see.
 */
import { expect, test as base, type Page } from "@playwright/test";

/**
 * Waits until React has taken over what the server drew: before, a press does nothing, however long one waits for what comes of it.
 * It marks the elements that it holds. What is no page of Tidemark's has no `main`.
 */
const awaitLife = (page: Page) =>
  page.waitForFunction(() => {
    const main = document.querySelector("main");
    return !main || Object.keys(main).some((key) => key.startsWith("__reactProps"));
  });

/** So many of the last things that pages met are kept. */
const MET = 30;

export const test = base.extend<{ mayViolate: boolean; policy: void; met: void }>({
  /** A page that is gone to lives. */
  page: async ({ page }, use) => {
    const load = page.goto.bind(page);
    page.goto = async (...given) => {
      const answer = await load(...given);
      await awaitLife(page);
      return answer;
    };
    await use(page);
  },
  /** Whether the test itself slips into a page what its policy must stop. */
  mayViolate: [false, { option: true }],
  policy: [
    async ({ context, mayViolate }, use) => {
      const violations: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error" && message.text().includes("Content Security Policy"))
          violations.push(`${message.page()?.url()}: ${message.text()}`);
      });
      const mismatches: string[] = [];
      context.on("weberror", (error) => {
        const { message } = error.error();
        if (/Minified React error #(418|423|425);/.test(message)) mismatches.push(`${error.page()?.url()}: ${message}`);
      });
      await use();
      expect(mismatches).toEqual([]);
      if (!mayViolate) expect(violations).toEqual([]);
    },
    { auto: true },
  ],
  met: [
    async ({ context }, use, info) => {
      const met: string[] = [];
      const meet = (what: string) => void (met.push(`${new Date().toISOString()} ${what}`) > MET && met.shift());
      context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") meet(`${message.type()}: ${message.text()}`);
      });
      context.on("weberror", (error) => meet(`uncaught: ${error.error().message}`));
      context.on("requestfailed", (request) => meet(`${request.failure()?.errorText}: ${request.url()}`));
      context.on("response", (response) => {
        if (response.status() >= 400) meet(`${response.status()}: ${response.url()}`);
      });
      await use();
      if (info.status === info.expectedStatus) return;
      const open = context.pages().map((page) => `open: ${page.url()}`);
      console.log([info.title, ...met, ...open].join("\n  "));
    },
    { auto: true },
  ],
});
