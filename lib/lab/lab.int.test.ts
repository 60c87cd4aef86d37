/** The whole lab on real brokers, judged by Kafka's own group tool: every scenario shows its case and can be changed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { labAnswer } from "@/lib/api/contract";
import { ensureJava } from "./java";
import { kafkaJarsDir } from "./kafka-jars";
import { startLab, type Lab } from "./lab";
import { describeAllGroups, type OracleRow } from "./oracle";

const cacheDir = process.env.TIDEMARK_CACHE ?? join(process.cwd(), ".tidemark", "cache");
const stateDir = mkdtempSync(join(tmpdir(), "lab-"));
const lines: string[] = [];
const start = () =>
  startLab({ stateDir, cacheDir, brokers: 2, basePort: 22_090, log: (line) => void lines.push(line) });

let lab: Lab;
let javaPath: string;

beforeAll(async () => {
  javaPath = (await ensureJava()).path;
  lab = await start();
}, 180_000);

afterAll(async () => {
  await lab?.stop();
  rmSync(stateDir, { recursive: true, force: true });
});

/** What the tool says of one group, in the order of its partitions. */
async function ask(group: string): Promise<OracleRow[]> {
  const rows = await describeAllGroups({ javaPath, jarsDir: kafkaJarsDir(cacheDir), bootstrap: lab.bootstrap });
  return rows.filter((row) => row.group === group).sort((a, b) => a.partition - b.partition);
}

/** Asks again until `isSo`, then gives the answer. */
async function askUntil(group: string, isSo: (rows: OracleRow[]) => boolean): Promise<OracleRow[]> {
  let rows: OracleRow[] = [];
  await expect
    .poll(async () => isSo((rows = await ask(group))), {
      timeout: 60_000,
      interval: 500,
      message: `${group} as expected`,
    })
    .toBe(true);
  return rows;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const totalLag = (rows: OracleRow[]) => Number(rows.reduce((sum, { lag }) => sum + (lag ?? 0n), 0n));
const committed = (rows: OracleRow[], partition: number) => Number(rows[partition]?.committed ?? -1);
const logEnd = (rows: OracleRow[], partition: number) => Number(rows[partition]?.logEnd ?? -1);

const show = async () => labAnswer.parse(await (await fetch(lab.controlUrl)).json());
const shown = async (name: string) => (await show()).scenarios.find((scenario) => scenario.name === name)!;

async function post(path: string): Promise<{ status: number; detail: string }> {
  const response = await fetch(`${lab.controlUrl}/${path}`, { method: "POST" });
  const body = response.status === 204 ? { detail: "" } : ((await response.json()) as { detail: string });
  return { status: response.status, detail: body.detail };
}

const act = async (path: string) => expect(await post(path)).toEqual({ status: 204, detail: "" });

test("orders has six lags, of two groups that keep up, and groups of other kinds", async () => {
  const billing = await askUntil("billing", (rows) => rows.length === 3 && committed(rows, 2) > 0);
  const shipping = await askUntil("shipping", (rows) => rows.length === 3 && committed(rows, 2) > 0);
  expect([...billing, ...shipping].every(({ topic, lag }) => topic === "orders" && lag !== null)).toBe(true);
  await askUntil("audit-archive", (rows) => rows.length === 3 && committed(rows, 0) > 0);
  await askUntil("stock-sync", (rows) => rows.length === 3 && committed(rows, 0) > 0);
  expect(JSON.parse(readFileSync(join(stateDir, "lab.json"), "utf8"))).toEqual({
    controlUrl: lab.controlUrl,
    pid: process.pid,
  });
});

test("an unreadable record stops one partition and no other, until it is healed", async () => {
  await expect.poll(async () => (await shown("stalled-consumer")).poisoned, { timeout: 30_000 }).toEqual([1]);
  const before = await askUntil("fraud-check", (rows) => Number(rows[1]?.lag) > 5);
  const after = await askUntil("fraud-check", (rows) => logEnd(rows, 1) > logEnd(before, 1) + 20);
  expect(committed(after, 1)).toBe(committed(before, 1));
  expect(committed(after, 0)).toBeGreaterThan(committed(before, 0));
  expect(committed(after, 2)).toBeGreaterThan(committed(before, 2));
  expect((await shown("stalled-consumer")).consumers).toBe(2);
  await act("stalled-consumer/heal");
  await askUntil("fraud-check", (rows) => committed(rows, 1) > logEnd(after, 1));
  expect((await shown("stalled-consumer")).poisoned).toEqual([]);
  await act("stalled-consumer/poison");
  expect((await shown("stalled-consumer")).poisoned).toEqual([1]);
});

test("a group whose process was killed stands until it is started again", async () => {
  await expect.poll(async () => (await shown("stopped")).consumers, { timeout: 30_000 }).toBe(0);
  const before = await ask("nightly-report");
  const after = await askUntil("nightly-report", (rows) => logEnd(rows, 0) > logEnd(before, 0) + 5);
  expect(after.map((row) => row.committed)).toEqual(before.map((row) => row.committed));
  expect(await post("stopped/kill-consumer")).toMatchObject({ status: 409 });
  await act("stopped/start-consumer");
  await askUntil("nightly-report", (rows) => committed(rows, 0) >= logEnd(after, 0));
});

test("a dead broker takes its own partitions offline and no others; they go on when it is back", async () => {
  await expect
    .poll(async () => (await show()).brokers, { timeout: 40_000 })
    .toEqual([
      { id: 1, state: "running" },
      { id: 2, state: "stopped" },
    ]);
  const before = await askUntil("telemetry", (rows) => rows[1]?.logEnd === null && rows[3]?.logEnd === null);
  await askUntil(
    "telemetry",
    (rows) => committed(rows, 0) > committed(before, 0) && committed(rows, 2) > committed(before, 2),
  );
  const orders = await ask("billing");
  await askUntil(
    "billing",
    (rows) => committed(rows, 0) > committed(orders, 0) && rows.every(({ lag }) => lag !== null),
  );
  await act("offline-partition/restart-broker");
  await askUntil("telemetry", (rows) =>
    [1, 3].every((partition) => committed(rows, partition) > committed(before, partition)),
  );
});

test("one consumer of enrichment falls behind; three catch up", async () => {
  const before = await ask("enrichment");
  const behind = await askUntil("enrichment", (rows) => totalLag(rows) > totalLag(before) + 30);
  expect([0, 1, 2].every((partition) => committed(behind, partition) > committed(before, partition))).toBe(true);
  await act("throughput-problem/add-consumer");
  await act("throughput-problem/add-consumer");
  expect(await post("throughput-problem/add-consumer")).toMatchObject({ status: 409 });
  await askUntil("enrichment", (rows) => totalLag(rows) < totalLag(behind) / 2);
});

test("a group set back has records to read again", async () => {
  const before = await askUntil("shipping", (rows) => rows.every((row) => Number(row.committed) > 200));
  await act("normal/reset-offset");
  const after = await ask("shipping");
  expect(after.some((row, partition) => Number(row.committed) < committed(before, partition))).toBe(true);
  await askUntil("shipping", (rows) =>
    [0, 1, 2].every((partition) => committed(rows, partition) > committed(before, partition)),
  );
});

test("with traffic paused no offset moves, and with traffic resumed they do", async () => {
  await act("lab/pause-traffic");
  const tool = () => describeAllGroups({ javaPath, jarsDir: kafkaJarsDir(cacheDir), bootstrap: lab.bootstrap });
  const first = await tool();
  expect(new Set(first.map(({ group }) => group)).size).toBe(10);
  expect(await tool()).toEqual(first);
  expect(await post("normal/add-consumer")).toMatchObject({ status: 409 });
  await act("lab/resume-traffic");
  const then = first.filter(({ group }) => group === "billing");
  await askUntil(
    "billing",
    (rows) => committed(rows, 0) > Number(then.find(({ partition }) => partition === 0)?.committed),
  );
});

test("an unknown scenario or action is refused with what is allowed, and strangers are refused", async () => {
  expect(await post("weather/rain")).toEqual({ status: 404, detail: expect.stringContaining("throughput-problem") });
  expect(await post("stopped/rain")).toEqual({ status: 404, detail: expect.stringContaining("start-consumer") });
  const origin = { origin: "http://lab.example" };
  const stranger = await fetch(`${lab.controlUrl}/stopped/kill-consumer`, { method: "POST", headers: origin });
  expect(stranger.status).toBe(403);
});

test("stops without leaving a process, and goes on where it was, also after a broker was killed", async () => {
  await act("offline-partition/kill-broker");
  const before = await ask("audit-archive");
  const pids = lab.pids();
  expect(pids.length).toBeGreaterThanOrEqual(8);
  await lab.stop();
  expect(pids.filter(isAlive)).toEqual([]);
  expect(existsSync(join(stateDir, "lab.json"))).toBe(false);
  lab = await start();
  expect(lines.filter((line) => /set aside|started over|made anew/.test(line))).toEqual([]);
  await askUntil("audit-archive", (rows) => committed(rows, 0) > committed(before, 0));
  await askUntil("telemetry", (rows) => rows.length === 4 && rows.every(({ lag }) => lag !== null));
}, 120_000);
