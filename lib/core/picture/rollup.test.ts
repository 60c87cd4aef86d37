import { describe, expect, it } from "vitest";
import { rollUp, type RollUpEntry } from "./rollup";
import type { ConsumerStatus, PartitionStatus } from "../words/terms";
import { known, unknown } from "../words/known";
import { plain } from "../words/sentences/facts";

const entry = (partition: number, status: `${PartitionStatus}/${ConsumerStatus}`, lag: bigint | null): RollUpEntry => {
  const [partitionStatus, consumerStatus] = status.split("/") as [PartitionStatus, ConsumerStatus];
  const evidence = `Stuck at offset ${partition}.`;
  const finding = { rule: "stalled", partitionStatus, consumerStatus, evidence, from: 0, to: 9 };
  return {
    topic: "payments",
    partition,
    verdict: { at: 9, partitionStatus, consumerStatus, finding: status === "OK/OK" ? null : finding, since: 0 },
    lag: lag === null ? unknown(plain("unknown.unread")) : known(lag),
    beyond: null,
  };
};

describe("status, case and why", () => {
  it.each<[string, RollUpEntry[], ConsumerStatus, string | null, string]>([
    ["all well", [entry(0, "OK/OK", 0n), entry(1, "OK/OK", 0n)], "OK", "normal", "keeping up"],
    ["well with lag", [entry(0, "OK/OK", 12n)], "OK", "normal", "keeping up"],
    [
      "well as far as known",
      [entry(0, "OK/OK", 1n), entry(1, "UNKNOWN/UNKNOWN", null)],
      "OK",
      "normal",
      "keeping up on 1 of 2 partitions; 1 unknown: could not be read",
    ],
    ["nothing known", [entry(0, "UNKNOWN/UNKNOWN", null)], "UNKNOWN", null, "1 partition unknown: could not be read"],
    ["no partition", [], "UNKNOWN", null, "no committed offsets, no assigned partitions"],
    [
      "slow",
      [entry(0, "OK/OK", 5n), entry(1, "OK/WARNING", 9n)],
      "WARNING",
      "throughput-problem",
      "payments/1: stuck at offset 1",
    ],
    [
      "stalled, of several the one with the greatest lag first",
      [entry(0, "STALLED/ERROR", 5n), entry(1, "STALLED/ERROR", 9n), entry(2, "OK/WARNING", 99n)],
      "ERROR",
      "stalled-consumer",
      "payments/1: stuck at offset 1; + 1 more partition",
    ],
    [
      "without a leader",
      [entry(0, "OFFLINE/ERROR", null), entry(1, "STOPPED/ERROR", 5n)],
      "ERROR",
      "offline-partition",
      "payments/0: stuck at offset 0; + 1 more partition",
    ],
  ])("%s", (_name, entries, status, kase, why) => {
    expect(rollUp(entries, 9)).toMatchObject({ status, case: kase, why });
  });
});

it("names the partition to look at first and lists findings worst first", () => {
  const rolled = rollUp([entry(0, "OK/OK", 900n), entry(1, "OK/WARNING", 9n), entry(2, "STOPPED/ERROR", 3n)], 9);
  expect(rolled.worst).toEqual({ topic: "payments", partition: 2 });
  expect(rolled.findings.map(({ partition }) => partition)).toEqual([2, 1]);
  expect(rollUp([entry(0, "OK/OK", 3n), entry(1, "OK/OK", 4n)], 9).worst).toEqual({ topic: "payments", partition: 1 });
});

it("puts the topic before the partition where there are several", () => {
  const other = { ...entry(1, "STALLED/ERROR", 1n), topic: "orders" };
  expect(rollUp([entry(0, "OK/OK", 0n), other], 9).why).toBe("orders/1: stuck at offset 1");
});

describe("muted partitions", () => {
  const muted = (one: RollUpEntry): RollUpEntry => ({ ...one, muted: true });

  it.each<[string, RollUpEntry[], ReturnType<typeof rollUp>["status"], boolean, string]>([
    ["do not count", [entry(0, "OK/OK", 0n), muted(entry(1, "STALLED/ERROR", 9n))], "OK", false, "keeping up; 1 muted"],
    [
      "do not hide what others say",
      [entry(0, "OK/WARNING", 3n), muted(entry(1, "STALLED/ERROR", 9n))],
      "WARNING",
      false,
      "payments/0: stuck at offset 0; 1 muted",
    ],
    [
      "make a muted group where there are no others; its status is still told",
      [muted(entry(1, "STALLED/ERROR", 9n))],
      "ERROR",
      true,
      "muted: payments/1: stuck at offset 1",
    ],
  ])("%s", (_name, entries, status, all, why) => {
    const rolled = rollUp(entries, 9);
    expect(rolled).toMatchObject({ status, why });
    expect(rolled.muted).toBe(all);
  });
});

it.each<[string, bigint[], number]>([
  ["with a few records more", [100n, 103n], 0],
  ["with half as many more", [100n, 150n], 0],
  ["with more than twice as many", [100n, 201n], 1],
])("another partition %s is looked at first, or not yet", (_, lags, first) => {
  const entries = lags.map((lag, partition) => entry(partition, "STALLED/ERROR", lag));
  const rolled = rollUp(entries, 9, null, { topic: "payments", partition: 0 });
  expect(rolled.worst).toEqual({ topic: "payments", partition: first });
  expect(rolled.findings[0]).toMatchObject({ topic: "payments", partition: first });
  expect(rolled.why).toBe(`payments/${first}: stuck at offset ${first}; + 1 more partition`);
});

it("findings of the same weight keep their places while lags differ by a few records", () => {
  const order = (lags: bigint[]) =>
    rollUp(
      lags.map((lag, partition) => entry(partition, "STALLED/ERROR", lag)),
      9,
      null,
      { topic: "payments", partition: 2 },
    ).findings.map(({ partition }) => partition);
  expect(order([500n, 501n, 510n])).toEqual([2, 0, 1]);
  expect(order([503n, 502n, 505n])).toEqual([2, 0, 1]);
});
