/**
 * Child processes that never outlive the program. Each runs in a session of its own, so that Ctrl-C in a terminal
 * reaches only the parent, which then stops its children in order; and each has a guard, a shell that waits on a
 * pipe from the parent and ends the child when the parent is gone, however it went.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Owner } from "@/lib/process/unprivileged";

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Child {
  name: string;
  pid: number;
  /** Where standard output and standard error go. */
  logFile: string;
  process: ChildProcess;
  /** Settles once, when the process is gone. Never rejects. */
  exited: Promise<Exit>;
  /** What it ended with, or null while it runs. */
  exit(): Exit | null;
}

export interface ChildOptions {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** As whom it runs; null or left out: as this process. */
  owner?: Owner | null;
  /** Open a message channel; the child is expected to leave by itself when it closes. */
  messages?: boolean;
}

/** Asks politely, waits ten seconds, then kills. `done` on its standard input means that the child ended by itself. */
const GUARD = `
read -r word
[ "$word" = done ] && exit 0
kill -TERM "$1" 2>/dev/null || exit 0
turn=0
while [ $turn -lt 100 ] && kill -0 "$1" 2>/dev/null; do sleep 0.1; turn=$((turn + 1)); done
kill -KILL "$1" 2>/dev/null
`;

/**
 * Ends process `pid` when this process dies. Call the returned function once the process is gone by itself, so that
 * a later process with the same number is left alone. Does nothing on Windows, which has no such shell.
 */
export function guardProcess(pid: number): () => void {
  if (process.platform === "win32") return () => {};
  const guard = spawn("/bin/sh", ["-c", GUARD, "guard", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.on("error", () => {});
  guard.stdin.on("error", () => {});
  guard.unref();
  return () => guard.stdin.end("done\n");
}

/** Opens a log to add to. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, "a");
}

/** How a child is spawned that Ctrl-C in a terminal does not reach. */
export const inOwnSession = ({ cwd, env, owner }: Pick<ChildOptions, "cwd" | "env" | "owner">) => ({
  cwd,
  env,
  ...owner,
  detached: process.platform !== "win32",
});

/** Rejects when the program cannot be started at all. */
export const isSpawned = (child: ChildProcess, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error) => reject(new Error(`${name} could not be started: ${error.message}`)));
  });

/** Starts a guarded child. Throws when the program cannot be started at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = openLog(options.logFile);
  const child = spawn(options.command, options.args, {
    ...inOwnSession(options),
    stdio: options.messages ? ["ignore", log, log, "ipc"] : ["ignore", log, log],
  });
  closeSync(log);
  let exit: Exit | null = null;
  const exited = new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => resolve((exit = { code, signal })));
  });
  await isSpawned(child, options.name);
  const pid = child.pid!;
  const release = guardProcess(pid);
  void exited.then(release);
  return { name: options.name, pid, logFile: options.logFile, process: child, exited, exit: () => exit };
}

/** Stops a child: asks, waits `graceMs`, then kills. Returns when it is gone. */
export async function stopChild(child: Child, graceMs = 10_000, signal: NodeJS.Signals = "SIGTERM"): Promise<Exit> {
  const done = child.exit();
  if (done) return done;
  child.process.kill(signal);
  const timer = setTimeout(() => child.process.kill("SIGKILL"), graceMs);
  const exit = await child.exited;
  clearTimeout(timer);
  return exit;
}

/** The last lines of a log file, for a message about a child that ended unexpectedly. */
export function tailLog(file: string, lines = 20): string {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
}

/** An exit as words: `exit code 1`, `signal SIGKILL`. */
export function describeExit(exit: Exit): string {
  return exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`;
}
