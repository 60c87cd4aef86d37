/** Stopping a process with everything it started: asked first, killed when it does not listen. */
import { spawnSync } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { findTree, listProcesses, startedAt, type Process } from "./process-table";

export interface StopOptions {
  /** What the process is asked with; default SIGTERM. */
  signal?: NodeJS.Signals;
  /** Time to leave in, in ms, before it is killed. */
  graceMs?: number;
  /** Whether the asking signal goes to everything in the tree, or to the first process alone. */
  ask?: "all" | "first";
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already, which is what we want.
  }
}

const lives = ({ pid, started }: Process) => startedAt(pid) === started;

async function awaitEnd(processes: readonly Process[], limitMs: number): Promise<Process[]> {
  const deadline = Date.now() + limitMs;
  let left = processes.filter(lives);
  while (left.length > 0 && Date.now() < deadline) {
    await wait(25);
    left = left.filter(lives);
  }
  return left;
}

async function stopAll(victims: readonly Process[], options: StopOptions, first?: number): Promise<void> {
  const asked = options.ask === "first" ? victims.filter(({ pid }) => pid === first) : victims;
  for (const { pid } of asked) send(pid, options.signal ?? "SIGTERM");
  // What a victim starts while it leaves (a shell's last command) is not in the list; its group or parent tells it.
  const late = (await awaitEnd(victims, options.graceMs ?? 10_000)).flatMap(({ pid }) => findTree(pid));
  for (const { pid } of late) send(pid, "SIGKILL");
  await awaitEnd(late, 2_000);
}

/** Stops `pid` with its tree. Returns when all are gone, or cannot even be killed. */
export async function stopTree(pid: number, options: StopOptions = {}): Promise<void> {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  const victims = findTree(pid);
  await stopAll(victims, options, pid);
  const left = findTree(pid);
  if (left.length > 0) await stopAll(left, { signal: "SIGKILL", graceMs: 2_000 });
}

/** Stops whatever this process has started and is still there. */
export async function stopDescendants(graceMs: number): Promise<void> {
  const table = listProcesses();
  const own = new Set([process.pid]);
  for (let size = 0; size !== own.size;) {
    size = own.size;
    for (const each of table) if (own.has(each.parent)) own.add(each.pid);
  }
  own.delete(process.pid);
  await stopAll(
    table.filter(({ pid }) => own.has(pid)),
    { graceMs },
  );
}
