/** Points the real collector at a cluster and holds what it shows against Kafka's own tool. */
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import type { ClusterSettings } from "@/lib/kafka/settings";
import { describeAllGroups } from "@/lib/lab/oracle";
import { Watch } from "@/lib/monitor/test-watch";
import { complaintsOf, differencesOf, type Expected } from "./compare";
import { groupsFor, type FieldGroup } from "./plan";
import { Mismatch, type Field } from "./row";
import { startTraffic } from "./traffic";
import { ensureVersion, VERSIONS, versionOf } from "./versions";

/** One way in which the cluster is watched. */
export interface Watched {
  /** For messages, where there are several. */
  name?: string;
  /** If the collector goes elsewhere than the traffic. */
  bootstrap?: string;
  settings?: Partial<ClusterSettings>;
  expected?: Partial<Omit<Expected, "groups">>;
}

export interface ClusterCheck {
  version: string;
  /** Where traffic and the tool go. */
  bootstrap: string;
  groups?: readonly FieldGroup[];
  replicationFactor?: number;
  /** All at once; default: one, plain. */
  watched?: readonly Watched[];
  /** Runs once everything is as expected; what it finds amiss it throws. Everything must be as expected again afterwards. */
  meanwhile?: (views: readonly View[]) => Promise<void>;
}

/** A watch under way, and what it should show. */
export interface View {
  name: string;
  watch: Watch;
  expected: Expected;
}

/** A cold cluster: groups settle, the commit stream begins, windows get their first samples. */
const SETTLE_MS = 60_000;
/** Snapshots that must be as expected one after another. */
const STEADY = 4;

/**
 * Puts the planned traffic on the cluster, watches it until all is as expected, and compares every number with the tool's.
 * Answers what was compared. Rejects with a `Mismatch`.
 */
export async function checkCluster(field: Field, check: ClusterCheck): Promise<string> {
  const { bootstrap, replicationFactor } = check;
  const groups = check.groups ?? groupsFor(versionOf(check.version).consumerProtocol);
  const traffic = await startTraffic({ bootstrap, groups, replicationFactor });
  const views: View[] = [];
  try {
    for (const watched of check.watched ?? [{}]) views.push(await view(field, bootstrap, groups, watched));
    await Promise.all(views.map(settle));
    if (check.meanwhile) {
      await check.meanwhile(views);
      await Promise.all(views.map(settle));
    }
    return await compare(field, bootstrap, views);
  } finally {
    await Promise.all(views.map(({ watch }) => watch.stop()));
    await traffic.stop();
  }
}

async function view(
  { databaseUrl }: Field,
  bootstrap: string,
  groups: readonly FieldGroup[],
  watched: Watched,
): Promise<View> {
  const { name = "", settings, expected } = watched;
  const watch = await Watch.start({ bootstrap: watched.bootstrap ?? bootstrap, databaseUrl, settings });
  return { name, watch, expected: { groups, stream: "running", problems: [], ...expected } };
}

const named = (name: string, found: readonly string[]) => (name ? found.map((each) => `${name}: ${each}`) : found);

/** Waits until several snapshots running are as expected. Rejects with what the last one lacks. */
async function settle({ name, watch, expected }: View): Promise<void> {
  let steady = 0;
  let last: string[] = ["there was no snapshot"];
  const isSteady = (snapshot: ClusterSnapshot) => {
    last = complaintsOf(snapshot, expected);
    steady = last.length === 0 ? steady + 1 : 0;
    return steady >= STEADY;
  };
  await watch.until(isSteady, SETTLE_MS).catch((error: Error) => {
    throw last.length > 0 ? new Mismatch(named(name, last)) : error;
  });
}

async function compare(field: Field, bootstrap: string, views: readonly View[]): Promise<string> {
  const jarsDir = await ensureVersion(VERSIONS.at(-1)!, field.cacheDir, field.log);
  const rows = await describeAllGroups({ javaPath: field.javaPath, jarsDir, bootstrap });
  const found: string[] = [];
  let all = 0;
  for (const { name, watch, expected } of views) {
    const snapshot = await watch.next();
    const { compared, differences } = differencesOf(snapshot, rows, expected.groups);
    found.push(...named(name, [...complaintsOf(snapshot, expected), ...differences]));
    all += compared;
  }
  if (found.length > 0) throw new Mismatch(found);
  const ways = views.length > 1 ? ` by ${views.length} ways in` : "";
  return `${views[0]!.expected.groups.length} groups, ${all} partitions${ways} equal kafka-consumer-groups`;
}

/** A cycle is half a second; so long without one is a gap. */
const GAP_MS = 5_000;

/** Looks at every snapshot for so many ms. Rejects when one is not as expected, or when they stop. */
export async function keepWatching(views: readonly View[], ms: number): Promise<void> {
  const found: string[] = [];
  const ends = views.map(({ name, watch, expected }) => {
    let last = Date.now();
    return watch.hub.subscribe({
      onSnapshot(snapshot) {
        const gap = Date.now() - last;
        last = Date.now();
        const silent = gap > GAP_MS ? [`no cycle for ${gap} ms`] : [];
        found.push(...named(name, [...silent, ...complaintsOf(snapshot, expected)]));
      },
      onEvents: () => undefined,
      onClose: () => undefined,
    });
  });
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const end of ends) end();
  if (found.length > 0) throw new Mismatch(found);
}
