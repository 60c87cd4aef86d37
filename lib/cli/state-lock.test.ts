import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startedAt } from "./process-table";
import { findOwner, takeLock } from "./state-lock";

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "tidemark-lock-"))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (pid: number, started: string | null) =>
  writeFileSync(join(dir, "lock"), JSON.stringify({ pid, started, what: "A demo" }));

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid!;
}

it("gives the lock to the first and names it to the second, until it is given back", () => {
  const first = takeLock(dir, "lock", "A demo");
  expect(takeLock(dir, "lock", "A demo")).toMatchObject({ owner: { pid: process.pid, what: "A demo" } });
  if (!("release" in first)) throw new Error("refused");
  first.release();
  expect(findOwner(join(dir, "lock"))).toBeNull();
  expect(takeLock(dir, "lock", "A demo")).toHaveProperty("release");
});

it("makes the folder, and leaves nothing but the lock in it", () => {
  const inner = join(dir, "state", "inner");
  takeLock(inner, "lock", "A demo");
  expect(readdirSync(inner)).toEqual(["lock"]);
});

it("respects another living process", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(other, "spawn");
  write(other.pid!, startedAt(other.pid!));
  expect(takeLock(dir, "lock", "A demo")).toMatchObject({ owner: { pid: other.pid } });
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(takeLock(dir, "lock", "A demo")).toHaveProperty("release");
});

it("takes over from a process that is gone", async () => {
  write(await endedPid(), "12345");
  expect(takeLock(dir, "lock", "A demo")).toHaveProperty("release");
});

it("takes over when the number belongs to a later process now", () => {
  write(process.ppid, "not when it started");
  expect(takeLock(dir, "lock", "A demo")).toHaveProperty("release");
});

it("takes over from a lock that was cut short while it was written", () => {
  writeFileSync(join(dir, "lock"), '{"pid": 1');
  expect(takeLock(dir, "lock", "A demo")).toHaveProperty("release");
});

it("gives a void lock to exactly one of several that want it at once", async () => {
  write(await endedPid(), "12345");
  const script = join(dir, "take.mts");
  const moduleFile = join(import.meta.dirname, "state-lock.ts");
  writeFileSync(
    script,
    `import { existsSync, writeFileSync } from "node:fs";
     import { takeLock } from ${JSON.stringify(moduleFile)};
     writeFileSync(process.argv[2] + ".ready", "");
     while (!existsSync(${JSON.stringify(join(dir, "go"))}));
     process.stdout.write("release" in takeLock(${JSON.stringify(dir)}, "lock", "A demo") ? "won" : "lost");
     process.stdin.resume();`,
  );
  const children = [1, 2, 3, 4].map((id) =>
    spawn(process.execPath, ["--import", "tsx", script, join(dir, `${id}`)], { stdio: ["pipe", "pipe", "inherit"] }),
  );
  const answers = children.map(async (child) => String((await once(child.stdout, "data"))[0]));
  await expect
    .poll(() => children.every((_, index) => existsSync(join(dir, `${index + 1}.ready`))), { timeout: 20_000 })
    .toBe(true);
  writeFileSync(join(dir, "go"), "");
  expect((await Promise.all(answers)).sort()).toEqual(["lost", "lost", "lost", "won"]);
  await Promise.all(
    children.map((child) => {
      child.stdin.end();
      return once(child, "exit");
    }),
  );
}, 30_000);
