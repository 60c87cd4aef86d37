/** A quota on this program's own requests, against a real Kafka. */
import { Admin } from "@platformatic/kafka";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Poll } from "@/lib/core/words/collection";
import { createClusterSource } from "./source";
import { pollUntil, TestCluster, testSettings, uniqueName } from "./test-cluster";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const clientId = uniqueName("throttled");
const admin = new Admin({ clientId: "test", bootstrapBrokers: cluster.bootstrap.split(",") });
const source = createClusterSource("test", testSettings(cluster.bootstrap, { clientId, stream: false }));

const alter = (
  op: { key: "request_percentage"; value: number; remove: false } | { key: "request_percentage"; remove: true },
) =>
  admin.alterClientQuotas({
    entries: [{ entities: [{ entityType: "client-id", entityName: clientId }], ops: [op] }],
  });

beforeAll(() => cluster.open());

afterAll(async () => {
  await alter({ key: "request_percentage", remove: true });
  await source.close();
  await admin.close();
  await cluster.close();
});

test("that the brokers hold its requests back is told as a problem", async () => {
  const quotaProblem = (poll: Poll) => poll.problems.find(({ what }) => what === "quota");
  expect(quotaProblem(await source.poll(Date.now))).toBeUndefined();
  await alter({ key: "request_percentage", value: 0.01, remove: false });
  const poll = await pollUntil(source, (last) => quotaProblem(last) !== undefined);
  expect(quotaProblem(poll)?.message).toMatch(/^Throttled by a broker quota: .* by \d+\.\d s in this cycle\./);
});
