/** What tests and benchmarks need and a machine lacks is installed where this process may: as root on Debian. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync("/etc/debian_version");

/** Runs a program to its end. Answers the last line of its complaint, or null when it went well. */
export function complaintOf(command: string, args: string[]): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const outcome = spawnSync(command, args, {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 600_000,
  });
  if (outcome.status === 0) return null;
  return outcome.error?.message ?? (outcome.stderr || outcome.stdout || "no word").trim().split("\n").pop() ?? "";
}

/** Answers what it complained of; null when it went well. */
export function installFromDebian(name: string, log: (line: string) => void): string | null {
  const install = ["install", "-y", "-q", "--no-install-recommends", name];
  log("installing with apt-get");
  if (complaintOf("apt-get", install) === null) return null;
  // The list of packages may be missing, as in a fresh container, or old.
  return complaintOf("apt-get", ["update", "-q"]) ?? complaintOf("apt-get", install);
}

/** Makes sure of nginx, which one browser test puts before the server; without it that one is left out. Answers what is there. */
export function ensureNginx(log: (line: string) => void): string {
  const version = () =>
    /nginx\/(\S+)/.exec(spawnSync("nginx", ["-v"], { encoding: "utf8", env: PATHS }).stderr ?? "")?.[1];
  const found = version();
  if (found || !mayInstall()) return found ?? "not installed: its test is left out";
  installFromDebian("nginx-light", log);
  return version() ?? "could not be installed: its test is left out";
}

/** Debian keeps servers where users other than root do not look. */
const PATHS = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin` };
