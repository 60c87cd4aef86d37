/**
 * A build is made once and served below any path. Next writes the path into scripts, pages and lists of routes when it
 * builds; it is given a name that stands for the path (next.config.js), and here a second folder is made of the build in
 * which the true path stands instead. Both share the files that do not name it.
 */
import fs from "node:fs";
import path from "node:path";
import { BUILT_BASE } from "../../next.config.js";

export { BUILT_BASE };

const BUILD = ".next";
const STAMP = "placed";

/** Pages and routes carry the name of the folder whose lists they read, as the compiler writes it where it is known. */
const sayFolder = (name) => `("TURBOPACK compile-time value", "${name}")`;

/** What Next or the compiler keeps for the next build. */
const APART = new Set(["cache", "dev", "diagnostics", "types", "trace", "trace-build", "turbopack"]);

/** Beside the build, as deep as the build: scripts find packages and each other by relative paths. @param {string} base */
const placedFolder = (base) => `${BUILD}+${base.slice(1).replaceAll("/", "+")}`;

/**
 * Makes the folder where it is not there or was made of another build.
 * @param {string} root folder with the build
 * @param {string} base path without a slash at the end; the empty text for none
 * @returns {string} its name, for Next's `distDir`
 * @throws Error where nothing was built, or the folder cannot be written
 */
export function placeBuild(root, base) {
  const name = placedFolder(base);
  const from = path.join(root, BUILD);
  const to = path.join(root, name);
  if (!fs.existsSync(path.join(from, "BUILD_ID"))) throw new Error("Nothing is built: run npx next build first.");
  const stamp = fs.readFileSync(path.join(from, "BUILD_ID"), "utf8");
  if (readStamp(to) === stamp) return name;
  // Another process may do the same: what is seen under the name is always whole.
  const draft = fs.mkdtempSync(`${to}.`);
  fs.chmodSync(draft, fs.statSync(from).mode);
  placeFolder(
    from,
    draft,
    [
      [BUILT_BASE, base],
      [sayFolder(BUILD), sayFolder(name)],
    ],
    APART,
  );
  fs.writeFileSync(path.join(draft, STAMP), stamp);
  replaceFolder(draft, to, stamp);
  return name;
}

/** @param {string} folder */
function readStamp(folder) {
  try {
    return fs.readFileSync(path.join(folder, STAMP), "utf8");
  } catch {
    return null;
  }
}

/** @typedef {[built: string, placed: string][]} Words */

/** @param {string} from @param {string} to @param {Words} words @param {Set<string>} [apart] */
function placeFolder(from, to, words, apart = new Set()) {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    if (apart.has(entry.name)) continue;
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) {
      fs.mkdirSync(target);
      placeFolder(source, target, words);
    } else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target);
    else placeFile(source, target, words);
  }
}

/** @param {string} source @param {string} target @param {Words} words */
function placeFile(source, target, words) {
  const content = source.endsWith(".map") ? null : fs.readFileSync(source);
  if (!content || !words.some(([built]) => content.includes(built))) return fs.linkSync(source, target);
  const placed = words.reduce((text, [built, word]) => text.replaceAll(built, word), content.toString("latin1"));
  fs.writeFileSync(target, path.basename(source) === "routes-manifest.json" ? keepFirstPage(placed) : placed, "latin1");
}

/**
 * Next redirects the path with a slash to the path without; where there is no path, that is the first page to nowhere.
 * @param {string} manifest
 */
function keepFirstPage(manifest) {
  const { redirects, ...rest } = JSON.parse(manifest);
  return JSON.stringify({ ...rest, redirects: redirects.filter(({ destination }) => destination !== "") });
}

/** @param {string} draft @param {string} to @param {string} stamp */
function replaceFolder(draft, to, stamp) {
  try {
    if (readStamp(to) !== stamp) fs.rmSync(to, { recursive: true, force: true });
    fs.renameSync(draft, to);
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (readStamp(to) !== stamp) throw error;
  }
}
