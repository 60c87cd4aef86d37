/** Points the real collector at a cluster and holds what it shows against Kafka's own tool. */
import type { ClusterSnapshot } from "@/lib/core/snapshot";
import type { ClusterSettings } from "@/lib/kafka/settings";
import { describeAllGroups } from "@/lib/lab/oracle";
import { Watch } from "@/lib/monitor/test-watch";
import { complaintsOf, differencesOf, type Expected } from "./compare";
import { groupsFor } from "./plan";
import { Mismatch, type Field } from "./row";
import { startTraffic } from "./traffic";
import { ensureVersion, VERSIONS, versionOf } from "./versions";

export interface ClusterCheck {
  version: string;
  /** Where traffic and the tool go. */
  bootstrap: string;
  /** Where the collector goes, if elsewhere. */
  watched?: string;
  replicationFactor?: number;
  settings?: Partial<ClusterSettings>;
  expected?: Partial<Expected>;
  /** Runs beside the watch once everything is as expected: a rotation, a minute of waiting. */
  meanwhile?: (watch: Watch) => Promise<void>;
}

/** A cold cluster: groups settle, the commit stream begins, windows get their first samples. */
const SETTLE_MS = 40_000;
/** Snapshots that must be as expected one after another. */
const STEADY = 4;

/**
 * Puts the planned traffic on the cluster, watches it until all is as expected, and compares every number with the tool's.
 * Answers what was compared. Rejects with a `Mismatch`.
 */
export async function checkCluster(field: Field, check: ClusterCheck): Promise<string> {
  const { version, bootstrap } = check;
  const groups = groupsFor(versionOf(version).consumerProtocol);
  const expected: Expected = { groups, stream: "running", problems: [], ...check.expected };
  const traffic = await startTraffic({ bootstrap, groups, replicationFactor: check.replicationFactor });
  try {
    const watch = await Watch.start({
      bootstrap: check.watched ?? bootstrap,
      databaseUrl: field.databaseUrl,
      settings: check.settings,
    });
    try {
      await settle(watch, expected);
      await check.meanwhile?.(watch);
      return await compare(field, check, watch, expected);
    } finally {
      await watch.stop();
    }
  } finally {
    await traffic.stop();
  }
}

/** Waits until several snapshots running are as expected. Rejects with what the last one lacks. */
async function settle(watch: Watch, expected: Expected): Promise<void> {
  let steady = 0;
  let last: string[] = ["there was no snapshot"];
  const isSteady = (snapshot: ClusterSnapshot) => {
    last = complaintsOf(snapshot, expected);
    steady = last.length === 0 ? steady + 1 : 0;
    return steady >= STEADY;
  };
  await watch.until(isSteady, SETTLE_MS).catch((error: Error) => {
    throw last.length > 0 ? new Mismatch(last) : error;
  });
}

async function compare(field: Field, check: ClusterCheck, watch: Watch, expected: Expected): Promise<string> {
  const jarsDir = await ensureVersion(VERSIONS.at(-1)!, field.cacheDir, field.log);
  const rows = await describeAllGroups({ javaPath: field.javaPath, jarsDir, bootstrap: check.bootstrap });
  const snapshot = await watch.next();
  const { compared, differences } = differencesOf(snapshot, rows, expected.groups);
  const found = [...complaintsOf(snapshot, expected), ...differences];
  if (found.length > 0) throw new Mismatch(found);
  return `${expected.groups.length} groups, ${compared} partitions equal kafka-consumer-groups; stream ${expected.stream}`;
}
