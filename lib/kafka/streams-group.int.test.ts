/** Streams groups (KIP-1071) against a real Kafka. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Poll } from "@/lib/core/words/collection";
import { Connections } from "./connections";
import { readMetadata } from "./metadata";
import { FIND_COORDINATOR } from "./requests";
import { createClusterSource } from "./source";
import { pollUntil, TestCluster, testSettings, uniqueName } from "./test-cluster";
import { joinStreamsGroup } from "./test-streams-member";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const bootstrap = cluster.bootstrap.split(",");
const connections = new Connections({ brokers: bootstrap });
const source = createClusterSource("test", testSettings(cluster.bootstrap));

beforeAll(() => cluster.open());

afterAll(async () => {
  await source.close();
  await connections.close();
  await cluster.close();
});

test("have members with the partitions of their tasks", async () => {
  const topic = await cluster.createTopic([3, 3]);
  const group = uniqueName("streams");
  const metadata = await readMetadata(connections, bootstrap, [], []);
  const [found] = await connections.callForGroups(metadata.brokers[0]!, FIND_COORDINATOR, [group]);
  const broker = metadata.brokers.find(({ id }) => id === found?.coordinator)!;
  const leave = await joinStreamsGroup(connections, broker, { group, memberId: "member-1", topic });
  const find = (poll: Poll) => poll.groups.find((found) => found.group === group);
  const poll = await pollUntil(source, (last) => find(last)?.state === "Stable");
  expect(find(poll)).toMatchObject({
    type: "streams",
    state: "Stable",
    members: { known: true, value: [{ memberId: "member-1", clientId: "tidemark" }] },
  });
  const { members } = find(poll)!;
  const assignment = members.known ? members.value[0]!.assignment : null;
  expect(assignment).toEqual({ known: true, value: [{ topic, partitions: [0, 1] }] });
  expect(poll.problems.filter(({ subject }) => subject === group)).toEqual([]);
  await leave();
  const after = await pollUntil(source, (last) => find(last)?.state === "Empty");
  expect(find(after)).toMatchObject({ type: "streams", members: { known: true, value: [] } });
});
