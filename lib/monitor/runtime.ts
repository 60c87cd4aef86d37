/**
 * The composition root: configuration, history, hub and one monitor per cluster, wired once per process. The one
 * slot on `globalThis` is here, because module state is not shared between instrumentation and route handlers.
 */
import { loadConfig } from "@/lib/config/load";
import { ConfigError, type Config } from "@/lib/config/config";
import { settingsFor } from "@/lib/core/words/settings-for";
import type { History } from "@/lib/history/history";
import { openLateHistory, type LateHistory } from "@/lib/history/late-history";
import { createClusterSource } from "@/lib/kafka/source";
import { Hub } from "@/lib/live/hub";
import { logger } from "@/lib/log/log";
import { limitProblem } from "@/lib/metrics/kinds";
import { RunningAlerts } from "./alert-keeper";
import type { AlertKeeper } from "./alert-keeper-port";
import { ClusterMonitor } from "./cluster-monitor";
import { handOverEdge } from "./edge";
import { settleConnections } from "./connections";
import { SetAsideList } from "./set-aside-list";

export interface Runtime {
  config: Config;
  history: History;
  /** Why history is not open yet; null once it is. */
  historyWaits: LateHistory["waitsFor"];
  hub: Hub;
  setAside: SetAsideList;
  /** Null until alerts have been read. */
  alerts: AlertKeeper | null;
  monitors: ClusterMonitor[];
  startedAt: number;
  stop(): Promise<void>;
}

const slot = globalThis as typeof globalThis & { tidemarkRuntime?: Runtime; tidemarkStart?: Promise<void> };

/** The running monitor. @throws Error when the process has not started it */
export function runtime(): Runtime {
  if (!slot.tidemarkRuntime) throw new Error("The monitor is not running in this process.");
  return slot.tidemarkRuntime;
}

/** Starts everything; a second call in the same process waits for the first. @throws ConfigError, DatabaseError */
export function start(): Promise<void> {
  return (slot.tidemarkStart ??= startAll());
}

async function startAll(): Promise<void> {
  const log = logger("monitor");
  const config = loadConfig();
  handOverEdge(config.server);
  if (!config.history.databaseUrl) {
    throw new ConfigError(
      "No database is configured. Set DATABASE_URL, or start with `npm run up`, which brings its own.",
    );
  }
  settleConnections(config);
  const { defaults, overrides } = config.evaluation;
  const now = () => Date.now();
  const hub = new Hub();
  const { history, opened, waitsFor } = await openLateHistory({
    url: config.history.databaseUrl,
    retention: config.history.retention,
  });
  const setAside = new SetAsideList(history);
  void setAside.load(opened);
  const { publicUrl = null } = config.alerts;
  const alerts = new RunningAlerts({ settings: config.alerts, publicUrl, history, pictures: { history, hub }, now });
  void alerts.start(opened);
  const monitors = config.clusters.map(
    ({ name, settings }) =>
      new ClusterMonitor({
        name,
        source: createClusterSource(name, settings),
        history,
        opened,
        hub,
        log,
        intervalMs: config.intervalMs,
        liveMs: config.live.everyMs,
        reach: { bootstrap: settings.brokers, secured: settings.tls !== false || settings.sasl !== undefined },
        windowMs: Math.max(defaults.windowMs, ...overrides.map((override) => override.windowMs ?? 0)),
        settingsOf: settingsFor(name, defaults, overrides),
        aside: setAside.ofCluster(name),
        alerts,
        problemsOf: (snapshot) => [limitProblem(snapshot, config.metrics.maxSeries)].filter((one) => one !== null),
        now,
      }),
  );
  const stop = async () => {
    hub.close();
    setAside.close();
    await Promise.allSettled(monitors.map((monitor) => monitor.stop()));
    await alerts.stop();
    await history.close();
    slot.tidemarkStart = undefined;
  };
  slot.tidemarkRuntime = {
    ...{ config, history, historyWaits: waitsFor, hub, setAside, monitors, startedAt: now(), stop },
    get alerts() {
      return alerts.isReady ? alerts : null;
    },
  };
  await Promise.all(monitors.map((monitor) => monitor.start()));
  // Next closes its server on these signals, but waits for open streams to end.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  log.info({ clusters: config.clusters.map((cluster) => cluster.name), intervalMs: config.intervalMs }, "watching");
}
