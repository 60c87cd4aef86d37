/**
 * `npm test`: everything that can be proven. Checks, unit tests, integration tests against a real Kafka and a real
 * PostgreSQL, and browser tests against the whole demo. Closes with `N passed, N failed`.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureJava } from "@/lib/lab/java";
import { ensureKafkaJars } from "@/lib/lab/kafka-jars";
import { buildApplication } from "../application-build";
import { listChecks } from "../checks";
import { ensureChromium } from "../chromium";
import { ensureNginx } from "../debian";
import { add, countPlaywright, countVitest, failedOnce, formatCounts, formatFailures, type Counts } from "../counts";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces, type Places } from "../places";
import { Progress } from "../progress";
import { describeError } from "../run";
import { Shutdown } from "../shutdown";
import { runTask } from "../task";
import { prepare, runChecks } from "./verify";

const PARTS = ["checks", "unit", "integration", "e2e"] as const;
type Part = (typeof PARTS)[number];

export const TEST: CommandSpec = {
  command: "npm test",
  about: "Runs everything: format, lint, types, unit, integration and browser tests.",
  options: {
    only: {
      value: "PARTS",
      about: `only these, with commas between: ${PARTS.join(", ")}`,
      read: (text) => {
        const unknown = text.split(",").find((part) => !PARTS.includes(part as Part));
        if (unknown !== undefined) throw new Error(`"${unknown}" is not a part; parts are ${PARTS.join(", ")}`);
        return text;
      },
    },
  },
};

interface Bench {
  places: Places;
  progress: Progress;
  signal: AbortSignal;
}

// Against what hangs: a few times what each part takes on two cores, as some machines are slow at times.
const MINUTE = 60_000;
const LAST_OF_A_CHECK = 600;
const NOTHING: Counts = { passed: 0, failed: 0, failures: [] };

export async function main(argv: readonly string[]): Promise<number> {
  const given = readOptions(TEST, argv);
  if (given.help) {
    process.stdout.write(formatHelp(TEST));
    return 0;
  }
  // Tools ask nothing and colour nothing.
  process.env.CI ||= "1";
  const parts = new Set((given.options.only?.split(",") ?? PARTS) as Part[]);
  const progress = new Progress();
  const shutdown = new Shutdown({ say: (line) => progress.say(line) });
  shutdown.listen();
  const places = findPlaces(process.env, process.cwd(), "test");
  mkdirSync(places.logs, { recursive: true });
  const bench = { places, progress, signal: shutdown.signal };
  let counts: Counts = (await prepare(progress, places)) ? NOTHING : failedOnce("the database client");
  for (const part of PARTS) if (parts.has(part) && !shutdown.begun) counts = add(counts, await runPart(bench, part));
  if (shutdown.begun) return shutdown.end(130);
  progress.say(`${formatFailures(counts)}\nTook ${progress.elapsed()}.\n${formatCounts(counts)}`);
  return counts.failed > 0 ? 1 : 0;
}

/** Runs one part. What keeps it from running at all counts as one failure. */
async function runPart(bench: Bench, part: Part): Promise<Counts> {
  try {
    if (part === "checks") return await runStatic(bench);
    if (part === "unit") return await runVitest(bench, "unit", 10 * MINUTE);
    if (part === "integration") {
      await ensureKafka(bench);
      return await runIntegration(bench);
    }
    return await runBrowser(bench);
  } catch (error) {
    const why = `${part} could not run: ${describeError(error)}`;
    bench.progress.say(why);
    return failedOnce(why);
  }
}

async function runStatic({ progress, places, signal }: Bench): Promise<Counts> {
  const results = await runChecks(progress, listChecks(places.root), places, signal);
  const failures = results
    .filter(({ ok }) => !ok)
    .map(({ name, reason, output }) => `${name}: ${reason}\n${output.slice(-LAST_OF_A_CHECK)}`);
  return { passed: results.length - failures.length, failed: failures.length, failures };
}

async function ensureKafka({ progress, places }: Bench): Promise<void> {
  await progress.step(
    "Java",
    ({ note }) => ensureJava({ log: note }),
    ({ major }) => `version ${major}`,
  );
  await progress.step(
    "Kafka",
    () => ensureKafkaJars({ dir: places.jars }),
    ({ fetched }) => (fetched ? `${fetched} jars fetched` : ""),
  );
}

/** Runners with services of their own: each waits half of its time. A fourth made all of them slower. */
async function runIntegration(bench: Bench): Promise<Counts> {
  const env = { TIDEMARK_CACHE: bench.places.cache };
  const projects = ["kafka", "history", "lab"].map((name) => `integration-${name}`);
  const counts = await Promise.all(projects.map((project) => runVitest(bench, project, 20 * MINUTE, env)));
  return counts.reduce(add);
}

async function runVitest(
  bench: Bench,
  project: string,
  limitMs: number,
  env: Record<string, string> = {},
): Promise<Counts> {
  const report = join(bench.places.state, `${project}.json`);
  rmSync(report, { force: true });
  // With those of its name: the unit tests are two projects.
  const args = [
    "run",
    "--project",
    `${project}*`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const task = {
    name: `${project} tests`,
    steps: [[join(bench.places.root, "node_modules/vitest/vitest.mjs"), ...args]],
  };
  const result = await runReported(bench, { ...task, env, limitMs });
  return finish(bench, project, countVitest(report, result));
}

async function runBrowser(bench: Bench): Promise<Counts> {
  const { progress, places, signal } = bench;
  await ensureKafka(bench);
  const chromium = await progress.step(
    "Chromium",
    ({ note }) => ensureChromium(places.root, "shell", note),
    ({ version }) => version,
  );
  await progress.step(
    "nginx",
    async ({ note }) => ensureNginx(note),
    (version) => version,
  );
  const logFile = join(places.logs, "build.log");
  await progress.step("application", ({ note }) => buildApplication({ root: places.root, logFile, signal, note }));
  const report = join(places.state, "e2e.json");
  rmSync(report, { force: true });
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    TIDEMARK_CACHE: places.cache,
    ...(chromium.path ? { CHROMIUM_PATH: chromium.path } : {}),
  };
  const steps = [[join(places.root, "node_modules/@playwright/test/cli.js"), "test"]];
  const ok = await runReported(bench, { name: "browser tests", steps, env, limitMs: 45 * MINUTE });
  return finish(bench, "browser", countPlaywright(report, ok));
}

/** Runs a runner with its output shown as it comes, for a log that can be read while it runs. */
async function runReported({ progress, places, signal }: Bench, task: Parameters<typeof runTask>[0]): Promise<boolean> {
  progress.say(`\n${task.name}`);
  const { ok, reason } = await runTask({ ...task, show: true }, places, signal);
  if (!ok) progress.say(`${task.name}: ${reason}`);
  return ok;
}

function finish({ progress }: Bench, name: string, counts: Counts): Counts {
  progress.say(`${name}: ${formatCounts(counts)}`);
  return counts;
}
