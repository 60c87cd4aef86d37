/** With real processes: what is asked leaves, what does not listen is killed, and nothing of the tree is left. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { stopTree } from "./process-stop";
import { findTree, listProcesses, startedAt } from "./process-table";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** A process that starts another one; resolves with both once they run. `detached`: whether that one leaves the group. */
async function startFamily(options: { stubborn?: boolean; detached?: boolean } = {}) {
  const inner = `${options.stubborn ? 'process.on("SIGTERM", () => {});' : ""} setInterval(() => {}, 1000); process.send("up");`;
  const outer = `
    const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(inner)}],
      { stdio: ["ignore", "ignore", "ignore", "ipc"], detached: ${Boolean(options.detached)} });
    child.on("message", () => { child.disconnect(); console.log(child.pid); });
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ["-e", outer], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
  started.push(parent);
  const [line] = await once(parent.stdout!, "data");
  return { parent: parent.pid!, child: Number(line), process: parent };
}

it("finds a process with what it started", async () => {
  const { parent, child } = await startFamily();
  const family = findTree(parent);
  expect(family.map(({ pid }) => pid).sort()).toEqual([parent, child].sort());
  expect(family.find(({ pid }) => pid === child)).toMatchObject({ parent, group: parent, started: startedAt(child) });
  await stopTree(parent);
});

it.each([
  ["of the same group", {}],
  ["that left the group", { detached: true }],
])("stops the parent and a grandchild %s", async (_name, options) => {
  const family = await startFamily(options);
  await stopTree(family.parent);
  expect([startedAt(family.parent), startedAt(family.child)]).toEqual([null, null]);
});

it("kills what does not listen, after the time to leave in", async () => {
  const family = await startFamily({ stubborn: true });
  const from = Date.now();
  await stopTree(family.parent, { graceMs: 300 });
  expect(Date.now() - from).toBeGreaterThanOrEqual(300);
  expect([startedAt(family.parent), startedAt(family.child)]).toEqual([null, null]);
});

it("finds the rest of a group whose leader is gone", async () => {
  const family = await startFamily();
  family.process.kill("SIGKILL");
  await once(family.process, "exit");
  expect(startedAt(family.child)).not.toBeNull();
  await stopTree(family.parent);
  expect(startedAt(family.child)).toBeNull();
});

it("has nothing to do for a process that is gone", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  expect(startedAt(child.pid!)).toBeNull();
  await stopTree(child.pid!);
  expect(listProcesses().some(({ pid }) => pid === process.pid)).toBe(true);
});
