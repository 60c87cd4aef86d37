import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { restoreSymlinks } from "./embedded-place";

it("links that another process makes at the same time are taken as they are", () => {
  const home = mkdtempSync(join(tmpdir(), "tidemark-links-"));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  for (const folder of ["native/lib", "native/bin"]) mkdirSync(join(home, folder), { recursive: true });
  const links = ["1", "2"].map((number) => ({ source: "native/lib/a.so", target: `native/lib/a.so.${number}` }));
  writeFileSync(join(home, "native/pg-symlinks.json"), JSON.stringify(links));
  // Not there for who looks, and there for who makes it: as when it is made between the two.
  symlinkSync("a.so", join(home, "native/lib/a.so.1"));
  restoreSymlinks(join(home, "native"));
  expect(readlinkSync(join(home, "native/lib/a.so.2"))).toBe("a.so");
});
