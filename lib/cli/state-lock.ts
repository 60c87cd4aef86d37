/** One owner for a folder at a time: a lock file with the owner's process id and start, void once that is gone. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startedAt } from "./process-table";

export interface Owner {
  pid: number;
  started: string;
  /** What it is, for the message to whoever comes second. */
  what: string;
}

/** What takes part in the question whose lock it is. */
function readOwner(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Owner;
  } catch {
    return null;
  }
}

/** The living owner of a lock file, or null. */
export function findOwner(file: string): Owner | null {
  const owner = readOwner(file);
  return owner && startedAt(owner.pid) === owner.started ? owner : null;
}

/**
 * Takes the lock `dir/name` for this process. Returns what gives it back, or the living owner when there is one. A
 * lock whose owner is gone is taken over.
 */
export function takeLock(dir: string, name: string, what: string): { release: () => void } | { owner: Owner } {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, name);
  const mine = `${file}.${process.pid}`;
  const self: Owner = { pid: process.pid, started: startedAt(process.pid) ?? "", what };
  writeFileSync(mine, JSON.stringify(self));
  try {
    for (;;) {
      try {
        linkSync(mine, file); // fails when the lock is there; whole from its first moment
        return { release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const owner = findOwner(file);
      if (owner) return { owner };
      removeStale(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Removes a void lock. Two may try at once: whoever moved a fresh lock away by mistake puts it back. */
function removeStale(file: string): void {
  const aside = `${file}.void-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else was quicker
  }
  try {
    if (findOwner(aside)) linkSync(aside, file);
  } catch {
    // A third one has taken it meanwhile.
  }
  rmSync(aside, { force: true });
}
