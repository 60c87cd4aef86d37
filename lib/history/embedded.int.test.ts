/** The bundled PostgreSQL through everything that happens to it: crashes, taken ports, folders in any state. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "./embedded";
import { processIdentity } from "./embedded-lock";
import { urlOf } from "./embedded-role";
import { makeOpenFolder } from "./fresh-database";
import { openHistory } from "./history";
import { migrate } from "./migrate";

const folders: string[] = [];
const servers: EmbeddedPostgres[] = [];

function newFolder(make = makeOpenFolder): string {
  const dir = make();
  folders.push(dir);
  return dir;
}

async function start(dir: string, port?: number): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dir, port });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  for (const dir of folders.splice(0)) fs.rmSync(dir, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** An ended process that nobody has collected yet does not count. */
const lives = (pid: number): boolean => processIdentity(pid) !== null;

/** A process id that is no process's. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid!;
}

/** Another Tidemark on this folder that writes ticks. Resolves once some are stored. */
async function startWriter(dir: string, cluster: string) {
  const script = path.resolve("lib/history/write-until-killed.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dir, cluster], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stored: number[] = [];
  let postgres = 0;
  const closed = once(child, "close");
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("ready")) postgres = Number(line.split(" ")[1]);
      else stored.push(Number(line));
      if (stored.length === 30) resolve();
    });
    child.once("exit", () => reject(new Error("the writer ended by itself")));
  });
  const kill = async () => {
    child.kill("SIGKILL");
    await closed;
  };
  return { stored, postgres, kill };
}

const readFile = (dir: string, name: string) => fs.readFileSync(path.join(dir, name), "utf8").trim();

async function readMoments(url: string, cluster: string): Promise<number[]> {
  const history = await openHistory({ url });
  const moments: number[] = [];
  for await (const { at } of history.readTicks({ cluster, from: 0, to: Number.MAX_SAFE_INTEGER })) moments.push(at);
  await history.close();
  return moments;
}

describe("the bundled PostgreSQL", () => {
  it("listens on this machine only, asks for a password, and keeps its data from start to start", async () => {
    const dir = newFolder();
    const first = await start(dir);
    expect(await query(first.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    const asSuperuser = urlOf("postgres", readFile(dir, "password"), first.port);
    expect(await query(asSuperuser, "SHOW unix_socket_directories")).toEqual([{ unix_socket_directories: "" }]);
    const guessing = new URL(first.url);
    guessing.password = "guess";
    await expect(query(guessing.toString(), "SELECT 1")).rejects.toThrow("password authentication failed");
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    await first.stop();
    expect(lives(first.pid)).toBe(false);
    expect(fs.readdirSync(dir).sort()).toEqual(["data", "password", "role-password"]);
    const second = await start(dir);
    expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  });

  it("works as a role that owns its database and is no superuser, and passes no secret of the environment on", async () => {
    process.env.TIDEMARK_TEST_SECRET = "hunter2";
    const { url, pid } = await start(newFolder());
    delete process.env.TIDEMARK_TEST_SECRET;
    expect(await query(url, "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user")).toEqual([
      { rolsuper: false, rolcreaterole: false },
    ]);
    await expect(query(url, "COPY (SELECT 1) TO PROGRAM 'true'")).rejects.toThrow("permission denied");
    await migrate(url);
    if (process.platform === "linux") expect(fs.readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("hunter2");
  });

  it("takes over the folder of a release whose role was the superuser, with all that is in it", async () => {
    const dir = newFolder();
    const first = await start(dir);
    await migrate(first.url);
    const asSuperuser = urlOf("postgres", readFile(dir, "password"), first.port, "postgres");
    // As that release left it: the bootstrap superuser is called tidemark and owns everything.
    await query(asSuperuser, "CREATE ROLE meanwhile SUPERUSER LOGIN PASSWORD 'meanwhile'");
    const meanwhile = urlOf("meanwhile", "meanwhile", first.port);
    await query(meanwhile, "REASSIGN OWNED BY tidemark TO postgres");
    await query(meanwhile, "ALTER DATABASE tidemark OWNER TO postgres");
    await query(meanwhile, "DROP OWNED BY tidemark");
    await query(meanwhile, "DROP ROLE tidemark");
    await query(meanwhile, "ALTER ROLE postgres RENAME TO tidemark");
    await query(meanwhile, `INSERT INTO "Cluster" (name) VALUES ('kept')`);
    fs.rmSync(path.join(dir, "role-password"));
    await first.stop();
    const second = await start(dir);
    expect(await query(second.url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).toEqual([
      { rolsuper: false },
    ]);
    expect(await query(second.url, `SELECT name FROM "Cluster"`)).toEqual([{ name: "kept" }]);
    const others = `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND relkind IN ('r', 'p', 'v', 'S') AND relowner <> 'tidemark'::regrole`;
    expect(await query(second.url, others)).toEqual([]);
    const history = await openHistory({ url: second.url });
    await history.close();
  });

  it("is one at a time on a folder: a second start is refused and does the first no harm", async () => {
    const dir = newFolder();
    const first = await start(dir);
    await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(`is in use by process ${process.pid}`);
    expect(await query(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("lets one of two starts at the same moment through", async () => {
    const dir = newFolder();
    const results = await Promise.allSettled([start(dir), start(dir)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("takes another port when none is asked for, and says so when the one asked for is taken", async () => {
    const dir = newFolder();
    const taken = net.createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as net.AddressInfo;
    await expect(startEmbeddedPostgres({ dir, port })).rejects.toThrow(`Port ${port}, meant for the embedded`);
    taken.close();
    await once(taken, "close");
    expect(new URL((await start(dir, port)).url).port).toBe(String(port));
  });
});

describe("after a crash", () => {
  it("of the program every stored tick is there: the server it left is stopped and started anew", async () => {
    const dir = newFolder();
    const writer = await startWriter(dir, "c");
    await writer.kill();
    expect(lives(writer.postgres)).toBe(true);
    const server = await start(dir);
    expect(lives(writer.postgres)).toBe(false);
    const moments = await readMoments(server.url, "c");
    // The last one may have been stored and not been told of.
    expect(moments.slice(0, writer.stored.length)).toEqual(writer.stored);
    expect(moments.length - writer.stored.length).toBeLessThanOrEqual(1);
  });

  it("of program and server every stored tick is there, though locks and half-written files were left", async () => {
    const dir = newFolder();
    const writer = await startWriter(dir, "c");
    // The program first: it would tidy up after a server that ends.
    await writer.kill();
    process.kill(writer.postgres, "SIGKILL");
    await expect.poll(() => lives(writer.postgres)).toBe(false);
    expect(fs.existsSync(path.join(dir, "data/postmaster.pid"))).toBe(true);
    expect(fs.existsSync(path.join(dir, "owner.json"))).toBe(true);
    const server = await start(dir);
    expect((await readMoments(server.url, "c")).slice(0, writer.stored.length)).toEqual(writer.stored);
  });

  it("of the server alone an open history goes on as soon as it is back", async () => {
    const dir = newFolder();
    const first = await start(dir);
    await migrate(first.url);
    const history = await openHistory({ url: first.url });
    const tick = { cluster: "c", at: Date.now(), intervalMs: 1000, topics: [], subscriptions: [] };
    const write = (at: number) => history.writeTick({ ...tick, at });
    await write(tick.at);
    process.kill(first.pid, "SIGKILL");
    // A backend outlives its server until it looks round, and may store a few more on the way out.
    let at = tick.at + 1;
    const refused = async () => {
      for (const until = tick.at + 10_000; at < until; at++) await write(at);
    };
    await expect(refused()).rejects.toThrow();
    expect(await first.exited).toMatchObject({ signal: "SIGKILL" });
    expect((await start(dir, first.port)).url).toBe(first.url);
    await write(at);
    const moments: number[] = [];
    for await (const read of history.readTicks({ cluster: "c", from: 0, to: at + 10 })) moments.push(read.at);
    expect(moments).toEqual(Array.from({ length: at - tick.at + 1 }, (_, i) => tick.at + i));
    await history.close();
  });

  it("locks of processes that are gone, or of others that have their number now, are void", async () => {
    const dir = newFolder();
    await (await start(dir)).stop();
    const dead = await deadProcess();
    fs.writeFileSync(path.join(dir, "owner.json"), JSON.stringify({ pid: dead, started: "1" }));
    fs.writeFileSync(path.join(dir, "data/postmaster.pid"), `${dead}\n${dir}/data\n`);
    await (await start(dir)).stop();
    // This process lives, but it is neither that Tidemark nor a postgres.
    fs.writeFileSync(path.join(dir, "owner.json"), JSON.stringify({ pid: process.pid, started: "1" }));
    fs.writeFileSync(path.join(dir, "data/postmaster.pid"), `${process.pid}\n${dir}/data\n`);
    const server = await start(dir);
    expect(await query(server.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

describe("a folder in any state", () => {
  it("what an interrupted first start left is cleared away", async () => {
    const dir = newFolder();
    fs.mkdirSync(path.join(dir, "data.new/base"), { recursive: true });
    fs.writeFileSync(path.join(dir, "data.new/PG_VERSION"), "18\n");
    fs.mkdirSync(path.join(dir, "data"));
    await start(dir);
    expect(fs.readdirSync(dir).sort()).toEqual(["data", "owner.json", "password", "role-password"]);
  });

  it("data that is no whole database is set aside, not deleted", async () => {
    const dir = newFolder();
    fs.mkdirSync(path.join(dir, "data/base"), { recursive: true });
    fs.writeFileSync(path.join(dir, "data/PG_VERSION"), "18\n");
    fs.writeFileSync(path.join(dir, "data/base/precious"), "x");
    await start(dir);
    const aside = fs.readdirSync(dir).find((name) => name.startsWith("data.broken-"));
    expect(fs.readFileSync(path.join(dir, aside!, "base/precious"), "utf8")).toBe("x");
  });

  it("a database that PostgreSQL refuses is named, with what it says and the way out", async () => {
    const dir = newFolder();
    await (await start(dir)).stop();
    fs.writeFileSync(path.join(dir, "data/PG_VERSION"), "11\n");
    await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(
      /did not start on .*another release of PostgreSQL.*To begin anew .*remove .*Set DATABASE_URL/s,
    );
    expect(fs.existsSync(path.join(dir, "owner.json"))).toBe(false);
  });

  it("a lost password is replaced", async () => {
    const dir = newFolder();
    await (await start(dir)).stop();
    fs.rmSync(path.join(dir, "password"));
    expect(await query((await start(dir)).url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("works below a folder that is closed to everybody else", async () => {
    const dir = newFolder(() => fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-closed-")));
    const first = await start(path.join(dir, "state"));
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    const second = await start(path.join(dir, "state"));
    expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  });
});
