/** `npm run verify:field`: real clusters of many kinds, what Tidemark shows of each against Kafka's own tool, and a matrix. */
import { join } from "node:path";
import { runRow, formatMatrix, type Outcome } from "@/lib/field/matrix";
import type { Row } from "@/lib/field/row";
import { ROWS } from "@/lib/field/rows";
import { ensureJava } from "@/lib/lab/java";
import { findFreePort } from "@/lib/lab/port";
import { buildApplication } from "../application-build";
import { chooseRows } from "../chosen-rows";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress } from "../progress";
import { logFile, openRun, describeError, startDatabase, type Run } from "../run";
import { awaitReady, startWebServer } from "../web-server";

export const VERIFY_FIELD: CommandSpec = {
  command: "npm run verify:field",
  about: `Starts real clusters of many kinds, watches each, and compares every number with kafka-consumer-groups.
Prints a matrix; fails when a row does. All rows together take less than 30 minutes on two cores.`,
  options: {
    only: { value: "ROWS", about: "these rows alone, with commas; a beginning stands for all that begin so" },
    list: { about: "print the rows and run none" },
  },
};

/** Above the ports of the lab and of the integration tests, so that a demo may run meanwhile. */
const BASE_PORT = 42_500;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, help } = readOptions(VERIFY_FIELD, argv);
  const rows = chooseRows(options.only, ROWS);
  if (help || options.list !== undefined) {
    process.stdout.write(help ? formatHelp(VERIFY_FIELD) : rows.map((row) => `${formatRow(row)}\n`).join(""));
    return 0;
  }
  const progress = new Progress();
  const run = await openRun(findPlaces(process.env, process.cwd(), "field"), progress, "A verification of the field");
  try {
    const outcomes = await Promise.race([runRows(run, rows), run.failed]);
    const failed = outcomes.filter(({ ok }) => !ok).length;
    progress.say(
      `\n${formatMatrix(outcomes)}\n\n${outcomes.length - failed} passed, ${failed} failed (${progress.elapsed()})`,
    );
    return await run.shutdown.end(failed > 0 ? 1 : 0);
  } catch (error) {
    if (!run.shutdown.begun) progress.say(`\n${describeError(error)}\n\nStopping everything.`);
    return run.shutdown.end(1);
  }
}

const formatRow = ({ name, version, cluster }: Row) => `${name}: Kafka ${version}, ${cluster}`;

async function runRows(run: Run, rows: readonly Row[]): Promise<Outcome[]> {
  const { places, progress, shutdown } = run;
  const { path: javaPath } = await progress.step("Java", () => ensureJava({ log: (line) => progress.say(line) }));
  const databaseUrl = await startDatabase(run);
  const log = (line: string) => progress.say(line);
  const serve = (bootstrap: string) => startServer(run, bootstrap, databaseUrl);
  const field = { javaPath, cacheDir: places.cache, basePort: BASE_PORT, databaseUrl, serve, log };
  const outcomes: Outcome[] = [];
  for (const row of rows) {
    if (shutdown.begun) break;
    const outcome = await progress.step(
      formatRow(row),
      () => runRow(row, field, join(places.state, "rows")),
      ({ summary: summary }) => summary,
      ({ ok }) => ok,
    );
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Builds the application where it changed and starts it on a cluster. */
async function startServer(run: Run, bootstrap: string, databaseUrl: string) {
  const { places, shutdown } = run;
  await buildApplication({
    ...{ root: places.root, logFile: logFile(places, "build"), runDir: places.run },
    ...{ signal: shutdown.signal, note: () => {} },
  });
  const port = await findFreePort(BASE_PORT + 200);
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: bootstrap,
    TIDEMARK_CLUSTER_NAME: "field",
    TIDEMARK_CONFIG: "/dev/null",
    TIDEMARK_LAB_URL: undefined,
  };
  const service = await startWebServer({ places, address: { host: "127.0.0.1", port, url }, env });
  await awaitReady(service, url, { signal: shutdown.signal });
  return { url, stop: () => service.stop() };
}
