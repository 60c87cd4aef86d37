/** Rows behind a proxy: clusters that place coordinators, list groups or know versions otherwise than a plain broker. */
import { join } from "node:path";
import { KAFKA_VERSION } from "@/lib/lab/kafka-jars";
import { startFieldBrokers } from "./broker";
import { checkCluster, type ClusterCheck } from "./check-cluster";
import { groupsFor } from "./plan";
import { HIDES_IDLE_GROUPS, KAFKA_2_1, onlyOldVersions, PLACES_COORDINATORS_ITS_OWN_WAY } from "./proxy/disguises";
import { startProxy, type ProxyOptions } from "./proxy/proxy";
import { Mismatch, type Field, type Row } from "./row";
import { ensureVersion, versionOf } from "./versions";

type Disguise = Pick<ProxyOptions, "rewrites" | "newest">;

/** Checks a cluster through a proxy; traffic and the tool go to the brokers themselves. Rejects as `checkCluster` does. */
async function checkBehindProxy(
  field: Field,
  bootstrap: string,
  disguise: Disguise,
  check: Partial<ClusterCheck> = {},
): Promise<string> {
  const proxy = await startProxy({ brokers: bootstrap.split(","), basePort: field.basePort + 100, ...disguise });
  try {
    const watched = [{ bootstrap: proxy.bootstrap }];
    const summary = await checkCluster(field, { version: KAFKA_VERSION, bootstrap, watched, ...check });
    if (proxy.refused.length > 0)
      throw new Mismatch([`requests too new for it: ${[...new Set(proxy.refused)].join(", ")}`]);
    return summary;
  } finally {
    await proxy.stop();
  }
}

/** Runs something on brokers of the lab's version. */
async function onBrokers<T>(field: Field, brokers: 1 | 3, run: (bootstrap: string) => Promise<T>): Promise<T> {
  const version = versionOf(KAFKA_VERSION);
  const jarsDir = await ensureVersion(version, field.cacheDir, field.log);
  const { javaPath, basePort, dir } = field;
  const place = { javaPath, jarsDir, basePort, dir: join(dir, "brokers") };
  const cluster = await startFieldBrokers({ ...place, version, brokers });
  try {
    return await run(cluster.bootstrap);
  } finally {
    await cluster.stop();
  }
}

const PLACEMENT: Disguise = { rewrites: PLACES_COORDINATORS_ITS_OWN_WAY };
export const IDLE: Disguise = { rewrites: HIDES_IDLE_GROUPS };
const OLD: Disguise = { rewrites: onlyOldVersions(KAFKA_2_1), newest: KAFKA_2_1 };

/** Three brokers without a proxy, and the three proxies. */
export const PROXY_ROWS: readonly Row[] = [
  {
    name: "three-brokers",
    cluster: "three brokers, replication 3",
    version: KAFKA_VERSION,
    works: "everything",
    run: (field) =>
      onBrokers(field, 3, (bootstrap) =>
        checkCluster(field, { version: KAFKA_VERSION, bootstrap, replicationFactor: 3 }),
      ),
  },
  {
    name: "proxy-coordinators",
    cluster: "three brokers behind a proxy, groups placed by another rule than Kafka's",
    version: KAFKA_VERSION,
    works: "everything",
    run: (field) =>
      onBrokers(field, 3, (bootstrap) => checkBehindProxy(field, bootstrap, PLACEMENT, { replicationFactor: 3 })),
  },
  {
    name: "proxy-idle-groups",
    cluster: "a proxy that leaves idle groups out of the list",
    version: KAFKA_VERSION,
    works: "everything",
    run: (field) => onBrokers(field, 1, (bootstrap) => checkBehindProxy(field, bootstrap, IDLE)),
  },
  {
    name: "proxy-old-versions",
    cluster: "a proxy that knows requests as old as Kafka 2.1's only",
    version: KAFKA_VERSION,
    works: "everything for classic groups",
    run: (field) =>
      onBrokers(field, 1, (bootstrap) => checkBehindProxy(field, bootstrap, OLD, { groups: groupsFor(false) })),
  },
];
