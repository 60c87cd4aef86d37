/** An address that another cluster answers: nothing of it is read, also after a restart, until the settings want it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHistory } from "@/lib/history/history";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { Watch } from "./test-watch";

const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const name = uniqueName("identity");
const group = uniqueName("reader");
const OTHER = "another-cluster-0000000";
let watch: Watch | null = null;

beforeAll(async () => {
  await cluster.open();
  const topic = await cluster.createTopic([3]);
  await cluster.commit(group, topic, 0, 1);
});

afterAll(async () => {
  await watch?.stop();
  await cluster.close();
});

/** Starts anew, as a restart of the server does. */
async function restart(settings: { clusterId?: string } = {}): Promise<Watch> {
  await watch?.stop();
  return (watch = await Watch.start({ name, settings }));
}

test("which cluster it was is known after a restart, another one is refused with both ids and taken when it is wanted", async () => {
  const first = await restart();
  await first.group(group);
  const id = first.hub.cluster(name)!.clusterId!;
  await first.stop();
  const history = await openHistory({ url: process.env.TIDEMARK_TEST_DATABASE_URL ?? "" });
  try {
    expect(await history.readKafkaId(name)).toBe(id);
    // From now on it is as if another cluster had been watched until now.
    await history.writeKafkaId(name, OTHER);

    const refusing = await restart();
    const refused = await refusing.until(({ health }) => !health.reachable);
    expect(refused.health.reason).toContain(`answers for cluster ${id}, not for ${OTHER}, which is watched`);
    expect(refused.health.reason).toContain(`set clusterId to ${id}`);
    expect(refused.groups).toEqual([]);
    await refusing.stop();
    expect(refusing.events.map(({ kind }) => kind)).toEqual(["collection-gap"]);

    const taking = await restart({ clusterId: id });
    await taking.group(group);
    await taking.stop();
    expect(taking.events.find(({ kind }) => kind === "collection-gap")).toMatchObject({ before: OTHER, after: id });
    expect(taking.events.map(({ kind }) => kind)).not.toContain("group-deleted");
    expect(await history.readKafkaId(name)).toBe(id);
  } finally {
    await history.close();
  }
});
