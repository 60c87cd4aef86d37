/** The processes of this machine, as far as stopping them in order needs it. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface Process {
  pid: number;
  parent: number;
  group: number;
  /** When it started, as the system words it: tells a process from a later one with the same number. */
  started: string;
}

/** All processes that live; those that have ended and only wait to be collected are left out. Empty on Windows. */
export function listProcesses(): Process[] {
  if (process.platform === "linux") return listFromProc();
  if (process.platform === "win32") return [];
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid=,pgid=,stat=,lstart="], { encoding: "utf8" });
  return (stdout ?? "").split("\n").flatMap((line) => {
    const [, pid, parent, group, state, started] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)/.exec(line) ?? [];
    if (!pid || !started || state?.startsWith("Z")) return [];
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), started }];
  });
}

function listFromProc(): Process[] {
  return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (readProc(Number(name)) ?? []) : []));
}

/** proc(5): the name in parentheses may hold anything; behind it stand state, parent, group, and as 20th the start. */
function readProc(pid: number): Process | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    return { pid, parent: Number(fields[1]), group: Number(fields[2]), started: fields[19] ?? "" };
  } catch {
    return null; // it ended while we looked
  }
}

/** When process `pid` started, or null when it does not live. On Windows "running" stands for any time. */
export function startedAt(pid: number): string | null {
  if (process.platform === "linux") return readProc(pid)?.started ?? null;
  if (process.platform !== "win32") return listProcesses().find((entry) => entry.pid === pid)?.started ?? null;
  try {
    process.kill(pid, 0);
    return "running";
  } catch {
    return null;
  }
}

/** A process, all it started, all those started, and the rest of its group when it leads one. */
export function findTree(pid: number, table: readonly Process[] = listProcesses()): Process[] {
  const found = new Set([pid]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const each of table) if (found.has(each.parent) || each.group === pid) found.add(each.pid);
  }
  return table.filter((each) => found.has(each.pid));
}
