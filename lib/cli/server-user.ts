/** As whom the dashboard's server runs where the command was started by root. */
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { canReach, findUser, isRoot, readUser, type Owner } from "@/lib/process/unprivileged";
import { Refusal } from "./refusal";

/** Not the user of PostgreSQL: the server knows the database by its connection string alone. */
const PREFERRED = ["nobody"];

export interface ServerUser {
  /** Null: as this process. */
  owner: Owner | null;
  /** Why it stays root, and the way out; null where there is nothing to say. */
  note: string | null;
}

/**
 * Nobody, or the user that TIDEMARK_USER names; root where that one could not read what the server needs, which is said.
 * @param needs folders and files: the project, the configuration, certificates, passwords
 * @throws Refusal when TIDEMARK_USER is no user of this machine
 */
export function chooseServerUser(needs: readonly string[], env: NodeJS.ProcessEnv = process.env): ServerUser {
  const named = env.TIDEMARK_USER;
  if (!isRoot() || named === "root" || named === "0") return { owner: null, note: null };
  const owner = named ? readUser(named) : findUser(PREFERRED);
  if (!owner) {
    throw new Refusal(`TIDEMARK_USER=${named} is no user of this machine. Name one of /etc/passwd, or leave it out.`);
  }
  const closed = needs.find((path) => existsSync(path) && !canRead(path, owner));
  if (!closed) return { owner, note: null };
  const who = named ?? `uid ${owner.uid}`;
  const note = `The server runs as root, because ${who} cannot read ${closed}. Open it to that user, or name another one with TIDEMARK_USER.`;
  return { owner: null, note };
}

/** True when a user may read a file, or list a folder, and reach it. */
export function canRead(path: string, owner: Owner): boolean {
  const { uid, gid, mode } = statSync(path);
  const right = uid === owner.uid ? 0o400 : gid === owner.gid ? 0o040 : 0o004;
  return (mode & right) !== 0 && canReach(dirname(path), owner);
}

/** The files that settings name: every value under a key that ends with `File`, and of secrets that stand in a file. */
export function filesOf(settings: unknown): string[] {
  if (typeof settings !== "object" || settings === null) return [];
  return Object.entries(settings).flatMap(([key, value]) =>
    (key.endsWith("File") || key === "file") && typeof value === "string" ? [value] : filesOf(value),
  );
}
