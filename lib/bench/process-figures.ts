/** CPU time and memory of a process with everything it started, as the system counts them. Linux only. */
import { readFileSync } from "node:fs";
import { findTree } from "../cli/process-table";

/** Clock ticks per second in /proc/<pid>/stat: USER_HZ, which is 100 on every Linux of today. */
const USER_HZ = 100;

/** CPU seconds, user and system, that the process and its living descendants have used so far. */
export function cpuSeconds(pid: number): number {
  return sumOver(pid, (each) => {
    const fields = readFileSync(`/proc/${each}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / USER_HZ;
  });
}

/** Memory in bytes: resident now, and the most that was ever resident. */
export function memory(pid: number): { now: number; peak: number } {
  const read = (field: string) =>
    sumOver(pid, (each) => {
      const line = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${each}/status`, "utf8"));
      return Number(line?.[1] ?? 0) * 1024;
    });
  return { now: read("VmRSS"), peak: read("VmHWM") };
}

function sumOver(pid: number, read: (pid: number) => number): number {
  return findTree(pid).reduce((sum, each) => {
    try {
      return sum + read(each.pid);
    } catch {
      return sum; // it ended while we looked
    }
  }, 0);
}
