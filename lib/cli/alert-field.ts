/** What a row of `npm run verify:alerts` works with: a PostgreSQL of its own, and the built server, which it may kill. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AlertDatabase, AlertField, WatchedServer } from "@/lib/field/alerts/alert-field";
import { withClient } from "@/lib/history/connection";
import type { EmbeddedPostgres } from "@/lib/history/embedded";
import { migrate } from "@/lib/history/migrate";
import { ensureJava } from "@/lib/lab/java";
import { findFreePort } from "@/lib/lab/port";
import type { Places } from "./places";
import { startGuarded } from "./run";
import type { Service } from "./service";
import { awaitReady, startWebServer } from "./web-server";

export interface AlertFieldOptions extends Pick<AlertField, "basePort" | "extent" | "note" | "signal"> {
  /** Where the database and the server's files are; emptied first. */
  home: string;
}

/** Brings up a database, and lets `run` start the built server on it. */
export async function withAlertField<T>(
  places: Places,
  { home, ...given }: AlertFieldOptions,
  run: (field: Omit<AlertField, "dir">) => Promise<T>,
): Promise<T> {
  const { path: javaPath } = await ensureJava({ log: given.note });
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  const database = await openRowDatabase(places, home);
  const serving = { places, dir: home, databaseUrl: database.url, ...given };
  try {
    return await run({
      ...given,
      ...{ javaPath, jarsDir: places.jars, cacheDir: places.cache, database },
      serve: (settings, env) => prepareServer(serving, settings, env),
    });
  } finally {
    await database.stop();
  }
}

interface RowDatabase extends AlertDatabase {
  url: string;
}

/** Starts a server on an empty folder below `dir`, with all tables. */
async function openRowDatabase(places: Places, dir: string): Promise<RowDatabase> {
  const where = { ...places, postgres: join(dir, "postgres") };
  let server: EmbeddedPostgres = await startGuarded(where);
  const { url, port } = server;
  await migrate(url);
  return {
    url,
    stop: () => server.stop(),
    start: async () => {
      server = await startGuarded(where, port);
    },
    dump: () => dumpOf(url),
  };
}

/** Every row of every table, partitions among them, a line each. */
function dumpOf(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    );
    const tables: string[] = [];
    for (const { name } of rows) {
      const found = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      tables.push(`${name}\n${found.rows.map(({ line }) => line).join("\n")}`);
    }
    return tables.join("\n");
  });
}

interface Serving {
  places: Places;
  dir: string;
  basePort: number;
  databaseUrl: string;
  signal: AbortSignal;
}

/** A start on a machine that does much else. */
const READY_MS = 180_000;

/** The built server with these settings; JSON is YAML, too. */
async function prepareServer(
  { places, dir, basePort, databaseUrl, signal }: Serving,
  settings: object,
  env: Record<string, string> = {},
): Promise<WatchedServer> {
  const file = join(dir, "tidemark.yaml");
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`);
  const port = await findFreePort(basePort + 50);
  const url = `http://127.0.0.1:${port}`;
  const whole = { DATABASE_URL: databaseUrl, TIDEMARK_CONFIG: file, KAFKA_BROKERS: undefined, ...env };
  const ownPlaces = { ...places, logs: dir };
  let starting: Promise<Service> | null = null;
  return {
    url,
    logFile: join(dir, "server.log"),
    start: async () => {
      starting = startWebServer({ places: ownPlaces, address: { host: "127.0.0.1", port, url }, env: whole });
      await awaitReady(await starting, url, { limitMs: READY_MS, signal });
    },
    kill: async () => {
      const service = await starting?.catch(() => null);
      starting = null;
      if (!service) return;
      // It leads a group of its own.
      killGroup(service.pid);
      await service.exited;
    },
  };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // it ended by itself
  }
}
