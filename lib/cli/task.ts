/** A tool run to its end as a step of a command, its output kept and limited in time. */
import { rmSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startService } from "./service";

export interface Task {
  name: string;
  /** Arguments for Node, one list for each program; the first that fails ends the task. */
  steps: string[][];
  /** Added to this process's environment. */
  env?: Record<string, string>;
  /** In ms; a task that takes longer is stopped and has failed. Default 10 min. */
  limitMs?: number;
  /** Shows the output as it comes. */
  show?: boolean;
}

export interface TaskResult {
  name: string;
  ok: boolean;
  /** What it printed. */
  output: string;
  /** How it ended, when it did not end well. */
  reason: string;
  tookMs: number;
}

/** Runs a task. Never rejects: a program that cannot be started has failed. */
export async function runTask(
  task: Task,
  places: { root: string; logs: string },
  signal?: AbortSignal,
): Promise<TaskResult> {
  const started = Date.now();
  const file = join(places.logs, `${task.name}.log`);
  rmSync(file, { force: true });
  let reason = "";
  for (const args of task.steps) {
    reason = await runProgram(task, args, places.root, file, signal).catch((error: Error) => error.message);
    if (reason) break;
  }
  const tookMs = Date.now() - started;
  return { name: task.name, ok: reason === "", output: readOutput(file), reason, tookMs };
}

function readOutput(file: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd();
  } catch {
    return "";
  }
}

/** Runs one program of a task. Answers why it failed, or "". */
async function runProgram(
  task: Task,
  args: string[],
  cwd: string,
  logFile: string,
  signal?: AbortSignal,
): Promise<string> {
  if (signal?.aborted) return "broken off";
  const service = await startService({
    name: task.name,
    command: process.execPath,
    args,
    cwd,
    env: { ...process.env, ...task.env },
    logFile,
    show: task.show,
  });
  const limitMs = task.limitMs ?? 600_000;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void service.stop();
  }, limitMs);
  const breakOff = () => void service.stop();
  signal?.addEventListener("abort", breakOff, { once: true });
  const exit = await service.exited;
  clearTimeout(timer);
  signal?.removeEventListener("abort", breakOff);
  // A runner that ended must not leave anything behind that disturbs the next one.
  await service.stop();
  if (signal?.aborted) return "broken off";
  if (late) return `not done after ${Math.round(limitMs / 1000)} s, stopped`;
  return exit.code === 0 ? "" : exit.signal ? `ended by ${exit.signal}` : `exit code ${exit.code}`;
}
