/**
 * What streams cost, over real HTTP through the built application: bytes per cycle and reader, the server's CPU with
 * many readers, and its memory while some of them do not read.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { upperMedian } from "@/lib/core/numbers/median";
import { Hub } from "@/lib/live/hub";
import { CYCLE_MS, StreamWorld } from "./stream-world";

export interface StreamFigures {
  groups: number;
  readers: number;
  cycleMs: number;
  /** Bytes that a reader gets: the first picture, and per cycle. */
  snapshotBytes: number;
  cycleBytes: { median: number; greatest: number; plainMean: number };
  /** CPU time of the server per cycle in ms, and as a share of one core. */
  cpuMs: { withReaders: number; withOne: number };
  coreShare: number;
  /** Growth of the server's memory while 20 readers did not read, in bytes, after so many cycles. */
  deaf: { readers: number; cycles: number; heapGrowth: number; buffersGrowth: number };
}

interface Counts {
  bytes: number[];
  plain: number;
}

/** Cycles before anything is measured: sparklines fill up in ten minutes. */
const WARM_UP = 124;
const DEAF = 20;

export async function measureStreams({ groups, readers, cycles }: { groups: number; readers: number; cycles: number }) {
  const world = new StreamWorld(groups, Date.now() - (WARM_UP + 4 * cycles) * CYCLE_MS);
  const hub = new Hub();
  for (let i = 0; i < WARM_UP; i++) hub.publish(world.next());
  const { server, url } = await serveApplication(hub);
  const stream = `${url}/api/v1/stream?scope=groups`;
  const crew = fork(fileURLToPath(new URL("./stream-readers.ts", import.meta.url)));
  try {
    await order(crew, { url: stream, readers: 1, deaf: 0 });
    const snapshot = await settled(crew, 0);
    const one = await cyclesOf(world, hub, crew, cycles);
    await order(crew, { url: stream, readers: readers - 1, deaf: 0 });
    await settled(crew, 0);
    const many = await cyclesOf(world, hub, crew, cycles);
    await order(crew, { url: stream, readers: 0, deaf: DEAF });
    const before = memory();
    await cyclesOf(world, hub, crew, cycles);
    const after = memory();
    const bytes = many.map((cycle) => cycle.bytes).sort((a, b) => a - b);
    const cpu = (of: typeof many) => of.reduce((sum, cycle) => sum + cycle.cpuMs, 0) / of.length;
    const figures: StreamFigures = {
      ...{ groups, readers, cycleMs: CYCLE_MS, snapshotBytes: snapshot.bytes[0]! },
      cycleBytes: {
        ...{ median: upperMedian(bytes), greatest: bytes.at(-1)! },
        plainMean: many.reduce((sum, cycle) => sum + cycle.plain, 0) / many.length,
      },
      cpuMs: { withReaders: cpu(many), withOne: cpu(one) },
      coreShare: cpu(many) / CYCLE_MS,
      deaf: {
        ...{ readers: DEAF, cycles, heapGrowth: after.heap - before.heap },
        buffersGrowth: after.buffers - before.buffers,
      },
    };
    return figures;
  } finally {
    crew.kill();
    hub.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Publishes cycle after cycle; each is over when every reader has all of it. Making it up is not counted. */
async function cyclesOf(world: StreamWorld, hub: Hub, crew: ChildProcess, cycles: number) {
  const measured: { bytes: number; plain: number; cpuMs: number }[] = [];
  let before = await settled(crew, 0);
  for (let i = 0; i < cycles; i++) {
    const snapshot = world.next();
    const cpu = process.cpuUsage();
    hub.publishLags(snapshot.cluster, () => world.lags());
    hub.publish(snapshot);
    const counts = await settled(crew, before.bytes[0]!);
    const { user, system } = process.cpuUsage(cpu);
    measured.push({
      ...{ bytes: counts.bytes[0]! - before.bytes[0]!, plain: counts.plain - before.plain },
      cpuMs: (user + system) / 1000,
    });
    before = counts;
  }
  return measured;
}

/** The readers' counts once more than `least` bytes are there and no more come. */
async function settled(crew: ChildProcess, least: number): Promise<Counts> {
  for (let last = ""; ;) {
    await wait(100);
    crew.send("count");
    const [counts] = (await once(crew, "message")) as [Counts];
    const now = JSON.stringify(counts);
    if (now === last && counts.bytes[0]! > least) return counts;
    last = now;
  }
}

async function order(crew: ChildProcess, what: { url: string; readers: number; deaf: number }): Promise<void> {
  crew.send(what);
  await once(crew, "message");
}

/** The built application, on a hub of ours instead of a monitor's. */
async function serveApplication(hub: Hub): Promise<{ server: Server; url: string }> {
  Object.assign(globalThis, { tidemarkRuntime: { hub, config: { labUrl: null } } });
  const { default: next } = await import("next");
  const application = next({ dev: false, dir: process.cwd() });
  await application.prepare();
  const handle = application.getRequestHandler();
  const server = createServer((request, response) => void handle(request, response));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function memory(): { heap: number; buffers: number } {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers };
}

/** The figures as a table. */
export function formatStreams(figures: StreamFigures): string {
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const { cycleBytes, cpuMs, deaf } = figures;
  const rows: [string, string][] = [
    ["groups, readers, cycle", `${figures.groups}, ${figures.readers}, ${figures.cycleMs / 1000} s`],
    ["first picture", kb(figures.snapshotBytes)],
    ["per cycle and reader", `${kb(cycleBytes.median)} (median), ${kb(cycleBytes.greatest)} (greatest)`],
    ["the same, not compressed", kb(cycleBytes.plainMean)],
    ["CPU per cycle", `${cpuMs.withReaders.toFixed(0)} ms, of which ${cpuMs.withOne.toFixed(0)} ms with one reader`],
    ["share of a core", `${(figures.coreShare * 100).toFixed(1)} %`],
    [
      `${deaf.readers} deaf readers, ${deaf.cycles} cycles`,
      `heap ${kb(deaf.heapGrowth)}, buffers ${kb(deaf.buffersGrowth)}`,
    ],
  ];
  return rows.map(([name, value]) => `${name.padEnd(32)}${value}\n`).join("");
}
