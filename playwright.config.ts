import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { INSTALLED } from "./lib/cli/chromium";

/** The tests bring up the whole demo: real brokers, real traffic, real Postgres, the built server. */
const PORT = Number(process.env.TIDEMARK_E2E_PORT ?? 3170);
const systemChromium = [...INSTALLED.shell, ...INSTALLED.whole].find((path) => existsSync(path));

const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? systemChromium,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

const PHONE = /phone\.spec\.ts/;
/** These hold whatever happens to the group that stalls, and leave it alone. */
const BESIDE =
  /\/(accessibility|alerts-survive|base-path|cases|edge|glossary|habits|lab-page|normal|one-moment|partition|past|shell|throughput-problem|topic|watched-to-the-end)\.spec\.ts/;
/** These kill or stop what all others need, or look for what moves where nobody does anything. One of them by itself: `playwright test --no-deps e2e/oracle.spec.ts`. */
const ALONE = /\/(calm|offline-partition|oracle|supervision)\.spec\.ts/;
const DESKTOP = { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 }, launchOptions };

export default defineConfig({
  testDir: "e2e",
  // Two lanes of tests: many of them wait for the lab, and leave a core idle meanwhile.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 180_000,
  // What is to come true has as long as a busy machine needs: speed is for benchmarks.
  expect: { timeout: 60_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [["list"], ["json"]] : [["list"]],
  use: {
    // A new context for each test would fetch and compile the whole program anew; one is emptied between tests instead.
    reuseContext: true,
    // What moves for beauty's sake is drawn by the processor here, in a machine without graphics: half of its time.
    contextOptions: { reducedMotion: "reduce" },
    baseURL: `http://127.0.0.1:${PORT}`,
    launchOptions,
    // A trace costs every test a good part of its time; one that fails is run again with --trace on.
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      // The lab is one shared world: these need a group that stalls, or heal it, and take turns.
      name: "desktop",
      workers: 1,
      testIgnore: [PHONE, BESIDE, ALONE],
      use: DESKTOP,
    },
    { name: "beside", workers: 1, testMatch: BESIDE, use: DESKTOP },
    {
      name: "phone",
      workers: 1,
      testMatch: PHONE,
      use: { ...devices["Desktop Chrome"], viewport: { width: 390, height: 844 }, hasTouch: true, launchOptions },
    },
    { name: "alone", workers: 1, dependencies: ["desktop", "beside", "phone"], testMatch: ALONE, use: DESKTOP },
    ...(process.env.TIDEMARK_SCREENSHOTS
      ? [{ name: "screenshots", testMatch: /screenshots\.ts$/, use: { ...devices["Desktop Chrome"], launchOptions } }]
      : []),
  ],
  webServer: process.env.TIDEMARK_E2E_PORT
    ? undefined
    : {
        command: `node lib/cli/demo.mjs --fresh --brokers 3 --port ${PORT}`,
        url: `http://127.0.0.1:${PORT}/readyz`,
        timeout: 600_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
        env: { TIDEMARK_STATE: process.env.TIDEMARK_E2E_STATE ?? ".tidemark/e2e" },
        stdout: "pipe",
      },
});
