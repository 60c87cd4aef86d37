/** Programs of Debian's packages, unpacked into the cache folder and run from there: nothing of the machine is changed. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const FETCH_MS = 300_000;

/**
 * Answers the folder with the package's files; null where this machine has no packages of Debian.
 * @throws Error of apt or dpkg where it has, and the package cannot be had
 */
export async function unpackDebian(name: string, cacheDir: string): Promise<string | null> {
  if (!existsSync("/etc/debian_version")) return null;
  const dir = join(cacheDir, `debian-${name}`);
  if (existsSync(dir)) return dir;
  const draft = `${dir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const fetch = () => run("apt-get", ["download", "-q", name], { cwd: draft, timeout: FETCH_MS });
  // The list of packages may be missing or old.
  await fetch().catch(async () => {
    await run("apt-get", ["update", "-q"], { timeout: FETCH_MS });
    await fetch();
  });
  const file = readdirSync(draft).find((entry) => entry.endsWith(".deb"));
  if (!file) throw new Error(`apt-get downloaded nothing for ${name}.`);
  await run("dpkg", ["-x", join(draft, file), draft]);
  rmSync(join(draft, file));
  renameSync(draft, dir);
  return dir;
}
