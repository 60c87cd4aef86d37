/** `npm run up`: the dashboard for one's own brokers. */
import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "@/lib/config/config";
import { configFile, loadConfig } from "@/lib/config/load";
import { DatabaseError } from "@/lib/history/connection";
import { migrate } from "@/lib/history/migrate";
import { readOptions, readPort, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress } from "../progress";
import { Refusal } from "../refusal";
import { build, openRun, runUntilStopped, startDatabase, type Run } from "../run";
import { chooseServerUser, filesOf } from "../server-user";
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
    process.stdout.write(formatHelp(UP));
    return 0;
  }
  // Before anything is started: an error here is the person's to see first. It is thrown as a ConfigError.
  const config = loadConfig();
  const address = await chooseAddress(given.options.port);
  const progress = new Progress();
  const run = await openRun(findPlaces(process.env, process.cwd(), "up"), progress, "A Tidemark");
  return runUntilStopped(run, () => bringUp(run, address, config));
}

/** Between two looks for a database that is away. */
const RETRY_MS = 2_000;

async function bringUp(run: Run, address: Address, config: Config): Promise<void> {
  const { places, progress } = run;
  const { owner, note: stays } = chooseServerUser([
    ...[places.root, configFile()],
    ...filesOf([config.clusters, config.alerts]),
  ]);
  if (stays) progress.say(stays);
  const ownDatabase = config.history.databaseUrl;
  const database = ownDatabase ? await migrateOwn(run, ownDatabase) : await startDatabase(run);
  await build(run);
  await progress.step("dashboard", async ({ note }) => {
    await bringUpServer(run, { address, env: { DATABASE_URL: database }, owner, show: true }, note);
  });
  progress.say(`\nTidemark watches ${config.clusters.map(({ name }) => name).join(", ")}: ${address.url}\n`);
}

/**
 * One's own PostgreSQL: its tables are brought up to date, and its password is never told. One that is away is tried again
 * beside the server, which watches Kafka meanwhile.
 */
async function migrateOwn({ progress, shutdown, fail }: Run, url: string): Promise<string> {
  const explain = (error: Error) => {
    const message = error.message.replaceAll(url, "DATABASE_URL").replace(/:\/\/[^@\s]*@/g, "://***@");
    return new Refusal(`The database of DATABASE_URL cannot be used: ${message}`);
  };
  const isAway = (error: unknown) => error instanceof DatabaseError && error.passes;
  const keepTrying = async () => {
    for (;;) {
      await wait(RETRY_MS, undefined, { signal: shutdown.signal });
      const tried = await migrate(url).catch((error: Error) => error);
      if (!(tried instanceof Error)) return progress.say("The database is there: history is kept from now on.");
      if (!isAway(tried)) return fail(explain(tried));
    }
  };
  await progress.step(
    "PostgreSQL (DATABASE_URL)",
    () =>
      migrate(url).then(
        () => "",
        (error: Error) => {
          if (!isAway(error)) throw explain(error);
          void keepTrying().catch(() => {}); // the run is being stopped
          return `${error.message} It is tried again; Kafka is watched meanwhile.`;
        },
      ),
    (away) => away,
  );
  return url;
}
