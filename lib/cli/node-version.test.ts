import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

const file = pathToFileURL(join(import.meta.dirname, "node-version.mjs")).href;

/** Runs the check under this Node, which is told to be another one. */
function checkAs(version: string) {
  const disguise = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", `${disguise} await import("${file}");`], {
    encoding: "utf8",
  });
}

it.each(["18.20.4", "20.8.1"])("ends Node %s with what is needed and where to get it", (version) => {
  const { status, stderr } = checkAs(version);
  expect(status).toBe(1);
  for (const part of ["Node 20.9 or newer", `this is ${version}`, "https://nodejs.org"]) expect(stderr).toContain(part);
});

it.each(["20.9.0", "21.0.0", "26.1.0"])("lets Node %s pass without a word", (version) => {
  expect(checkAs(version)).toMatchObject({ status: 0, stderr: "" });
});
