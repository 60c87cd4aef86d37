/** A load that goes on: records on every partition and a commit of every group in every round, from a process of its own. */
import { fileURLToPath } from "node:url";
import { startChild, stopChild, tailLog } from "./child";
import type { LoadSize } from "./load-plan";

export interface LoadOptions {
  bootstrap: string;
  size: LoadSize;
  /** Every group commits once in so many ms, and every partition gets records. */
  roundMs: number;
  logFile: string;
}

/** What the process tells of itself. */
export type LoadMessage = { ready: true } | { commits: number; records: number; lateMs: number };

export interface Load {
  pid: number;
  /** The newest count of what was done, and by how much it was behind its own time. */
  done(): { commits: number; records: number; lateMs: number };
  stop(): Promise<void>;
}

/** Starts it; returns when the first round begins. The topics and groups must be there: see `seedLoad`. */
export async function startLoad(options: LoadOptions): Promise<Load> {
  const script = fileURLToPath(new URL("load-worker.ts", import.meta.url));
  const { bootstrap, size, roundMs, logFile } = options;
  const child = await startChild({
    name: "the load",
    command: process.execPath,
    args: ["--import", "tsx", script, JSON.stringify({ bootstrap, size, roundMs })],
    logFile,
    messages: true,
  });
  let done = { commits: 0, records: 0, lateMs: 0 };
  const ready = new Promise<void>((resolve) => {
    child.process.on("message", (message: LoadMessage) => {
      if ("ready" in message) resolve();
      else done = message;
    });
  });
  const ended = child.exited.then(() => {
    throw new Error(`The load ended at its start:\n${tailLog(logFile)}`);
  });
  ended.catch(() => {});
  await Promise.race([ready, ended]);
  return { pid: child.pid, done: () => done, stop: async () => void (await stopChild(child, 5_000)) };
}
