/** A whole cluster as it was at a stored moment, put together once however many ask for it. */
import { inTurns } from "@/lib/core/in-turns";
import { PastAssembly, type ClusterThen, type KnownThen } from "@/lib/core/past/past-assembly";
import type { StoredTick } from "@/lib/core/past/stored-tick";
import { isSetAside } from "@/lib/core/words/set-aside";
import { CONSUMER_STATUSES, type Millis } from "@/lib/core/words/terms";
import type { HistoryEvent } from "@/lib/history/history";
import type { Runtime } from "../monitor/runtime";
import { knownToday } from "./known-today";
import { gapMs, leadMs, REACH_CYCLES, REACH_MS, reportOf, TURNS } from "./past-lead";
import { UNBROKEN_MS } from "./reports";
import { Slots } from "./slots";

export type PastSources = Pick<Runtime, "history" | "config" | "monitors" | "setAside">;

/** Each holds as many readings as are held at once, and a picture of the cluster. */
const slots = new Slots(2);

/** Pictures are kept for so long, for who looks at rows, then at a topic, then at its next page; so many at most. */
const KEPT_MS = 60_000;
const MOST_KEPT = 2;

type Held = Map<string, Promise<ClusterThen | null>>;
/** By history, as a process may have several of them in tests. */
const pictures = new WeakMap<Runtime["history"], Held>();

/** The cluster at the last tick at or before `at`; null: nothing is stored. "busy": others take all the places. */
export async function clusterThen(
  sources: PastSources,
  cluster: string,
  at: Millis,
): Promise<ClusterThen | null | "busy"> {
  const { history, config } = sources;
  const reachMs = Math.max(REACH_MS, REACH_CYCLES * config.intervalMs);
  const then = await history.readLastTickAt({ cluster, at, reachMs });
  if (then === null) return null;
  const held: Held = pictures.get(history) ?? new Map();
  pictures.set(history, held);
  const key = `${then}\0${cluster}`;
  const known = held.get(key);
  if (known) return known;
  const leave = slots.take();
  if (!leave) return "busy";
  const made = putTogether(sources, cluster, then).finally(leave);
  held.set(key, made);
  const forget = () => void (held.get(key) === made && held.delete(key));
  made.then(() => setTimeout(forget, KEPT_MS).unref(), forget);
  for (const oldest of [...held.keys()].slice(0, -MOST_KEPT)) held.delete(oldest);
  return made;
}

async function putTogether(sources: PastSources, cluster: string, then: Millis): Promise<ClusterThen | null> {
  const { history, config, setAside } = sources;
  const { intervalMs } = config;
  const last = await tickAt(history, cluster, then);
  if (!last) return null;
  const assembly = new PastAssembly(cluster, config.evaluation.defaults.windowMs, gapMs(intervalMs));
  // They are not held: the windows keep of them what is needed.
  const lead = { from: then - leadMs(readingsOf(last), intervalMs), to: then - 1 };
  for await (const tick of history.readTicks({ cluster, ...lead })) {
    await inTurns(assembly.adding(tick), TURNS);
    await TURNS.pause();
  }
  await inTurns(assembly.adding(last), TURNS);
  const near = then - REACH_CYCLES * intervalMs;
  const [events, watchedFrom, gone] = await Promise.all([
    history.readLastStatuses(cluster, then + 1),
    readWatched(history, cluster, then),
    history.readEvents({ cluster, from: near, to: then, kinds: ["group-deleted"], limit: MOST_GONE }),
  ]);
  const unread = assembly.missing(near);
  for (const { group } of gone) if (group !== null) unread.delete(group);
  const entries = (setAside.all() ?? []).filter((entry) => entry.at <= then);
  const known: KnownThen = {
    ...reportsOf(events),
    ...{ watchedFrom, unread },
    ...knownToday(sources, cluster),
    isSetAside: (group) => isSetAside(entries, cluster, group),
  };
  return inTurns(assembly.assembling(known), TURNS);
}

/** Within three cycles: more are deleted by nobody. */
const MOST_GONE = 10_000;

async function tickAt(history: Runtime["history"], cluster: string, at: Millis): Promise<StoredTick | null> {
  for await (const tick of history.readTicks({ cluster, from: at, to: at })) return tick;
  return null;
}

/** How many log ends and committed offsets are read at each tick. */
function readingsOf({ topics, subscriptions }: StoredTick): number {
  const logs = topics.reduce((sum, { logEnd }) => sum + logEnd.length, 0);
  return subscriptions.reduce((sum, { committed }) => sum + committed.length, logs);
}

/** Since when partitions have been watched without a gap, a day before at most; null of those that were not read then. */
async function readWatched(
  history: Runtime["history"],
  cluster: string,
  then: Millis,
): Promise<KnownThen["watchedFrom"]> {
  const from = await history.readWatchedFrom({ cluster, at: then, reachMs: UNBROKEN_MS });
  const tick = from === null ? null : await tickAt(history, cluster, from);
  const logs = new Map(tick?.topics.map(({ topic, logEnd }) => [topic, logEnd.length]));
  const counts = new Map<string, number>();
  for (const { group, topic, committed } of tick?.subscriptions ?? [])
    counts.set(`${group}\0${topic}`, Math.max(logs.get(topic) ?? 0, committed.length));
  return (group, topic, partition) => (partition < (counts.get(`${group}\0${topic}`) ?? 0) ? from : null);
}

/** What was reported of partitions, and of groups. */
function reportsOf(events: readonly HistoryEvent[]): Pick<KnownThen, "reported" | "statuses"> {
  const statuses = new Map<string, { status: (typeof CONSUMER_STATUSES)[number]; since: Millis }>();
  for (const { group, topic, after, at } of events) {
    const status = CONSUMER_STATUSES.find((one) => one === after);
    if (group !== null && topic === null && status) statuses.set(group, { status, since: at });
  }
  const reported = events.flatMap((event) => {
    const { group } = event;
    return group === null ? [] : reportOf(event).map((report) => ({ ...report, group }));
  });
  return { reported, statuses };
}
