/** `npm run up`: the dashboard for one's own brokers. */
import { loadConfig } from "@/lib/config/load";
import { migrate } from "@/lib/history/migrate";
import { buildApplication } from "../application-build";
import { readOptions, readPort, sayHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress } from "../progress";
import { Refusal } from "../refusal";
import { logFile, openRun, runUntilStopped, startDatabase, type Run } from "../run";
import { bringUpServer, chooseAddress, type Address } from "../web-server";

export const UP: CommandSpec = {
  command: "npm run up",
  about: `Starts the dashboard for your own brokers:

  KAFKA_BROKERS=kafka-1:9092,kafka-2:9092 npm run up

or for the clusters in tidemark.yaml (another file: TIDEMARK_CONFIG). History goes to DATABASE_URL, or to an embedded
PostgreSQL in .tidemark/up. HOST=0.0.0.0 lets other machines in. Ctrl-C stops it.`,
  options: {
    port: {
      value: "N",
      about: "port to listen on (default: PORT, else the first free one from 3000 on)",
      read: readPort,
    },
  },
};

export async function main(argv: readonly string[]): Promise<number> {
  const given = readOptions(UP, argv);
  if (given.help) {
    process.stdout.write(sayHelp(UP));
    return 0;
  }
  // Before anything is started: an error here is the person's to see first. It is thrown as a ConfigError.
  const config = loadConfig();
  const address = await chooseAddress(given.options.port);
  const progress = new Progress();
  const run = await openRun(findPlaces(process.env, process.cwd(), "up"), progress, "A Tidemark");
  return runUntilStopped(run, () =>
    bringUp(
      run,
      address,
      config.history.databaseUrl,
      config.clusters.map(({ name }) => name),
    ),
  );
}

async function bringUp(
  run: Run,
  address: Address,
  ownDatabase: string | null | undefined,
  clusters: string[],
): Promise<void> {
  const { places, progress, shutdown } = run;
  const database = ownDatabase ? await migrateOwn(run, ownDatabase) : await startDatabase(run);
  await progress.step(
    "application",
    ({ note }) =>
      buildApplication({
        root: places.root,
        logFile: logFile(places, "build"),
        runDir: places.run,
        signal: shutdown.signal,
        note,
      }),
    ({ built }) => (built ? "built" : "build is up to date"),
  );
  await progress.step("dashboard", async ({ note }) => {
    await bringUpServer(run, { address, env: { DATABASE_URL: database }, show: true }, note);
  });
  progress.say(`\nTidemark watches ${clusters.join(", ")}: ${address.url}\n`);
}

/** One's own PostgreSQL: its tables are brought up to date, and its password is never told. */
function migrateOwn({ progress }: Run, url: string): Promise<string> {
  return progress.step("PostgreSQL (DATABASE_URL)", async () => {
    await migrate(url).catch((error: Error) => {
      const message = error.message.replaceAll(url, "DATABASE_URL").replace(/:\/\/[^@\s]*@/g, "://***@");
      throw new Refusal(`The database of DATABASE_URL cannot be used: ${message}`);
    });
    return url;
  });
}
