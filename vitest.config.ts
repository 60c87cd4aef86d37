import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

const SERVICES = "lib/cli/integration-services.ts";
const OF_SERVICES = "lib/cli/integration-services.int.test.ts";

/** What is to come true has as long as a busy machine needs: speed is for benchmarks. */
const patience = { poll: { timeout: 30_000 } };

/** Tests against the real things. Those of one project share their services, and take turns. */
const integration = (name: string, include: string[], setup?: string) => ({
  resolve: { alias },
  test: {
    name: `integration-${name}`,
    include,
    exclude: include.includes(OF_SERVICES) ? [] : [OF_SERVICES],
    fileParallelism: false,
    globalSetup: setup ? [setup] : [],
    // Longer than what is waited for inside (lib/kafka/test-patience.ts), which says what came instead.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: patience,
  },
});

/** Pages keep a zone, a language and more beside their functions, and commands change the process: each test has its own. */
const KEEPS_STATE = ["{app,components,lib/client,lib/cli}/**/*.test.{ts,tsx}"];

const unit = (name: string, files: { include: string[]; exclude?: string[]; isolate: boolean }) => ({
  resolve: { alias },
  test: {
    ...files,
    name,
    // The runner's own process mostly waits: left to itself it would leave one of two cores idle.
    maxWorkers: "100%",
    exclude: ["**/*.int.test.ts", ...(files.exclude ?? [])],
    // Some start programs or lint a file: on a busy machine that takes its time, and speed is for benchmarks.
    testTimeout: 60_000,
    expect: patience,
  },
});

export default defineConfig({
  test: {
    projects: [
      // One process after the other reads the same modules once, not once per file: half of all time went into that.
      unit("unit", { include: ["lib/**/*.test.ts"], exclude: KEEPS_STATE, isolate: false }),
      unit("unit-apart", { include: KEEPS_STATE, isolate: true }),
      integration("kafka", ["lib/{kafka,monitor,serve}/**/*.int.test.ts", OF_SERVICES], SERVICES),
      integration("history", ["lib/{history,cli,bench,field}/**/*.int.test.ts"], "lib/cli/integration-database.ts"),
      integration("lab", ["lib/lab/**/*.int.test.ts"]),
    ],
  },
});
