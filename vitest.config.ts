import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib,app,components}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.int.test.ts"],
          // Some start programs or lint a file: on a busy machine that takes its time, and speed is for benchmarks.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["lib/**/*.int.test.ts"],
          // Three real brokers and one real Postgres serve all files; they take turns on two cores.
          fileParallelism: false,
          globalSetup: ["lib/cli/integration-services.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
