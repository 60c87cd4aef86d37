/** Measures the built server at one size: brings up its world, lets it run, reads the figures, and ends everything. */
import { join } from "node:path";
import { startLoad } from "@/lib/lab/load";
import type { LoadSize } from "@/lib/lab/load-plan";
import { findFreePort } from "@/lib/lab/port";
import { keepAlive, type Run } from "../cli/run";
import { awaitReady, startWebServer } from "../cli/web-server";
import { readDatabase } from "./database-figures";
import type { SizeFigures } from "./figures";
import { memory } from "./process-figures";
import { spreadOf } from "./quantiles";
import { measureReads } from "./read-latencies";
import { watchCycles, type Cycle } from "./watch-cycles";
import { bringUpWorld } from "./world";

export interface SizeOptions {
  size: LoadSize;
  seconds: number;
  intervalMs: number;
  /** Every group commits once in so many ms. */
  roundMs: number;
  /** Folder for a CPU profile of the server; none is taken without it. */
  profileDir: string | null;
}

const CLUSTER = "bench";
const WEB_PORT = 3900;
/** Left out of the figures: the code is compiled and the windows begin to fill. */
const WARM_CYCLES = 3;

export async function measureSize(run: Run, options: SizeOptions): Promise<SizeFigures> {
  const { size, seconds, intervalMs, roundMs } = options;
  const { places, progress, shutdown } = run;
  const world = await bringUpWorld(run, size);
  const load = await progress.step("load", () =>
    startLoad({ bootstrap: world.brokers.bootstrap, size, roundMs, logFile: join(places.logs, "load.log") }),
  );
  shutdown.add("the load", () => load.stop());
  const port = await findFreePort(WEB_PORT);
  const address = { host: "127.0.0.1", port, url: `http://127.0.0.1:${port}` };
  const startedAt = performance.now();
  const server = await progress.step("server", async ({ note }) => {
    const service = await startWebServer({
      places,
      address,
      env: environment(options, world),
      nodeArgs: nodeArgs(options),
    });
    keepAlive(run, service);
    await awaitReady(service, address.url, { signal: shutdown.signal, note });
    return service;
  });
  const startSeconds = (performance.now() - startedAt) / 1000;
  const target = { url: address.url, pid: server.pid, databasePid: world.databasePid, intervalMs };
  const shared = { ...target, signal: shutdown.signal };
  await progress.step("warming up", ({ note }) =>
    watchCycles({ ...shared, seconds: (WARM_CYCLES * intervalMs) / 1000, note }),
  );
  const before = { database: await readDatabase(world.databaseUrl), load: load.done() };
  const watched = await progress.step("measuring", ({ note }) => watchCycles({ ...shared, seconds, note }));
  const after = { database: await readDatabase(world.databaseUrl), load: load.done() };
  const reads = await progress.step("reading", () => measureReads(address.url, CLUSTER, size));
  const intervals = watched.cpuPerInterval.length;
  const perCycle = (pick: (of: typeof before.database) => number) =>
    (pick(after.database) - pick(before.database)) / intervals;
  const rss = spreadOf(watched.rss)!;
  return {
    ...{ partitions: size.partitions, groups: size.groups, groupPartitions: size.groups * size.partitionsPerGroup },
    intervalMs,
    startSeconds,
    cpuPerInterval: spreadOf(watched.cpuPerInterval),
    core: watched.cpuSeconds / watched.seconds,
    cycles: watched.cycles.length,
    wallMs: spreadOf(watched.cycles.map(({ wallMs }) => wallMs)),
    phases: byPhase(watched.cycles, ({ phases }) => phases),
    phaseCpu: byPhase(watched.cycles, ({ cpu }) => cpu ?? {}),
    requests: spreadOf(watched.cycles.map(({ requests }) => requests)),
    rss: { p50: rss.p50, most: rss.most, peak: memory(server.pid).peak },
    database: {
      rowsPerCycle: perCycle(({ rows }) => rows),
      walPerCycle: perCycle(({ wal }) => wal),
      bytesPerCycle: perCycle(({ size }) => size),
      cpuPerInterval: watched.databaseCpuSeconds / intervals,
    },
    reads,
    load: {
      commitsPerSecond: (after.load.commits - before.load.commits) / watched.seconds,
      recordsPerSecond: (after.load.records - before.load.records) / watched.seconds,
      lateMs: after.load.lateMs,
    },
  };
}

function environment(options: SizeOptions, world: { brokers: { bootstrap: string }; databaseUrl: string }) {
  return {
    DATABASE_URL: world.databaseUrl,
    KAFKA_BROKERS: world.brokers.bootstrap,
    TIDEMARK_CLUSTER_NAME: CLUSTER,
    TIDEMARK_CONFIG: "/dev/null",
    TIDEMARK_INTERVAL_MS: String(options.intervalMs),
    TIDEMARK_LAB_URL: undefined,
  };
}

const nodeArgs = ({ profileDir }: SizeOptions) =>
  profileDir === null ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileDir}`];

function byPhase(cycles: readonly Cycle[], pick: (cycle: Cycle) => Record<string, number>): SizeFigures["phases"] {
  const names = [...new Set(cycles.flatMap((cycle) => Object.keys(pick(cycle))))];
  return Object.fromEntries(names.map((name) => [name, spreadOf(cycles.map((cycle) => pick(cycle)[name] ?? 0))]));
}
