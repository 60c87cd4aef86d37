/**
 * The built application: `prisma generate` and `next build`, skipped when nothing that goes into them has changed. The
 * fingerprint stands inside `.next`, which every build empties first: a build that was cut short has none.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { describeExit } from "@/lib/lab/child";
import { readBasePath } from "./base-path.mjs";
import { placeBuild } from "./placed-build.mjs";
import { Refusal } from "./refusal";
import { startService } from "./service";
import { takeLock } from "./state-lock";

const STAMP = ".next/tidemark-build";

/** What goes into a build. lib/cli, lib/bench, lib/lab and lib/field are other programs; tests are none of it. */
const SOURCES = ["app", "components", "lib", "prisma"];
const APART = new Set(["lib/cli", "lib/bench", "lib/lab", "lib/field", "lib/history/generated"]);
const FILES = [
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "prisma.config.ts",
  "package-lock.json",
  "tsconfig.json",
];
const TEST = /\.test\.tsx?$/;

function listSources(root: string, folder: string): string[] {
  if (APART.has(folder)) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listSources(root, place);
    return TEST.test(entry.name) ? [] : [place];
  });
}

/** SHA-256 over names and contents of everything that a build is made from, and over Node's major version. */
export function fingerprint(root: string): string {
  const hash = createHash("sha256").update(`node ${process.versions.node.split(".")[0]}\n`);
  const present = new Set(readdirSync(root));
  const files = [
    ...FILES.filter((file) => present.has(file)),
    ...SOURCES.filter((folder) => present.has(folder)).flatMap((folder) => listSources(root, folder)),
  ].sort();
  for (const file of files) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Whether the build that stands there was made from these sources. */
export function isBuilt(root: string, wanted = fingerprint(root)): boolean {
  try {
    readFileSync(join(root, ".next/BUILD_ID"));
    return readFileSync(join(root, STAMP), "utf8").trim() === wanted;
  } catch {
    return false;
  }
}

export interface BuildOptions {
  root: string;
  logFile: string;
  runDir?: string;
  signal?: AbortSignal;
  note?: (text: string) => void;
}

async function runTool(options: BuildOptions, name: string, args: string[]): Promise<void> {
  const service = await startService({
    name,
    command: process.execPath,
    args,
    cwd: options.root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    logFile: options.logFile,
    runDir: options.runDir,
  });
  const stop = () => void service.stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  if (options.signal?.aborted) stop();
  const exit = await service.exited;
  options.signal?.removeEventListener("abort", stop);
  if (options.signal?.aborted) throw new Refusal(`${name} was broken off.`);
  if (exit.code === 0) return;
  const why = excerpt(readFileSync(options.logFile, "utf8"));
  throw new Refusal(
    `${name} failed (${describeExit(exit)}). All that it said stands in ${options.logFile}; what matters:\n${why}`,
  );
}

/** The lines from the first error on: warnings with long explanations may follow it. */
export function excerpt(output: string, most = 30): string {
  const lines = stripVTControlCharacters(output).trimEnd().split("\n");
  const first = lines.findIndex((line) => /\b(?:error|failed)\b/i.test(line));
  return (first < 0 ? lines.slice(-most) : lines.slice(Math.max(0, first - 2), first + most)).join("\n");
}

/** Runs `prisma generate`, which writes the database client that the sources import. */
export function generateClient(options: BuildOptions): Promise<void> {
  return runTool(options, "prisma generate", [join(options.root, "node_modules/prisma/build/index.js"), "generate"]);
}

/**
 * Brings the build up to date, and places it below TIDEMARK_BASE_PATH: the server may run as a user that may not. Two
 * commands that build at once take turns. Answers whether anything was built.
 * @throws Refusal with the tail of the build's log
 */
export async function buildApplication(options: BuildOptions): Promise<{ built: boolean }> {
  const { root } = options;
  const lock = await awaitBuildLock(options);
  try {
    const built = await buildAnew(options);
    placeBuild(root, readBasePath(process.env));
    return { built };
  } finally {
    lock();
  }
}

/** False where the build is up to date. */
async function buildAnew(options: BuildOptions): Promise<boolean> {
  const { root } = options;
  const wanted = fingerprint(root);
  if (isBuilt(root, wanted)) return false;
  rmSync(options.logFile, { force: true });
  rmSync(join(root, STAMP), { force: true });
  await generateClient(options);
  await runTool(options, "next build", [join(root, "node_modules/next/dist/bin/next"), "build"]);
  // What was edited while it ran is not in it: the fingerprint is the one from before.
  writeFileSync(join(root, STAMP), `${wanted}\n`);
  return true;
}

async function awaitBuildLock({ root, note, signal }: BuildOptions): Promise<() => void> {
  const dir = join(root, ".tidemark");
  mkdirSync(dir, { recursive: true });
  for (;;) {
    const taken = takeLock(dir, "build.lock", "a build");
    if ("release" in taken) return taken.release;
    note?.(`waiting for the build of process ${taken.owner.pid}`);
    await wait(300, undefined, { signal });
  }
}
