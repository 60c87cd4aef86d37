/**
 * As whom children of a command run. A command that was started by root gives its servers to users that own nothing: what
 * gets hold of one of them has no right beyond its files.
 */
import fs from "node:fs";
import path from "node:path";

export interface Owner {
  uid: number;
  gid: number;
}

/** The number is nobody's almost everywhere. */
const NOBODY: Owner = { uid: 65534, gid: 65534 };

/** True when this process may become somebody else, and should. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** The first of these users that this machine has, best first; nobody's number when it has none. */
export function findUser(names: readonly string[]): Owner {
  for (const name of names) {
    const user = readUser(name);
    if (user) return user;
  }
  return NOBODY;
}

/** A user by name or number, from /etc/passwd (passwd(5)); null when there is none. */
export function readUser(nameOrId: string): Owner | null {
  const lines = fs.existsSync("/etc/passwd") ? fs.readFileSync("/etc/passwd", "utf8").split("\n") : [];
  for (const line of lines) {
    const [name, , uid, gid] = line.split(":");
    if (uid && gid && (name === nameOrId || uid === nameOrId)) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** True when a user may pass through every folder down to this one, by owner, group or other's right. */
export function canReach(folder: string, { uid, gid }: Owner): boolean {
  for (let here = path.resolve(folder); ; here = path.dirname(here)) {
    const stat = fs.statSync(here);
    const right = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & right) === 0) return false;
    if (here === path.dirname(here)) return true;
  }
}

/** Folders that this program has just made may be passed through (not listed) by others, whatever the umask is. */
export function openWay(first: string, last: string): void {
  for (let folder = last; folder.length >= first.length; folder = path.dirname(folder)) fs.chmodSync(folder, 0o711);
}

/** Gives a folder with all that is in it to a user; symbolic links are given, not followed. */
export function giveTree(folder: string, owner: Owner): void {
  fs.lchownSync(folder, owner.uid, owner.gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    fs.lchownSync(path.join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
}
