/** The numbers against the judge: Kafka's own `kafka-consumer-groups`, from the jars that the brokers run. */
import { expect, type APIRequestContext } from "@playwright/test";
import { findPlaces } from "@/lib/cli/places";
import { ensureJava } from "@/lib/lab/java";
import { ensureKafkaJars } from "@/lib/lab/kafka-jars";
import { describeAllGroups, type OracleRow } from "@/lib/lab/oracle";
import { test } from "./test";
import { act, actIfAllowed, bootstrap, nextCycle, readAllGroups, wholeCluster } from "./world";

const key = (row: { group: string; topic: string; partition: number }) => `${row.group} ${row.topic}/${row.partition}`;

async function askOracle(request: APIRequestContext): Promise<Map<string, OracleRow>> {
  const { path: javaPath } = await ensureJava();
  const { dir: jarsDir } = await ensureKafkaJars({ dir: findPlaces().jars });
  const rows = await describeAllGroups({ javaPath, jarsDir, bootstrap: await bootstrap(request) });
  return new Map(rows.map((row) => [key(row), row]));
}

/** Every partition that the API shows with a committed offset, in the oracle's shape. */
async function askTidemark(request: APIRequestContext): Promise<Map<string, OracleRow>> {
  const groups = await readAllGroups(request);
  const rows = groups.flatMap((group) =>
    group.subscriptions.flatMap(({ partitions }) =>
      partitions.map(({ topic, partition, committed, logEnd, lag }) => ({
        group: group.group,
        topic,
        partition,
        committed: committed.known ? BigInt(committed.value) : null,
        logEnd: logEnd.known ? BigInt(logEnd.value) : null,
        lag: lag.known ? BigInt(lag.value) : null,
      })),
    ),
  );
  return new Map(rows.filter((row) => row.committed !== null).map((row) => [key(row), row]));
}

const committedOnly = (rows: Map<string, OracleRow>) =>
  [...rows.values()].filter((row) => row.committed !== null).sort((a, b) => key(a).localeCompare(key(b)));

test.beforeEach(({ request }) => wholeCluster(request));
test.afterEach(({ request }) => actIfAllowed(request, "lab", "resume-traffic"));

test("with traffic paused every lag, committed and log end offset equals the tool's", async ({ request }) => {
  await act(request, "lab", "pause-traffic");
  await nextCycle(request);
  // A coordinator that has just started leaves its groups out of the tool's list without a word; nothing moves meanwhile.
  await expect(async () => {
    const theirs = committedOnly(await askOracle(request));
    const ours = committedOnly(await askTidemark(request));
    expect(theirs.length).toBeGreaterThanOrEqual(15);
    expect(new Set(theirs.map((row) => row.group)).size).toBeGreaterThanOrEqual(8);
    expect(ours).toEqual(theirs);
  }).toPass({ timeout: 60_000 });
});

test("with traffic running every offset lies between two readings of the tool", async ({ request }) => {
  const before = await askOracle(request);
  await nextCycle(request);
  const ours = await askTidemark(request);
  const after = await askOracle(request);
  let moved = 0;
  for (const [name, row] of ours) {
    const low = before.get(name);
    const high = after.get(name);
    if (!low || !high || low.committed === null || high.committed === null) continue;
    expect(row.committed! >= low.committed && row.committed! <= high.committed, `${name} committed`).toBe(true);
    expect(row.logEnd! >= low.logEnd! && row.logEnd! <= high.logEnd!, `${name} log end`).toBe(true);
    expect(row.lag, `${name} lag`).toBe(row.logEnd! - row.committed!);
    if (high.logEnd! > low.logEnd!) moved++;
  }
  expect(moved).toBeGreaterThan(5);
});
