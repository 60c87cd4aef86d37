import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BUILT_BASE, placeBuild } from "./placed-build.mjs";

let root: string;

const write = (place: string, content: string | Buffer) => {
  mkdirSync(dirname(join(root, place)), { recursive: true });
  writeFileSync(join(root, place), content);
};
const read = (place: string) => readFileSync(join(root, place), "utf8");

const redirects = [
  { source: `${BUILT_BASE}/`, destination: BUILT_BASE },
  { source: "/:path+/", destination: "/:path+" },
];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tidemark-placed-"));
  write(".next/BUILD_ID", "first");
  write(".next/routes-manifest.json", JSON.stringify({ basePath: BUILT_BASE, redirects }));
  write(".next/static/chunks/a.js", `load("${BUILT_BASE}/_next/static/chunks/b.js"); say("Größe")`);
  write(".next/static/media/font.woff2", Buffer.from([0, 0xff, 0xc3, 0x28]));
  write(".next/server/page.js", 'const distDir = ("TURBOPACK compile-time value", ".next") || ""');
  write(".next/cache/old", BUILT_BASE);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("puts the true path where the build names one, and leaves the rest as it is", () => {
  const folder = placeBuild(root, "/ops/tidemark");
  expect(read(`${folder}/static/chunks/a.js`)).toBe(`load("/ops/tidemark/_next/static/chunks/b.js"); say("Größe")`);
  expect(readFileSync(join(root, folder, "static/media/font.woff2"))).toEqual(Buffer.from([0, 0xff, 0xc3, 0x28]));
  expect(read(`${folder}/server/page.js`)).toBe(`const distDir = ("TURBOPACK compile-time value", "${folder}") || ""`);
  expect(existsSync(join(root, folder, "cache"))).toBe(false);
  expect(read(".next/static/chunks/a.js"), "the build itself").toContain(BUILT_BASE);
});

it("names no path where there is none, and does not redirect the first page", () => {
  const folder = placeBuild(root, "");
  expect(read(`${folder}/static/chunks/a.js`)).toContain(`load("/_next/static/chunks/b.js")`);
  expect(JSON.parse(read(`${folder}/routes-manifest.json`))).toEqual({ basePath: "", redirects: [redirects[1]] });
});

it("has a folder for each path, made once for each build", () => {
  const [one, other] = [placeBuild(root, "/a/b"), placeBuild(root, "/a-b")];
  expect(one).not.toBe(other);
  write(`${one}/kept`, "");
  placeBuild(root, "/a/b");
  expect(existsSync(join(root, one, "kept"))).toBe(true);
  write(".next/BUILD_ID", "second");
  placeBuild(root, "/a/b");
  expect(existsSync(join(root, one, "kept"))).toBe(false);
  expect(read(`${one}/BUILD_ID`)).toBe("second");
  expect(readdirSync(root).sort(), "no drafts").toEqual([".next", one, other].sort());
});

it("says so where nothing was built", () => {
  rmSync(join(root, ".next/BUILD_ID"));
  expect(() => placeBuild(root, "")).toThrow("Nothing is built");
});
