/** Every version of the Metadata request against a real broker, which must tell the same in all of them. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Connections, parseAddress } from "./connections";
import { METADATA } from "./metadata-codec";
import { TestCluster, testSettings } from "./test-cluster";

const bootstrap = process.env.TIDEMARK_TEST_BROKERS ?? "";
const cluster = new TestCluster(bootstrap);
const connections = new Connections(testSettings(bootstrap));

beforeAll(() => cluster.open());

afterAll(async () => {
  await connections.close();
  await cluster.close();
});

test("tells the same in every version that is spoken, topic ids since version 10", async () => {
  const topic = await cluster.createTopic([1, 2, 3]);
  const [newest, ...older] = await Promise.all(
    METADATA.versions.map((version) =>
      connections.call(parseAddress(bootstrap.split(",")[0]!), { name: "Metadata", versions: [version] }, [topic]),
    ),
  );
  expect(newest).toMatchObject({ topics: [{ topic, errorCode: 0, internal: false }] });
  expect(newest!.topics[0]!.partitions).toHaveLength(3);
  expect(newest!.topics[0]!.topicId).toMatch(/^[0-9a-f-]{36}$/);
  expect(newest!.brokers.map(({ id }) => id)).toContain(newest!.topics[0]!.partitions[0]!.leader);
  const [eleven, ten, nine] = older;
  expect(eleven).toEqual(newest);
  expect(ten).toEqual(newest);
  expect(nine).toEqual({ ...newest, topics: newest!.topics.map((each) => ({ ...each, topicId: null })) });
});
