import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startedAt } from "./process-table";
import { noteProcess, describeUnexpectedEnd, startService, stopLeftovers } from "./service";

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "tidemark-service-"))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const start = (script: string) =>
  startService({
    name: "the server",
    command: process.execPath,
    args: ["-e", script],
    cwd: dir,
    logFile: join(dir, "logs", "server.log"),
    runDir: join(dir, "run"),
  });

it("keeps both outputs, and tells the last of them when it ends by itself", async () => {
  const service = await start('console.log("first"); console.error("last words"); process.exitCode = 3;');
  const exit = await service.exited;
  expect(exit).toEqual({ code: 3, signal: null });
  const said = describeUnexpectedEnd(service, exit);
  for (const part of ["the server", "exit code 3", "first", "last words", service.logFile])
    expect(said).toContain(part);
});

it("is noted while it runs", async () => {
  const service = await start("setInterval(() => {}, 1000)");
  const [note = ""] = readdirSync(join(dir, "run"));
  expect(JSON.parse(readFileSync(join(dir, "run", note), "utf8"))).toMatchObject({
    pid: service.pid,
    started: startedAt(service.pid),
  });
  await service.stop();
  expect(readdirSync(join(dir, "run"))).toEqual([]);
  expect(startedAt(service.pid)).toBeNull();
});

it("says what could not be started", async () => {
  const options = { name: "the broker", command: join(dir, "no-such-program"), args: [], cwd: dir };
  await expect(startService({ ...options, logFile: join(dir, "log") })).rejects.toThrow(
    /the broker could not be started.*ENOENT/,
  );
});

it("stops what an earlier run left behind, and nothing else", async () => {
  const left = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
  const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const run = join(dir, "run");
  await Promise.all([once(left, "spawn"), once(stranger, "spawn")]);
  noteProcess(run, "a consumer", left.pid!);
  // Its number was another process's once.
  writeFileSync(join(run, "old.json"), JSON.stringify({ name: "old", pid: stranger.pid, started: "long ago" }));
  writeFileSync(join(run, "torn.json"), '{"name": ');
  const gone = once(left, "exit");
  expect(await stopLeftovers(run)).toEqual(["a consumer"]);
  await gone;
  expect(startedAt(stranger.pid!)).not.toBeNull();
  stranger.kill("SIGKILL");
  expect(await stopLeftovers(run)).toEqual([]);
});

it("does not outlive a parent that is killed without a word, nor does what it started", async () => {
  const script = join(dir, "parent.mts");
  const grandchild =
    'require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" }).pid';
  const child = `console.log(${grandchild}); setInterval(() => {}, 1000);`;
  writeFileSync(
    script,
    `import { startService } from ${JSON.stringify(join(import.meta.dirname, "service.ts"))};
     const service = await startService({ name: "x", command: process.execPath, args: ["-e", ${JSON.stringify(child)}],
       cwd: ".", logFile: ${JSON.stringify(join(dir, "x.log"))}, show: true });
     console.log(service.pid);
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  parent.stdout.on("data", (chunk) => (said += chunk));
  await expect.poll(() => said.trim().split("\n").length, { timeout: 20_000 }).toBe(2);
  const pids = said.trim().split("\n").map(Number);
  expect(pids.map((pid) => startedAt(pid))).not.toContain(null);
  parent.kill("SIGKILL");
  await expect.poll(() => pids.map((pid) => startedAt(pid)), { timeout: 15_000 }).toEqual([null, null]);
}, 40_000);
