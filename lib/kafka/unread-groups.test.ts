/** Groups that cannot be read, by what asks for their offsets and by what asks for their members. */
import { describe, expect, it } from "vitest";
import type { Broker } from "@/lib/core/words/collection";
import { english } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { unknown } from "@/lib/core/words/known";
import { readCommitted } from "./committed-offsets";
import type { Connections } from "./connections";
import { Coordinators } from "./coordinators";
import { explainCode } from "./errors";
import type { ListedGroup } from "./coordinators";
import { readMembers } from "./members";
import type { FetchedTopic } from "./offset-fetch-codec";
import { RealPartitions } from "./real-partitions";
import { SlowGroups } from "./slow-groups";

const broker = (id: number): Broker => ({ id, host: `kafka-${id}`, port: 9092, rack: null });
const billing = (coordinator: number): ListedGroup => ({
  ...{ group: "billing", type: "classic", state: "Stable", coordinator },
});

/** Brokers of which each answers about the group with its code, and of which FindCoordinator names `coordinator`. */
function clusterOf(codes: Record<number, number>, coordinator: number, topics: FetchedTopic[] = []) {
  const asked: string[] = [];
  const codeOf = ({ id }: Broker, { name }: { name: string }) => {
    asked.push(`${name} at ${id}`);
    return codes[id] ?? 0;
  };
  const connections = {
    callForGroups: (to: Broker, kind: { name: string }) =>
      kind.name === "FindCoordinator"
        ? Promise.resolve([{ groupId: "billing", errorCode: 0, coordinator }])
        : Promise.resolve([{ groupId: "billing", errorCode: codeOf(to, kind), topics }]),
    call: (to: Broker, kind: { name: string }) =>
      Promise.resolve([
        { errorCode: codeOf(to, kind), group: "billing", state: "Stable", assignor: "range", members: [] },
      ]),
  } as unknown as Connections;
  const brokers = Object.keys(codes).map((id) => broker(Number(id)));
  const coordinators = new Coordinators(connections);
  coordinators.begin(brokers, []);
  return { asked, brokers, connections, coordinators };
}

async function read(
  { brokers, connections, coordinators }: ReturnType<typeof clusterOf>,
  group: ListedGroup,
  real = new RealPartitions(),
) {
  const slow = new SlowGroups(() => connections, { requestTimeoutMs: 1_000 });
  const offsets = await readCommitted(connections, brokers, [group], { coordinators, slow, real });
  return { offsets, members: await readMembers(connections, coordinators, [group]) };
}

it("a group whose coordinator is no broker of the metadata is told with that, and nobody is asked", async () => {
  const cluster = clusterOf({ 1: 0 }, 1);
  const { offsets, members } = await read(cluster, billing(3));
  const reason = say("coordinator.away", { broker: 3 });
  expect(cluster.asked).toEqual([]);
  expect(offsets).toMatchObject({ committed: [], unread: new Map([["billing", reason]]) });
  expect(members.groups).toMatchObject([{ group: "billing", state: null, members: unknown(reason) }]);
  for (const { problems } of [offsets, members])
    expect(problems).toMatchObject([
      { subject: "billing", message: expect.stringContaining(english(reason)) as string },
    ]);
});

describe("a broker that does not coordinate a group (now)", () => {
  it.each([14, 15, 16])("says so with code %d: the one that does is asked in the same poll", async (code) => {
    const cluster = clusterOf({ 1: code, 2: 0 }, 2, [{ name: "orders", committed: [7n], failed: [] }]);
    const { offsets, members } = await read(cluster, billing(1));
    expect(cluster.asked).toEqual([
      "OffsetFetch at 1",
      "OffsetFetch at 2",
      "DescribeGroups at 1",
      "DescribeGroups at 2",
    ]);
    expect(offsets).toMatchObject({ committed: [{ topic: "orders", offsets: [7n] }], unread: new Map(), problems: [] });
    expect(members).toMatchObject({ groups: [{ coordinator: 2, members: { known: true } }], problems: [] });
  });

  it("is asked once where it refuses for another reason, which is told", async () => {
    const cluster = clusterOf({ 1: 30, 2: 0 }, 2);
    const { offsets } = await read(cluster, billing(1));
    expect(cluster.asked).toEqual(["OffsetFetch at 1", "DescribeGroups at 1"]);
    expect(offsets.unread).toEqual(new Map([["billing", explainCode(30)]]));
  });
});

it("an offset on a partition that its topic does not have is left out, and told once two polls name it", async () => {
  const beyond = [-1, 3, 2_000_000].map((partition) => ({ partition, offset: 9n }));
  const cluster = clusterOf({ 1: 0 }, 1, [
    { name: "orders", committed: [7n, null, null, null, 4n], beyond, failed: [] },
  ]);
  const partition = { leader: 1, replicas: [1], inSyncReplicas: [1], offlineReplicas: [] };
  const partitions = [partition, partition, partition];
  const real = new RealPartitions();
  for (const count of [0, 1]) {
    real.begin([{ errorCode: 0, topic: "orders", topicId: null, internal: false, partitions }]);
    const { offsets } = await read(cluster, billing(1), real);
    expect(offsets.committed).toEqual([{ group: "billing", topic: "orders", offsets: [7n, null, null] }]);
    expect(real.problems()).toHaveLength(count);
  }
  expect(real.problems()).toMatchObject([
    { message: expect.stringContaining('of topic "orders", which has 3') as string },
  ]);
});
