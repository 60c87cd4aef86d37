/** The whole server process without pages: real brokers, real Postgres, one cluster that answers and one that does not. */
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { Kafka, logLevel } from "kafkajs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { findFreePort } from "@/lib/lab/port";
import { runtime, start, type Runtime } from "./runtime";

const brokers = process.env.TIDEMARK_TEST_BROKERS ?? "";
const topic = `runtime-${process.pid}-${Date.now()}`;
const group = `${topic}-group`;
const kafka = new Kafka({ clientId: "runtime-test", brokers: brokers.split(","), logLevel: logLevel.NOTHING });
const admin = kafka.admin();
const producer = kafka.producer();
/** Takes connections and says nothing. */
const sockets = new Set<Socket>();
const silent = createServer((socket) => void sockets.add(socket));
const slot = globalThis as typeof globalThis & { tidemarkRuntime?: Runtime };

beforeAll(async () => {
  await admin.connect();
  await producer.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 2 }], waitForLeaders: true });
  await send(30);
  await admin.setOffsets({
    groupId: group,
    topic,
    partitions: [0, 1].map((partition) => ({ partition, offset: "10" })),
  });
  process.env.KAFKA_BROKERS = brokers;
  process.env.TIDEMARK_CLUSTER_NAME = `up-${topic}`;
  process.env.TIDEMARK_INTERVAL_MS = "1000";
  process.env.DATABASE_URL = process.env.TIDEMARK_TEST_DATABASE_URL;
  process.env.TIDEMARK_CONFIG = "";
});

afterAll(async () => {
  await slot.tidemarkRuntime?.stop();
  for (const socket of sockets) socket.destroy();
  silent.close();
  await producer.disconnect();
  await admin.disconnect();
});

/** Sends `count` records to each partition. */
async function send(count: number): Promise<void> {
  const messages = [0, 1].flatMap((partition) =>
    Array.from({ length: count }, (_, n) => ({ partition, value: `${n}` })),
  );
  await producer.send({ topic, messages });
}

/** Resolves with the first snapshot of `cluster`, now or later, that `wanted` accepts. */
function snapshotOf(cluster: string, wanted: (snapshot: ClusterSnapshot) => boolean): Promise<ClusterSnapshot> {
  const { hub } = runtime();
  const last = hub.cluster(cluster);
  if (last && wanted(last)) return Promise.resolve(last);
  return new Promise((resolve) => {
    const end = hub.subscribe({
      onSnapshot: (snapshot) => {
        if (snapshot.cluster !== cluster || !wanted(snapshot)) return;
        end();
        resolve(snapshot);
      },
      onEvents: () => undefined,
      onClose: () => undefined,
    });
  });
}

const lagOf = (snapshot: ClusterSnapshot) => snapshot.groups.find((entry) => entry.group === group)?.lag;

test("one cluster that does not answer keeps nobody from reading the other, and says since when and why", async () => {
  const dead = await findFreePort(29_990);
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const mute = (silent.address() as AddressInfo).port;
  // Longer than this test: whoever waits for its answer does not get through.
  const limits = "connectionTimeoutMs: 600000\n    requestTimeoutMs: 600000";
  const { writeFileSync, mkdtempSync } = await import("node:fs");
  const file = `${mkdtempSync("/tmp/tidemark-runtime-")}/tidemark.yaml`;
  const ofSilent = `  silent:\n    brokers: ["127.0.0.1:${mute}"]\n    ${limits}\n`;
  writeFileSync(file, `clusters:\n  down:\n    brokers: ["127.0.0.1:${dead}"]\n${ofSilent}`);
  process.env.TIDEMARK_CONFIG = file;
  const before = Date.now();
  await start();
  const [up, down] = await Promise.all([
    snapshotOf(`up-${topic}`, (snapshot) => lagOf(snapshot) !== undefined),
    snapshotOf("down", (snapshot) => !snapshot.health.reachable),
  ]);
  expect(lagOf(up)).toEqual({ value: 40n, unknown: 0 });
  expect(down.health.reason).toContain(`127.0.0.1:${dead}`);
  expect(down.health.since).toBeGreaterThanOrEqual(before);
  expect(down.at).toBeNull();
  // The dead neighbours hold nobody up: the living cluster goes on, while the first poll of one is still waited for.
  const next = await snapshotOf(`up-${topic}`, (snapshot) => (snapshot.at ?? 0) >= up.at! + 2000);
  expect(next.at).toBeGreaterThanOrEqual(up.at! + 2000);
  expect(runtime().hub.cluster("silent")?.at ?? null).toBeNull();
  expect(sockets.size).toBeGreaterThan(0);
});

test("what is collected is stored, and a new start goes on where the old one ended", async () => {
  const name = `up-${topic}`;
  const { history } = runtime();
  const read = () =>
    history.readGroup({ cluster: name, group, from: Date.now() - 120_000, to: Date.now(), points: 5000 });
  await expect.poll(async () => (await read()).topics[0]?.at.length ?? 0).toBeGreaterThan(3);
  const earlier = runtime()
    .hub.cluster(name)!
    .groups.find((entry) => entry.group === group)!;
  const stored = (await read()).topics[0]!;
  expect(stored.partitions.map(({ lag }) => lag.at(-1))).toEqual([20n, 20n]);

  await runtime().stop();
  delete slot.tidemarkRuntime;
  await send(5);
  await start();
  const later = await snapshotOf(name, (snapshot) => lagOf(snapshot) !== undefined);
  expect(lagOf(later)?.value).toBe(50n);
  const again = later.groups.find((entry) => entry.group === group)!;
  // The first picture after the start already has the minutes before it.
  expect(again.trend.at[0]).toBe(earlier.trend.at[0]);
  const all = await runtime().history.readGroup({
    cluster: name,
    group,
    from: stored.at[0]!,
    to: Date.now(),
    points: 5000,
  });
  expect(all.topics[0]!.at.slice(0, stored.at.length)).toEqual(stored.at);
});
