/** A Chromium for the browser tests: one that is there, or one that can be had. */
import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Refusal } from "./refusal";

export interface Chromium {
  /** Null: the one that Playwright installed for itself. */
  path: string | null;
  version: string;
}

/** Chromium without the windows of its own: the same pages for half the processor time, and what Playwright fetches. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";
const CHROMIUM = "/usr/bin/chromium";
const OTHERS = ["/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];

/** Its version when it runs. Ubuntu's `chromium-browser` may be a stub that only names another installer. */
async function readVersion(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  const said = await promisify(execFile)(path, ["--version"], { timeout: 30_000 }).catch(() => null);
  return /\b(?:Chromium|Chrome)\b.*?(\d+[\d.]*)/.exec(said?.stdout ?? "")?.[1] ?? null;
}

async function findAt(paths: readonly string[]): Promise<Chromium | null> {
  for (const path of paths) {
    const version = await readVersion(path);
    if (version) return { path, version };
  }
  return null;
}

async function findPlaywrights(): Promise<Chromium | null> {
  const { chromium } = await import("@playwright/test");
  const version = await readVersion(chromium.executablePath());
  return version ? { path: null, version } : null;
}

/** Runs a program to its end. Answers the last line of its complaint, or null when it went well. */
function complaintOf(command: string, args: string[]): string | null {
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

/** Answers the last complaint; null when there is nothing to complain of. */
function installFromDebian(log: (line: string) => void): string | null {
  log("installing with apt-get");
  const install = (name: string) => complaintOf("apt-get", ["install", "-y", "-q", "--no-install-recommends", name]);
  if (install("chromium-headless-shell") === null) return null;
  // The list of packages may be missing, as in a fresh container, or old; and old releases have no shell.
  const complaint = complaintOf("apt-get", ["update", "-q"]);
  if (complaint !== null || install("chromium-headless-shell") === null) return complaint;
  return existsSync(CHROMIUM) ? null : install("chromium");
}

/**
 * A Chromium that runs: CHROMIUM_PATH; the headless shell; Playwright's own. Where none of these is, the shell is
 * installed as root on Debian; else another one that is there serves, or Playwright fetches one.
 * @throws Refusal saying in one sentence what to do
 */
export async function ensureChromium(
  root: string,
  log: (line: string) => void = () => {},
  env: NodeJS.ProcessEnv = process.env,
): Promise<Chromium> {
  const named = env.CHROMIUM_PATH;
  if (named) {
    const version = await readVersion(named);
    if (!version) throw new Refusal(`CHROMIUM_PATH=${named} does not run as a Chromium. Correct it, or leave it out.`);
    return { path: named, version };
  }
  const ready = (await findAt([HEADLESS_SHELL])) ?? (await findPlaywrights());
  if (ready) return ready;
  const isRoot = process.getuid?.() === 0;
  const complaints: string[] = [];
  if (isRoot && existsSync("/etc/debian_version")) {
    const complaint = installFromDebian(log);
    if (complaint) complaints.push(`apt-get: ${complaint}`);
  }
  const installed = await findAt([HEADLESS_SHELL, CHROMIUM, ...OTHERS]);
  if (installed) return installed;
  log("fetching with Playwright");
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const complaint = complaintOf(process.execPath, [cli, "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]);
  const fetched = await findPlaywrights();
  if (fetched) return fetched;
  complaints.push(`playwright install: ${complaint ?? "what it fetched does not run"}`);
  throw new Refusal(
    `Install Chromium and name it in CHROMIUM_PATH, on Debian or Ubuntu with: sudo apt-get install chromium (${complaints.join("; ")}).`,
  );
}
