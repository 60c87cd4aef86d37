/** The whole lab on real brokers, judged by Kafka's own group tool: every scenario shows its case and can be changed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Admin } from "kafkajs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { labAnswer } from "@/lib/api/contract";
import { readCommitted } from "./group-offsets";
import { ensureJava } from "./java";
import { kafkaJarsDir } from "./kafka-jars";
import { createKafkajs } from "./kafkajs";
import { startLab, type Lab } from "./lab";
import { describeAllGroups, type OracleRow } from "./oracle";

// Each waits for several things that brokers and consumers do in their own time.
vi.setConfig({ testTimeout: 300_000 });

const cacheDir = process.env.TIDEMARK_CACHE ?? join(process.cwd(), ".tidemark", "cache");
const stateDir = mkdtempSync(join(tmpdir(), "lab-"));
const lines: string[] = [];

let lab: Lab;
let admin: Admin;
let javaPath: string;

async function start(): Promise<void> {
  const log = (line: string) => void lines.push(line);
  lab = await startLab({ stateDir, cacheDir, brokers: 3, basePort: 22_090, log });
  admin = createKafkajs({ brokers: lab.bootstrap.split(",") }).admin();
  await admin.connect();
}

beforeAll(async () => {
  javaPath = (await ensureJava()).path;
  await start();
}, 180_000);

afterAll(async () => {
  await admin?.disconnect();
  await lab?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

/** What the tool says of all groups. It fails as a whole while a broker that has just died is still counted in. */
async function askAll(): Promise<OracleRow[]> {
  const tool = { javaPath, jarsDir: kafkaJarsDir(cacheDir), bootstrap: lab.bootstrap };
  for (let turn = 1; turn < 4; turn++) {
    try {
      return await describeAllGroups(tool);
    } catch {
      // Once more: within six seconds the others know that it is gone.
    }
  }
  return describeAllGroups(tool);
}

/** What the tool says of one group, in the order of its partitions; nothing while the group's coordinator is starting. */
async function askOnce(group: string): Promise<OracleRow[]> {
  const rows = await askAll();
  return rows.filter((row) => row.group === group).sort((a, b) => a.partition - b.partition);
}

/** What the tool says of one group, as soon as it knows the group. */
const ask = (group: string) => askUntil(group, (rows) => rows.length > 0);

/** Asks the tool again until `isSo`, then gives the answer. */
async function askUntil(group: string, isSo: (rows: OracleRow[]) => boolean): Promise<OracleRow[]> {
  let rows: OracleRow[] = [];
  await expect
    .poll(async () => isSo((rows = await askOnce(group))), { timeout: 60_000, interval: 1_000, message: group })
    .toBe(true);
  return rows;
}

/**
 * Committed offsets by partition; -1: none. A request instead of a tool that takes seconds, for waiting. It is asked again where
 * the group's coordinator is only starting.
 */
async function readGroup(group: string, partitions = 3): Promise<number[]> {
  const found = await vi.waitFor(() => readCommitted(admin, [group]), { timeout: 60_000, interval: 300 });
  const numbers = new Map([...found].map(([key, offset]) => [Number(key.split("/").at(-1)), Number(offset)]));
  return Array.from({ length: partitions }, (_, partition) => numbers.get(partition) ?? -1);
}

/** Waits until the group has committed more than `than` on each partition named. */
async function awaitMore(
  group: string,
  than: readonly (number | bigint | null)[],
  partitions = [0, 1, 2],
): Promise<void> {
  const isMore = async () => {
    const now = await readGroup(group, than.length);
    return partitions.every((partition) => now[partition]! > Number(than[partition]));
  };
  try {
    await expect.poll(isMore, { timeout: 120_000, interval: 300, message: `${group} moves` }).toBe(true);
  } catch (error) {
    const state = { lines, committed: await readGroup(group, than.length), lab: await show() };
    throw new Error(`${group} does not move: ${JSON.stringify(state)}`, { cause: error });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const totalLag = (rows: OracleRow[]) => Number(rows.reduce((sum, { lag }) => sum + (lag ?? 0n), 0n));
const committed = (rows: OracleRow[]) => rows.map((row) => Number(row.committed));
const logEnds = (rows: OracleRow[]) => rows.map((row) => Number(row.logEnd));

const show = async () => labAnswer.parse(await (await fetch(lab.controlUrl)).json());
const shown = async (name: string) => (await show()).scenarios.find((scenario) => scenario.name === name)!;

async function post(path: string): Promise<{ status: number; detail: string }> {
  const response = await fetch(`${lab.controlUrl}/${path}`, { method: "POST" });
  const body = response.status === 204 ? { detail: "" } : ((await response.json()) as { detail: string });
  return { status: response.status, detail: body.detail };
}

const act = async (path: string) => expect(await post(path)).toEqual({ status: 204, detail: "" });

test("orders has six lags, of two groups that keep up, and groups of other kinds", async () => {
  for (const group of ["billing", "shipping", "audit-archive", "stock-sync"]) await awaitMore(group, [0, 0, 0]);
  // A broker dies twenty seconds after the start: on a slow machine that is now, and groups are about to move.
  const look = async () => {
    const rows = await askAll();
    const lags = rows.filter(({ group }) => group === "billing" || group === "shipping");
    const isOf = ({ topic, lag }: OracleRow) => topic === "orders" && lag !== null;
    return { lags: lags.filter(isOf).length, groups: new Set(rows.map(({ group }) => group)).size };
  };
  await expect.poll(look, { timeout: 40_000, interval: 1_000 }).toEqual({ lags: 6, groups: 11 });
  const info: unknown = JSON.parse(readFileSync(join(stateDir, "lab.json"), "utf8"));
  expect(info).toEqual({ controlUrl: lab.controlUrl, pid: process.pid });
});

test("an unreadable record stops one partition and no other, until it is healed", async () => {
  await expect.poll(async () => (await shown("stalled-consumer")).poisoned, { timeout: 30_000 }).toEqual([1]);
  const before = await askUntil("fraud-check", (rows) => Number(rows[1]?.lag) > 5);
  await awaitMore("fraud-check", logEnds(before), [0, 2]);
  const after = await askUntil("fraud-check", (rows) => Number(rows[1]?.lag) > Number(before[1]!.lag));
  expect(committed(after)[1]).toBe(committed(before)[1]);
  expect((await shown("stalled-consumer")).consumers).toBe(2);
  await act("stalled-consumer/heal");
  await awaitMore("fraud-check", logEnds(after));
  expect((await shown("stalled-consumer")).poisoned).toEqual([]);
  await act("stalled-consumer/poison");
  expect((await shown("stalled-consumer")).poisoned).toEqual([1]);
});

test("a group whose process was killed stands until it is started again", async () => {
  await expect.poll(async () => (await shown("stopped")).consumers, { timeout: 30_000 }).toBe(0);
  const before = await ask("nightly-report");
  const after = await askUntil("nightly-report", (rows) => logEnds(rows)[0]! > logEnds(before)[0]!);
  expect(committed(after)).toEqual(committed(before));
  expect(await post("stopped/kill-consumer")).toMatchObject({ status: 409 });
  await act("stopped/start-consumer");
  await awaitMore("nightly-report", logEnds(after));
});

test("a dead broker takes its own partitions offline and no others; they go on when it is back", async () => {
  const isDead = async () => (await show()).brokers.find(({ id }) => id === 2)?.state === "stopped";
  await expect.poll(isDead, { timeout: 40_000 }).toBe(true);
  const before = await askUntil("telemetry", (rows) => rows[1]?.logEnd === null && rows[3]?.logEnd === null);
  await awaitMore("telemetry", committed(before), [0, 2]);
  const orders = await ask("billing");
  expect(orders.every(({ lag }) => lag !== null)).toBe(true);
  await awaitMore("billing", committed(orders));
  // Whoever had its coordinator or a leader there found another one; each kind of consumer in its own way.
  for (const group of ["stock-sync", "audit-archive"]) await awaitMore(group, await readGroup(group));
  await act("offline-partition/restart-broker");
  await awaitMore("telemetry", committed(before), [0, 1, 2, 3]);
});

test("one consumer of enrichment falls behind; three catch up", async () => {
  const before = await ask("enrichment");
  await awaitMore("enrichment", committed(before));
  const behind = await askUntil("enrichment", (rows) => totalLag(rows) > totalLag(before) + 30);
  await act("throughput-problem/add-consumer");
  await act("throughput-problem/add-consumer");
  expect(await post("throughput-problem/add-consumer")).toMatchObject({ status: 409 });
  await askUntil("enrichment", (rows) => totalLag(rows) < totalLag(behind) / 2);
});

test("a group set back has records to read again", async () => {
  await awaitMore("shipping", [300, 300, 300]);
  const before = await readGroup("shipping");
  await act("normal/reset-offset");
  const after = await readGroup("shipping");
  expect(after.some((offset, partition) => offset < before[partition]!)).toBe(true);
  await awaitMore("shipping", before);
});

test("with traffic paused no offset moves, and with traffic resumed they do", async () => {
  await act("lab/pause-traffic");
  const first = await askAll();
  expect(await askAll()).toEqual(first);
  expect(await post("normal/add-consumer")).toMatchObject({ status: 409 });
  const billing = await readGroup("billing");
  await act("lab/resume-traffic");
  await awaitMore("billing", billing);
});

test("an unknown scenario or action is refused with what is allowed, and strangers are refused", async () => {
  expect(await post("weather/rain")).toEqual({ status: 404, detail: expect.stringContaining("throughput-problem") });
  expect(await post("stopped/rain")).toEqual({ status: 404, detail: expect.stringContaining("start-consumer") });
  const origin = { origin: "http://lab.example" };
  const stranger = await fetch(`${lab.controlUrl}/stopped/kill-consumer`, { method: "POST", headers: origin });
  expect(stranger.status).toBe(403);
});

test("stops without leaving a process, and goes on where it was, also after a broker was killed", async () => {
  if ((await show()).brokers[1]?.state === "running") await act("offline-partition/kill-broker");
  const before = await readGroup("audit-archive");
  const pids = lab.pids();
  expect(pids.length).toBeGreaterThanOrEqual(8);
  await admin.disconnect();
  await lab.stop();
  expect(pids.filter(isAlive)).toEqual([]);
  expect(existsSync(join(stateDir, "lab.json"))).toBe(false);
  await start();
  expect(lines.filter((line) => /set aside|started over|made anew/.test(line))).toEqual([]);
  await awaitMore("audit-archive", before);
  await awaitMore("telemetry", await readGroup("telemetry", 4), [0, 1, 2, 3]);
});
