import { describe, expect, it } from "vitest";
import type { GroupDetail, MemberWire, PartitionWire } from "@/lib/api/contract";
import {
  drawnStatus,
  isFallingBehind,
  memberLoads,
  memberSteps,
  orderFindings,
  orderPartitions,
  partitionRanges,
  partitionSteps,
} from "./rank";

const none = { known: false as const, reason: "not read" };

function row(partition: number, lag: number | null, change: Partial<PartitionWire> = {}): PartitionWire {
  return {
    ...{ topic: "t", partition, status: "OK", consumerStatus: "OK", since: 0, finding: null },
    ...{ committed: none, logEnd: none, logStart: none, timeLag: none, produceRate: none, consumeRate: none },
    ...{ catchUp: none, lastCommitAt: null, lost: none, leader: 1, replicas: [1], inSyncReplicas: [1], owner: null },
    ...{
      recordsLag: none,
      recordsLagMax: none,
      recordsLagAvg: none,
      commitGap: none,
      retentionShare: none,
      lossIn: none,
    },
    lag: lag === null ? none : { known: true, value: String(lag) },
    ...change,
  };
}

const numbers = (rows: PartitionWire[]) => rows.map(({ partition }) => partition);

describe("orderPartitions", () => {
  it("puts the worse status before the greater lag", () => {
    const rows = [row(0, 900), row(1, 5, { status: "STALLED" }), row(2, 7, { consumerStatus: "WARNING" })];
    expect(numbers(orderPartitions(rows, "worst"))).toEqual([1, 2, 0]);
  });

  it("orders those in trouble by the magnitude of the lag, the unknown last, and the well by number", () => {
    const stalled = { status: "STALLED" as const };
    const rows = [row(0, null, stalled), row(1, 40, stalled), row(2, 50, stalled), row(3, 900, stalled)];
    expect(numbers(orderPartitions(rows, "worst"))).toEqual([3, 1, 2, 0]);
    expect(numbers(orderPartitions([row(5, 9), row(4, 100), row(6, 0)], "worst"))).toEqual([4, 5, 6]);
  });

  it("orders by number alone when asked", () => {
    expect(numbers(orderPartitions([row(10, 1), row(9, 2, { status: "STALLED" })], "number"))).toEqual([9, 10]);
  });
});

describe("an order that remembers", () => {
  it.each<[string, Partial<PartitionWire>, number[], number[][]]>([
    [
      "well",
      {},
      [0, 5_000, 30],
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ],
    [
      "stalled",
      { status: "STALLED" },
      [90, 110, 190, 210, 110, 40],
      [
        [0, 1],
        [0, 1],
        [0, 1],
        [1, 0],
        [1, 0],
        [0, 1],
      ],
    ],
  ])("leaves partitions that are %s where they are until one is clearly another", (_, change, lags, orders) => {
    const steps = partitionSteps();
    const rows = (lag: number) => [row(0, 50, change), row(1, lag, change)];
    expect(lags.map((lag) => numbers(orderPartitions(rows(lag), "worst", steps)))).toEqual(orders);
  });
});

it("findings stand as the partitions do, but the first one, which the group's sentence is made of", () => {
  const finding = (partition: number) => ({ topic: "t", partition }) as unknown as GroupDetail["findings"][number];
  const order = (findings: number[], rows: number[]) =>
    orderFindings(
      findings.map(finding),
      rows.map((one) => row(one, 1)),
    ).map(({ partition }) => partition);
  expect(order([2, 0, 1], [0, 1, 2])).toEqual([2, 0, 1]);
  expect(order([2, 1, 0], [0, 1, 2])).toEqual([2, 0, 1]);
  expect(order([], [0])).toEqual([]);
});

describe("a partition that is well while its consumer is too slow", () => {
  it.each<[Partial<PartitionWire>, boolean, string]>([
    [{ consumerStatus: "WARNING" }, true, "WARNING"],
    [{ status: "STALLED", consumerStatus: "ERROR" }, false, "STALLED"],
    [{}, false, "OK"],
  ])("%j falls behind: %s, and is drawn as %s", (change, falls, drawn) => {
    expect(isFallingBehind(row(0, 1, change))).toBe(falls);
    expect(drawnStatus(row(0, 1, change))).toBe(drawn);
  });
});

describe("memberLoads", () => {
  const member = (memberId: string, assignment: MemberWire["assignment"]): MemberWire => ({
    ...{ memberId, instanceId: null, clientId: memberId, host: "/10.0.0.1", assignment },
  });
  const owning = (...partitions: number[]) => ({ known: true as const, value: [{ topic: "t", partitions }] });
  const detail = (members: MemberWire[]) =>
    ({
      members: { known: true, value: members },
      subscriptions: [{ topic: "t", partitions: [row(0, 5), row(1, 50), row(2, null)] }],
    }) as unknown as GroupDetail;

  it("sums what each carries, heaviest first, idle last, and counts what is missing from the sum", () => {
    const members = [
      member("idle", { known: true, value: [] }),
      member("light", owning(0)),
      member("heavy", owning(1, 2)),
    ];
    const loads = memberLoads(detail(members));
    expect(loads.map(({ member: { memberId }, lag, unknown, idle }) => [memberId, lag, unknown, idle])).toEqual([
      ["heavy", 50n, 1, false],
      ["light", 5n, 0, false],
      ["idle", null, 0, true],
    ]);
  });

  it("leaves members where they are until one carries clearly more", () => {
    const steps = memberSteps();
    const order = (lag: number) => {
      const of = detail([member("a", owning(0)), member("b", owning(1))]);
      const subscriptions = [{ topic: "t", partitions: [row(0, 50), row(1, lag)] }];
      return memberLoads({ ...of, subscriptions } as GroupDetail, steps).map((load) => load.member.memberId);
    };
    expect([90, 110, 190, 210, 110].map((lag) => order(lag).join(""))).toEqual(["ab", "ab", "ab", "ba", "ba"]);
  });

  it("does not call a member idle whose assignment could not be read", () => {
    expect(memberLoads(detail([member("m", none)]))[0]).toMatchObject({ partitions: null, idle: null });
  });
});

describe("partitionRanges", () => {
  it("joins neighbours", () => {
    expect(partitionRanges([9, 0, 1, 2, 7, 10])).toBe("0-2, 7, 9-10");
    expect(partitionRanges([])).toBe("");
  });
});
