/** Schemathesis, the checker of HTTP interfaces: had from the Python package index in pinned versions, and run. */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const CONFIG = fileURLToPath(new URL("schemathesis.toml", import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL("schemathesis-requirements.txt", import.meta.url));
const run = promisify(execFile);

/** Installs it into the cache folder where it is missing; answers the program's path. Needs `python3` with `venv`. */
export async function ensureSchemathesis(cacheDir: string): Promise<string> {
  const digest = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 12);
  const dir = join(cacheDir, `schemathesis-${digest}`);
  const done = join(dir, "installed");
  if (!existsSync(done)) {
    rmSync(dir, { recursive: true, force: true });
    await run("python3", ["-m", "venv", dir]);
    await run(join(dir, "bin", "pip"), ["install", "--quiet", "--no-deps", "--requirement", REQUIREMENTS]);
    writeFileSync(done, "");
  }
  return join(dir, "bin", "schemathesis");
}

export interface SchemathesisOptions {
  /** Address of the server. */
  url: string;
  /** Where its report goes. */
  dir: string;
  /** Test cases per operation and phase. */
  examples: number;
}

export interface SchemathesisResult {
  ok: boolean;
  /** Requests that were made and checked. */
  requests: number;
  /** Its own report, for a person. */
  output: string;
}

/** All checks on the server's OpenAPI document, streams aside. Rejects when the program cannot be run. */
export async function runSchemathesis(
  program: string,
  { url, dir, examples }: SchemathesisOptions,
): Promise<SchemathesisResult> {
  mkdirSync(dir, { recursive: true });
  const args = [`${url}/api/v1/openapi.json`, "--checks", "all", "--max-examples", String(examples)];
  // Streams never end, and the checks are on whole answers.
  args.push("--exclude-path", "/api/v1/stream");
  args.push("--seed", "1", "--workers", "2", "--request-timeout", "20", "--continue-on-failure", "--no-color");
  args.push("--suppress-health-check", "all", "--generation-database", "none");
  args.push("--report", "json", "--report-dir", dir);
  const options = { cwd: dir, maxBuffer: 256 * 1024 * 1024, timeout: 15 * 60_000 };
  return run(program, ["--config-file", CONFIG, "run", ...args], options).then(
    ({ stdout }) => ({ ok: true, requests: requestsIn(dir), output: stdout }),
    (error: { code?: number; stdout?: string; stderr?: string }) => {
      // It ends with 1 when a check failed; anything else is a failure to run.
      if (error.code !== 1) throw new Error(`schemathesis: ${error.stderr || error.stdout || String(error)}`);
      return { ok: false, requests: requestsIn(dir), output: error.stdout ?? "" };
    },
  );
}

/** The part of its report in JSON that is read here. */
const reported = (text: string) => JSON.parse(text) as { test_cases: { generated: number } };

function requestsIn(dir: string): number {
  const name = readdirSync(dir).find((file) => /^json-.*\.json$/.test(file));
  return name === undefined ? 0 : reported(readFileSync(join(dir, name), "utf8")).test_cases.generated;
}
