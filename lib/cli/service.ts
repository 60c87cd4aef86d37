/**
 * A child of a command: it leads a process group of its own (Ctrl-C in a terminal reaches only the command, which
 * stops its children in order), writes to a log file, is noted in a file while it runs, and does not outlive the
 * command: a guard ends its group when the command dies without a word.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { guardProcess, inOwnSession, isSpawned, openLog, describeExit, tailLog, type Exit } from "@/lib/lab/child";
import type { Owner } from "@/lib/process/unprivileged";
import { stopTree, type StopOptions } from "./process-stop";
import { startedAt } from "./process-table";

export interface Service {
  name: string;
  pid: number;
  logFile: string;
  /** Settles once the process is gone. Never rejects. */
  exited: Promise<Exit>;
  /** Stops it with everything it started. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** As whom it runs; null or left out: as this process. */
  owner?: Owner | null;
  logFile: string;
  /** Folder of the notes of what runs; without it none is written. */
  runDir?: string;
  /** Also shows the output on this process's own. */
  show?: boolean;
}

/** Starts a service. Rejects when the program cannot be started at all. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const log = openLog(options.logFile);
  const child = spawn(options.command, options.args, {
    ...inOwnSession(options),
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.on("data", (chunk: Buffer) => writeSync(log, chunk));
    if (options.show) from.pipe(to, { end: false });
  }
  await isSpawned(child, options.name);
  const pid = child.pid!;
  const release = guardProcess(process.platform === "win32" ? pid : -pid);
  const forget = options.runDir ? noteProcess(options.runDir, options.name, pid) : () => {};
  const exited = awaitExit(child).then((exit) => {
    child.stdout.destroy();
    child.stderr.destroy();
    closeSync(log);
    release();
    forget();
    return exit;
  });
  const stop = async () => {
    await stopTree(pid);
    await exited;
  };
  return { name: options.name, pid, logFile: options.logFile, exited, stop };
}

/** "close" comes after "exit", once the last output has arrived; a grandchild that holds the pipe may delay it. */
function awaitExit(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      const timer = setTimeout(() => resolve({ code, signal }), 500);
      child.once("close", () => {
        clearTimeout(timer);
        resolve({ code, signal });
      });
    });
  });
}

/** What to tell when a service ended that should not have. */
export function describeUnexpectedEnd(service: Service, exit: Exit): string {
  return `${service.name} ended unexpectedly (${describeExit(exit)}). Its last words, from ${service.logFile}:\n${tailLog(service.logFile, 30)}`;
}

interface Note {
  name: string;
  pid: number;
  started: string;
  stop?: StopOptions;
}

/** Notes a process that runs. Returns what removes the note. */
export function noteProcess(runDir: string, name: string, pid: number, stop?: StopOptions): () => void {
  const started = startedAt(pid);
  if (started === null) return () => {};
  mkdirSync(runDir, { recursive: true });
  const file = join(runDir, `${name.replace(/\W+/g, "-")}-${pid}.json`);
  writeFileSync(file, JSON.stringify({ name, pid, started, stop } satisfies Note));
  return () => rmSync(file, { force: true });
}

/** Stops what an earlier run noted and left behind. Returns the names of what was still alive. */
export async function stopLeftovers(runDir: string): Promise<string[]> {
  const notes = listNotes(runDir);
  const alive = notes.filter((note) => startedAt(note.pid) === note.started);
  await Promise.all(alive.map((note) => stopTree(note.pid, note.stop)));
  rmSync(runDir, { recursive: true, force: true });
  return alive.map((note) => note.name);
}

function listNotes(runDir: string): Note[] {
  try {
    return readdirSync(runDir).flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(runDir, name), "utf8")) as Note];
      } catch {
        return []; // cut short while it was written: its process had a guard
      }
    });
  } catch {
    return [];
  }
}
