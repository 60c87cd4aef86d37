/** A Chromium for the browser tests: one that is there, or one that can be had. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { complaintOf, installFromDebian, mayInstall } from "./debian";
import { Refusal } from "./refusal";

export interface Chromium {
  /** Null: the one that Playwright installed for itself. */
  path: string | null;
  version: string;
}

/**
 * `shell`: Chromium without windows of its own, the same pages for half the processor time, which is what tests want.
 * `whole`: what people use, and so what is measured.
 */
type Kind = "shell" | "whole";

/** Where distributions put it. */
export const INSTALLED: Record<Kind, readonly string[]> = {
  shell: ["/usr/bin/chromium-headless-shell"],
  whole: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"],
};
const DEBIAN_PACKAGE: Record<Kind, string> = { shell: "chromium-headless-shell", whole: "chromium" };

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

/**
 * A Chromium that runs: CHROMIUM_PATH; an installed one of this kind; Playwright's own. Where none of these is, it is
 * installed as root on Debian; else one of the other kind serves, or Playwright fetches one.
 * @throws Refusal saying in one sentence what to do
 */
export async function ensureChromium(
  root: string,
  kind: Kind,
  log: (line: string) => void = () => {},
  env: NodeJS.ProcessEnv = process.env,
): Promise<Chromium> {
  const named = env.CHROMIUM_PATH;
  if (named) {
    const version = await readVersion(named);
    if (!version) throw new Refusal(`CHROMIUM_PATH=${named} does not run as a Chromium. Correct it, or leave it out.`);
    return { path: named, version };
  }
  const ready = (await findAt(INSTALLED[kind])) ?? (await findPlaywrights());
  if (ready) return ready;
  const isRoot = process.getuid?.() === 0;
  const complaints: string[] = [];
  if (mayInstall()) {
    const complaint = installFromDebian(DEBIAN_PACKAGE[kind], log);
    complaints.push(`apt-get: ${complaint ?? "what it installed does not run"}`);
  }
  const installed = await findAt([...INSTALLED[kind], ...INSTALLED.shell, ...INSTALLED.whole]);
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
