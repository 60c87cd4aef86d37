/** A command in a process of its own, which gets real signals. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startedAt } from "./process-table";

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), "tidemark-shutdown-"))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Starts a command with `body` in it; resolves when it says `up`. */
async function startCommand(body: string) {
  const script = join(dir, "command.mts");
  writeFileSync(
    script,
    `import { spawn } from "node:child_process";
     import { setTimeout as wait } from "node:timers/promises";
     import { Shutdown } from ${JSON.stringify(join(import.meta.dirname, "shutdown.ts"))};
     const say = (line) => process.stdout.write(line + "\\n");
     const shutdown = new Shutdown({ say });
     shutdown.listen();
     ${body}
     setInterval(() => {}, 1000);
     say("up");`,
  );
  const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
  const command = { child, said: "", exited: once(child, "exit") as Promise<[number | null]> };
  child.stdout.on("data", (chunk) => (command.said += chunk));
  await expect.poll(() => command.said, { timeout: 20_000 }).toContain("up\n");
  return command;
}

it.each<[NodeJS.Signals, number]>([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])(
  "on %s stops everything, the last first, and ends with %i",
  async (signal, code) => {
    const command = await startCommand(`
    shutdown.add("first", () => say("stopped first"));
    shutdown.add("second", async () => { await wait(50); say("stopped second"); });`);
    command.child.kill(signal);
    expect((await command.exited)[0]).toBe(code);
    expect(command.said.trim().split("\n").slice(-3)).toEqual(["stopped second", "stopped first", "Stopped."]);
  },
  30_000,
);

it("takes the same Ctrl-C twice, as npm passes it on, for one", async () => {
  const command = await startCommand('shutdown.add("slow", async () => { await wait(500); say("in order"); });');
  command.child.kill("SIGINT");
  await expect.poll(() => command.said, { timeout: 10_000 }).toContain("Ctrl-C");
  command.child.kill("SIGINT");
  await command.exited;
  expect(command.said).toContain("in order");
  expect(command.said).not.toContain("Forced");
}, 30_000);

it("is forced by a second Ctrl-C, and kills what is left", async () => {
  const command = await startCommand(`
    const stubborn = spawn(process.execPath, ["-e", 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); console.log("ready")'], { stdio: ["ignore", "pipe", "ignore"] });
    await new Promise((resolve) => stubborn.stdout.once("data", resolve));
    say("stubborn " + stubborn.pid);
    shutdown.add("endless", () => new Promise(() => {}));`);
  const pid = Number(/stubborn (\d+)/.exec(command.said)?.[1]);
  // As an impatient person does; the first ones count as one.
  const timer = setInterval(() => command.child.kill("SIGINT"), 200);
  const [code] = await command.exited;
  clearInterval(timer);
  expect(code).toBe(130);
  expect(command.said).toContain("Forced");
  expect(startedAt(pid)).toBeNull();
}, 30_000);

it("stops at once what a step brings up while the end has begun", async () => {
  const command = await startCommand(`
    shutdown.add("slow", () => wait(400));
    shutdown.signal.addEventListener("abort", () => shutdown.add("late", () => say("stopped late")));`);
  command.child.kill("SIGTERM");
  await command.exited;
  expect(command.said).toContain("stopped late");
}, 30_000);

it("goes on when one thing does not stop in order, and says which", async () => {
  const command = await startCommand(`
    shutdown.add("first", () => say("stopped first"));
    shutdown.add("the broken one", () => { throw new Error("no way"); });`);
  command.child.kill("SIGTERM");
  await command.exited;
  expect(command.said).toContain("the broken one did not stop in order: no way");
  expect(command.said).toContain("stopped first");
}, 30_000);
