/** For integration tests: a database of their own, on the server of TIDEMARK_TEST_DATABASE_URL or on one brought up for it. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "./embedded";
import { SUPERUSER, urlOf } from "./embedded-role";

export interface FreshDatabase {
  url: string;
  /** Runs one statement beside what is under test. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** As the server's superuser, for what the program's own role may not do. */
  queryAsSuperuser<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>;
  /** Drops it, whoever is connected, and stops what was brought up. */
  drop(): Promise<void>;
}

/** A folder that the unprivileged user of an embedded server may pass through. */
export function makeOpenFolder(): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-history-"));
  fs.chmodSync(dir, 0o711);
  return dir;
}

/** Makes an empty database. */
export async function makeFreshDatabase(): Promise<FreshDatabase> {
  const server = await joinServer();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOn(server.url, `CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    query: (sql, values) => runOn(url.toString(), sql, values),
    queryAsSuperuser: (sql) => runOn(server.superuserUrl, sql),
    async drop() {
      // As the superuser: the server's own vacuum may be at work in it, and nobody else may end that.
      await runOn(server.superuserUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.leave();
    },
  };
}

/** The superuser of an embedded server on the state folder `dir`. */
export const superuserUrlOf = (dir: string, port: number): string =>
  urlOf(SUPERUSER, fs.readFileSync(path.join(dir, "password"), "utf8").trim(), port, "postgres");

interface Server {
  url: string;
  superuserUrl: string;
  stop(): Promise<void>;
}

let users = 0;
let server: Promise<Server> | null = null;

/** The one server of this process, stopped when the last of its users leaves. */
async function joinServer(): Promise<Omit<Server, "stop"> & { leave(): Promise<void> }> {
  users++;
  const used = await (server ??= findServer());
  const leave = async () => {
    if (--users > 0) return;
    server = null;
    await used.stop();
  };
  return { url: used.url, superuserUrl: used.superuserUrl, leave };
}

async function findServer(): Promise<Server> {
  const given = process.env.TIDEMARK_TEST_DATABASE_URL;
  const superuserUrl = process.env.TIDEMARK_TEST_SUPERUSER_URL;
  if (given && superuserUrl) return { url: given, superuserUrl, stop: async () => undefined };
  const dir = makeOpenFolder();
  const own = await startEmbeddedPostgres({ dir });
  const stop = async () => {
    await own.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  };
  return { url: own.url, superuserUrl: superuserUrlOf(dir, own.port), stop };
}

async function runOn<Row extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
