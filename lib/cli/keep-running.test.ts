import { expect, it } from "vitest";
import type { Exit } from "@/lib/lab/child";
import { keepRunning, type Kept } from "./keep-running";
import { Shutdown } from "./shutdown";

/** A process that ends when the test says so. */
function makeProcess(pid: number) {
  let end: (exit: Exit) => void = () => {};
  const exited = new Promise<Exit>((resolve) => (end = resolve));
  const process: Kept = { pid, exited, stop: async () => end({ code: 0, signal: null }) };
  return { process, end };
}

const KILLED: Exit = { code: null, signal: "SIGKILL" };

function bench(ready?: Promise<unknown>, startOf = async (pid: number) => makeProcess(pid), pausesMs = [1, 2]) {
  const said: string[] = [];
  const failures: Error[] = [];
  const shutdown = new Shutdown({ say: (line) => said.push(line) });
  const started: ReturnType<typeof makeProcess>[] = [makeProcess(0)];
  let tell = () => {};
  const next = () => new Promise<void>((resolve) => (tell = resolve));
  keepRunning(
    { shutdown, progress: { say: (line) => said.push(line) }, fail: (error) => failures.push(error) },
    started[0]!.process,
    {
      name: "the server",
      ready,
      again: async () => {
        const made = await startOf(started.length);
        started.push(made);
        tell();
        return made.process;
      },
      describeEnd: (_, exit) => `ended by ${exit.signal ?? exit.code}`,
      pausesMs,
    },
  );
  return { said, failures, shutdown, started, next };
}

it("starts again what was killed, as often as it is, and says so", async () => {
  const { said, started, next, shutdown, failures } = bench();
  for (let turn = 0; turn < 3; turn++) {
    const again = next();
    started[turn]!.end(KILLED);
    await again;
  }
  expect(started).toHaveLength(4);
  expect(said.join("\n")).toMatch(/ended by SIGKILL\nthe server is started again in 0.001 s.[^]*0.002 s/);
  expect(failures).toEqual([]);
  await shutdown.end(0);
  expect(await started[3]!.process.exited).toEqual({ code: 0, signal: null });
});

it("tries again when a start fails", async () => {
  let tries = 0;
  const { said, started, next } = bench(undefined, async (pid) => {
    if (++tries < 3) throw new Error(`port taken, try ${tries}`);
    return makeProcess(pid);
  });
  const again = next();
  started[0]!.end(KILLED);
  await again;
  expect(said).toEqual(expect.arrayContaining(["port taken, try 1", "port taken, try 2"]));
});

it("ends the run where another start would find the same: bad settings, or it never was ready", async () => {
  const unusable = bench();
  unusable.started[0]!.end({ code: 78, signal: null });
  await unusable.started[0]!.process.exited;
  await expect.poll(() => unusable.failures.map(({ message }) => message)).toEqual(["ended by 78"]);
  const early = bench(new Promise(() => {}));
  early.started[0]!.end(KILLED);
  await expect.poll(() => early.failures.map(({ message }) => message)).toEqual(["ended by SIGKILL"]);
  expect(early.started).toHaveLength(1);
});

it("starts nothing any more once the run is being stopped, and tells of no end that was asked for", async () => {
  const { shutdown, started, said } = bench();
  await shutdown.end(0);
  await started[0]!.process.exited;
  expect(started).toHaveLength(1);
  expect(said.join()).not.toContain("ended by");
});

it("ends the pause before a start when the run is stopped meanwhile, and starts nothing", async () => {
  const { shutdown, started, said } = bench(undefined, undefined, [60_000]);
  started[0]!.end(KILLED);
  await expect.poll(() => said.join()).toContain("started again in 60 s");
  await shutdown.end(0);
  // A turn of the loop: that is when it would start.
  await new Promise((resolve) => setImmediate(resolve));
  expect(started).toHaveLength(1);
});
