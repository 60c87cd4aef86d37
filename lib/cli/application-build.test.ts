import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildApplication, excerpt, fingerprint, isBuilt } from "./application-build";
import { takeLock } from "./state-lock";

let root: string;
const write = (place: string, text: string) => {
  mkdirSync(dirname(join(root, place)), { recursive: true });
  writeFileSync(join(root, place), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tidemark-build-"));
  write("app/page.tsx", "export default () => null;");
  write("lib/core/numbers/lag.ts", "export const lag = 1;");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("the fingerprint", () => {
  it.each([
    ["a source", "app/page.tsx"],
    ["the locked packages", "package-lock.json"],
    ["a new file", "components/ui/button.tsx"],
    ["a migration", "prisma/migrations/1/migration.sql"],
    ["Next's settings", "next.config.js"],
  ])("changes with %s", (_name, place) => {
    const before = fingerprint(root);
    write(place, "changed");
    expect(fingerprint(root)).not.toBe(before);
  });

  it.each([
    ["a test", "lib/core/numbers/lag.test.ts"],
    ["a command", "lib/cli/demo.ts"],
    ["the lab", "lib/lab/lab.ts"],
    ["what the build itself writes", "lib/history/generated/client.ts"],
    ["the words about it", "README.md"],
  ])("stays with %s", (_name, place) => {
    const before = fingerprint(root);
    write(place, "changed");
    expect(fingerprint(root)).toBe(before);
  });

  it("changes when a file moves, or text moves from one file to the next", () => {
    write("app/a.ts", "12");
    write("app/b.ts", "3");
    const before = fingerprint(root);
    write("app/a.ts", "1");
    write("app/b.ts", "23");
    const moved = fingerprint(root);
    expect(moved).not.toBe(before);
    rmSync(join(root, "app/b.ts"));
    write("app/c.ts", "23");
    expect(fingerprint(root)).not.toBe(moved);
  });
});

describe("whether it is built", () => {
  it("needs a whole build of these very sources", () => {
    expect(isBuilt(root)).toBe(false);
    write(".next/tidemark-build", `${fingerprint(root)}\n`);
    expect(isBuilt(root)).toBe(false);
    write(".next/BUILD_ID", "abc");
    expect(isBuilt(root)).toBe(true);
    write("app/page.tsx", "export default () => 1;");
    expect(isBuilt(root)).toBe(false);
  });

  it("a build that is up to date runs nothing", async () => {
    write(".next/tidemark-build", fingerprint(root));
    write(".next/BUILD_ID", "abc");
    expect(await buildApplication({ root, logFile: join(root, "build.log") })).toEqual({ built: false });
  });
});

it("a failed build says why, and is not taken for one that is done", async () => {
  const program = "node_modules/prisma/build/index.js";
  write(program, 'console.error("the schema is wrong"); process.exit(1);');
  await expect(buildApplication({ root, logFile: join(root, "build.log") })).rejects.toThrow(
    /prisma generate failed \(exit code 1\).*build\.log.*the schema is wrong/s,
  );
  expect(isBuilt(root)).toBe(false);
});

it("waits while another process builds, and says so", async () => {
  const taken = takeLock(join(root, ".tidemark"), "build.lock", "a build");
  if (!("release" in taken)) throw new Error("refused");
  write(".next/tidemark-build", fingerprint(root));
  write(".next/BUILD_ID", "abc");
  const notes: string[] = [];
  const building = buildApplication({ root, logFile: join(root, "build.log"), note: (text) => notes.push(text) });
  await expect.poll(() => notes[0]).toContain(`${process.pid}`);
  taken.release();
  expect(await building).toEqual({ built: false });
});

it("tells a build's error, and not the many words that may follow it", () => {
  const output = [
    "compiled",
    "checking types",
    "app/page.tsx(1,7): \x1b[31merror\x1b[0m TS2322",
    ...Array(60).fill("a warning"),
  ];
  const shown = excerpt(output.join("\n"));
  expect(shown).toContain("app/page.tsx(1,7): error TS2322");
  expect(shown.split("\n").length).toBeLessThan(40);
  expect(excerpt("nothing\nat all")).toBe("nothing\nat all");
});
