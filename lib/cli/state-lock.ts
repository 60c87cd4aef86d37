/** One owner for a folder at a time: a lock file with the owner's process id and start, void once that is gone. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startedAt } from "./process-table";

export interface Owner {
  pid: number;
  started: string;
  /** What it is, for the message to whoever comes second. */
  what: string;
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** The owner that a lock's text names, if it lives. */
function livingIn(text: string): Owner | null {
  try {
    const owner = JSON.parse(text) as Owner;
    return startedAt(owner.pid) === owner.started ? owner : null;
  } catch {
    return null; // cut short while it was written
  }
}

/** The living owner of a lock file, or null. */
export function findOwner(file: string): Owner | null {
  const text = readText(file);
  return text === null ? null : livingIn(text);
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
      removeStale(file, mine);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/**
 * Removes a void lock, one process at a time: between the look at it and its removal nobody else may have removed it and taken
 * it anew. `mine` says who holds this second lock; one that was left by a process that died in these lines is void, too.
 */
function removeStale(file: string, mine: string): void {
  const guard = `${file}.takeover`;
  try {
    linkSync(mine, guard);
  } catch {
    if (!findOwner(guard)) rmSync(guard, { force: true });
    return; // the next look at the lock decides
  }
  try {
    const found = readText(file);
    // A lock that is gone has been given back: the next one to link may be there at any moment.
    if (found !== null && !livingIn(found)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}
