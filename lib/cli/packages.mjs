/**
 * Makes sure that node_modules is what package-lock.json says, on nothing but Node and npm. npm keeps a list of what
 * it installed in node_modules/.package-lock.json, written last: a folder without it, or with another list, or with
 * packages missing from it, is installed anew.
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A failure told in full by its message. */
class Refusal extends Error {
  name = "Refusal";
}

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
};

/**
 * Why the packages must be installed, as words for the progress line; null when all stand there.
 * @param {string} root folder with package.json
 * @returns {string | null}
 */
export function whyInstall(root) {
  const wanted = readJson(path.join(root, "package-lock.json"))?.packages;
  if (!wanted) throw new Refusal(`${path.join(root, "package-lock.json")} is missing or damaged: restore it with git.`);
  if (!fs.existsSync(path.join(root, "node_modules"))) return "first start";
  const installed = readJson(path.join(root, "node_modules/.package-lock.json"))?.packages;
  if (!installed) return "node_modules is incomplete";
  for (const [place, { version, integrity, optional, devOptional }] of Object.entries(wanted)) {
    if (place === "") continue;
    const found = installed[place];
    // Which optional packages belong here depends on the platform; npm has decided that.
    if (!found && (optional || devOptional)) continue;
    if (!found || found.version !== version || (found.integrity && integrity && found.integrity !== integrity)) {
      return "package-lock.json changed";
    }
    if (!fs.existsSync(path.join(root, place, "package.json"))) return `${place} is missing`;
  }
  return null;
}

/** How to call npm: the one that runs this script, else the one on PATH. */
export function npmCommand(env = process.env) {
  const own = env.npm_execpath;
  if (own && /^npm(-cli)?\.[cm]?js$/.test(path.basename(own)) && fs.existsSync(own)) {
    return { command: process.execPath, first: [own], shell: false };
  }
  return { command: "npm", first: [], shell: process.platform === "win32" };
}

const ARGUMENTS = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--include=dev", "--include=optional"];

/** Runs npm ci; resolves with its exit code, or a sentence when it could not be run. */
function runNpm(root, log) {
  const { command, first, shell } = npmCommand();
  return new Promise((resolve) => {
    const child = spawn(command, [...first, ...ARGUMENTS], { cwd: root, shell, stdio: ["ignore", log, log] });
    const stop = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
    const done = (outcome) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(signal, stop);
      resolve(outcome);
    };
    child.once("error", (error) => done(`npm could not be run (${error.message}): it comes with Node.`));
    child.once("exit", (code, signal) => done(signal ?? code));
  });
}

/** Shows that something goes on: in a terminal every second, in a log every 20 s. Returns what ends it. */
function showWaiting(title) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stderr.isTTY;
  process.stderr.write(live ? `… ${title}` : `… ${title}\n`);
  const timer = setInterval(
    () => process.stderr.write(live ? `\r… ${title} ${seconds()} s` : `… ${title} ${seconds()} s\n`),
    live ? 1000 : 20_000,
  );
  return (ended) => {
    clearInterval(timer);
    process.stderr.write(`${live ? "\r\x1b[2K" : ""}${ended} (${seconds()} s)\n`);
  };
}

/**
 * Installs what package-lock.json says unless it stands there already. Output goes to `logFile`, and to the screen
 * when it fails.
 * @param {{ root: string, logFile: string }} options
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensurePackages({ root, logFile }) {
  const reason = whyInstall(root);
  if (reason === null) return false;
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, "w");
  const end = showWaiting(`installing packages: ${reason}`);
  const outcome = await runNpm(root, log);
  fs.closeSync(log);
  if (outcome === 0) {
    end("✓ packages installed");
    return true;
  }
  end("✗ packages");
  if (outcome === "SIGINT" || outcome === "SIGTERM" || outcome === "SIGHUP") process.exit(130);
  const said = typeof outcome === "string" ? outcome : `npm ci ended with exit code ${outcome}.`;
  const tail = fs.readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-30).join("\n");
  throw new Refusal(`${tail}\n\nThe packages could not be installed: ${said} Its output stands in ${logFile}.`);
}
