/** A Java runtime for the broker: found, or installed where this program may do that. */
import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const MINIMUM = 17;

export interface Java {
  path: string;
  major: number;
}

/** Major version out of what `java -version` prints: 17 for `version "17.0.15"`, 8 for `"1.8.0_402"`; else null. */
function parseJavaVersion(output: string): number | null {
  const match = /version "(\d+)(?:\.(\d+))?/.exec(output);
  if (!match) return null;
  const major = Number(match[1]);
  return major === 1 ? Number(match[2]) : major;
}

/** Where a `java` may be, best first: JAVA_HOME, then every folder of PATH. */
function javaCandidates(env: NodeJS.ProcessEnv): string[] {
  const name = process.platform === "win32" ? "java.exe" : "java";
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return [...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin", name)] : []), ...folders.map((dir) => join(dir, name))];
}

async function findJava(env: NodeJS.ProcessEnv): Promise<{ java: Java | null; tooOld: string | null }> {
  let tooOld: string | null = null;
  for (const path of new Set(javaCandidates(env).filter((candidate) => existsSync(candidate)))) {
    const output = await promisify(execFile)(path, ["-version"], { timeout: 20_000 }).catch(() => null);
    const major = output && parseJavaVersion(output.stderr + output.stdout);
    if (major && major >= MINIMUM) return { java: { path, major }, tooOld };
    if (major) tooOld ??= `${path} is version ${major}`;
  }
  return { java: null, tooOld };
}

/**
 * Installs a headless JRE with apt-get. Returns what went wrong, or null. `--no-install-recommends` keeps desktop
 * packages out.
 */
function installJava(log: (line: string) => void): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", args, { env, encoding: "utf8" });
  log("installing a Java runtime with apt-get");
  apt("update", "-q");
  let complaint = "";
  for (const name of ["openjdk-17-jre-headless", "openjdk-21-jre-headless", "default-jre-headless"]) {
    const outcome = apt("install", "-y", "-q", "--no-install-recommends", name);
    if (outcome.status === 0) return null;
    complaint ||= outcome.stderr?.trim().split("\n").pop() ?? outcome.error?.message ?? "";
  }
  return complaint || "apt-get failed";
}

/**
 * A Java runtime of version 17 or newer. As root on Debian or Ubuntu a missing one is installed; elsewhere the error
 * says in one sentence what to do.
 */
export async function ensureJava(
  options: { log?: (line: string) => void; env?: NodeJS.ProcessEnv } = {},
): Promise<Java> {
  const env = options.env ?? process.env;
  const { java, tooOld } = await findJava(env);
  if (java) return java;
  const advice = `Install a Java runtime, version ${MINIMUM} or newer, and put it on PATH or set JAVA_HOME`;
  const reason = tooOld ? `${tooOld}, which is too old` : "no java was found in JAVA_HOME or on PATH";
  const mayInstall = process.getuid?.() === 0 && existsSync("/etc/debian_version");
  if (!mayInstall)
    throw new Error(`${advice} (${reason}; on Debian or Ubuntu: apt-get install openjdk-17-jre-headless).`);
  const complaint = installJava(options.log ?? (() => {}));
  const installed = complaint ? null : (await findJava({ ...env, JAVA_HOME: undefined })).java;
  if (!installed) throw new Error(`${advice}: ${reason}, and apt-get could not install one (${complaint}).`);
  return installed;
}
