/** Who runs on a state folder: one Tidemark and one postgres at a time, and what a crash left of either. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { WAY_OUT, type Place } from "./embedded-place";

/**
 * Tells one process from a later one with the same id: the moment it started, as the system words it.
 * Null when there is no such process.
 */
export function processIdentity(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      // proc(5): the name in parentheses may hold anything; state is field 3, the start time field 22.
      const fields = fs
        .readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  if (process.platform !== "win32") return processField(pid, "lstart");
  try {
    process.kill(pid, 0);
    return "running";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? "running" : null;
  }
}

function processField(pid: number, field: string): string | null {
  return spawnSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() || null;
}

function commandLine(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return processField(pid, "command") ?? "";
  }
}

/**
 * Takes the state folder for this process, or throws when another living process has it. A crashed owner's claim is
 * void. Returns what gives it back.
 */
export function claimFolder(state: string): () => void {
  const file = path.join(state, "owner.json");
  for (;;) {
    if (tryClaim(file)) return () => fs.rmSync(file, { force: true });
    const owner = readOwner(file);
    if (owner?.started && processIdentity(owner.pid) === owner.started) {
      throw new Error(
        `The database folder ${state} is in use by process ${owner.pid}. Stop that Tidemark first, or give this one a folder of its own.`,
      );
    }
    if (owner) voidClaim(file, owner);
  }
}

interface FolderOwner {
  pid: number;
  started: string | null;
}

/** A claim appears whole or not at all, and only where there is none: a link to a file written before. */
function tryClaim(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, started: processIdentity(process.pid) }));
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    throw new Error(
      `The database folder ${path.dirname(file)} cannot be written (${code}): start Tidemark as the user who made it, or name another folder. ${WAY_OUT}`,
    );
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Takes a dead owner's claim away, unless another starter was faster and the claim is already a new one. */
function voidClaim(file: string, dead: FolderOwner): void {
  const aside = `${file}.void.${process.pid}`;
  try {
    fs.renameSync(file, aside);
    const taken = readOwner(aside);
    if (taken && (taken.pid !== dead.pid || taken.started !== dead.started)) fs.linkSync(aside, file);
  } catch {
    // Gone, or claimed anew: the next look at it decides.
  }
  fs.rmSync(aside, { force: true });
}

/** Null when the claim has just been given back. One that cannot be read was written by no Tidemark: it is void. */
function readOwner(file: string): FolderOwner | null {
  try {
    const text = fs.readFileSync(file, "utf8");
    try {
      return JSON.parse(text) as FolderOwner;
    } catch {
      return { pid: 0, started: "never" };
    }
  } catch {
    return null;
  }
}

/**
 * Looks at postmaster.pid: "none" (not there, or left by a process that is gone, and then removed) or "running",
 * a postgres that outlived the process that started it.
 */
export function findLeftServer(place: Place): "none" | "running" {
  const file = path.join(place.data, "postmaster.pid");
  if (!fs.existsSync(file)) return "none";
  const pid = Number(fs.readFileSync(file, "utf8").split("\n")[0]);
  // Process ids are used again, after a reboot above all: only a process that names this folder counts.
  if (pid > 0 && processIdentity(pid) !== null && isPostgresOf(place, pid)) return "running";
  fs.rmSync(file, { force: true });
  return "none";
}

function isPostgresOf(place: Place, pid: number): boolean {
  if (process.platform === "win32") return true; // its command line cannot be read without help: ask pg_ctl
  return commandLine(pid).includes(place.data);
}
