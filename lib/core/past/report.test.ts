/** What is said of a past moment: the report leads, and the rules add what they see where they see the same. */
import { describe, expect, it } from "vitest";
import type { Finding, Verdict } from "../judge/verdict";
import { say, type Said } from "../words/sentences/facts";
import type { ConsumerStatus, PartitionStatus } from "../words/terms";
import { findingOfReport, followReports, reportAt, runFrom, saidThen, toReports } from "./report";

const AT = 1000;
const KNOWN = { judgedFrom: 400, unbrokenFrom: 200 };

const found = (partitionStatus: PartitionStatus, consumerStatus: ConsumerStatus): Finding => ({
  ...{ rule: "a-rule", evidence: "seen", partitionStatus, consumerStatus, from: AT, to: AT },
});
function verdict(partitionStatus: PartitionStatus, consumerStatus: ConsumerStatus, since: number): Verdict {
  const finding = consumerStatus === "OK" ? null : found(partitionStatus, consumerStatus);
  return { at: AT, partitionStatus, consumerStatus, finding, since };
}
const report = (status: PartitionStatus, said?: Said) => ({
  ...{ at: 500, status, message: "as reported", ...(said && { said }) },
});

describe("what is said of a moment", () => {
  const ok = (since: number) => verdict("OK", "OK", since);
  const stopped = (since: number) => verdict("STOPPED", "ERROR", since);
  const slow = (since: number) => verdict("OK", "WARNING", since);
  it.each<[string, Verdict, PartitionStatus | null, since: number, atLeast: boolean, evidence: string | null, object?]>(
    [
      ["never changed and well: since it is watched, at least", ok(700), null, 200, true, null],
      ["never changed, and the rules find it to begin", stopped(700), null, 700, false, "seen"],
      ["never changed, and the rules find it from the first on", stopped(400), null, 400, true, "seen"],
      ["reported and seen: since the report, in the words of the rules", stopped(700), "STOPPED", 500, false, "seen"],
      ["too slow of a partition that was reported to be well", slow(700), "OK", 700, false, "seen"],
      ["too slow since before it was reported to be well", slow(400), "OK", 500, false, "seen"],
      [
        "reported, and the rules are silent",
        ...([ok(700), "STOPPED", 500, false, "as reported", { partitionStatus: "OK", finding: null }] as const),
      ],
      [
        "reported to be well, and the rules find trouble",
        ...([
          stopped(700),
          "OK",
          500,
          false,
          null,
          { partitionStatus: "STOPPED", finding: { evidence: "seen" } },
        ] as const),
      ],
    ],
  )("%s", (_, judged, status, since, atLeast, evidence, otherwise) => {
    const said = saidThen(judged, status && report(status), KNOWN);
    expect(said.partitionStatus).toBe(status ?? judged.partitionStatus);
    expect([said.since, said.sinceAtLeast, said.finding?.evidence ?? null]).toEqual([since, atLeast, evidence]);
    if (otherwise) expect(said.otherwise).toMatchObject(otherwise);
    else expect(said.otherwise).toBeNull();
  });
});

describe("a finding as it was reported", () => {
  const stood = { offset: "8", ms: 90, lag: "3" };
  const standing = { ...stood, atLeast: false, arrived: null };
  it.each<[string, PartitionStatus, Said | undefined, rule: string, from: number]>([
    ["a stop", "STOPPED", say("stopped.nobody", stood), "stopped", 410],
    ["a stall", "STALLED", say("stalled.repeats", standing), "stalled", 410],
    [
      "a stop beside a habit",
      "STOPPED",
      say("habit.never-longer", { said: say("stopped.nobody", stood), longestMs: 1, knownMs: 1, commits: 9 }),
      ...(["stopped", 410] as const),
    ],
    ["a rewind", "REWIND", say("rewind.back", { from: "9", to: "1", back: "8", ms: 60 }), "rewind", 440],
    ["a lost leader", "OFFLINE", say("offline.leaderless", { ms: 30, atLeast: false }), "offline", 470],
    ["no data", "UNKNOWN", say("no-data.no-commit", {}), "no-data", 500],
    [
      "a stall by Burrow's rules",
      "STALLED",
      say("burrow.stall", { offset: "8", commits: 9, lag: "3" }),
      "burrow-stall",
      500,
    ],
    ["what an older version told without facts", "STOPPED", undefined, "stopped", 500],
    ["facts that are no numbers", "STOPPED", { key: "stopped.nobody", values: { ms: "x" } } as never, "stopped", 500],
  ])("%s", (_, status, said, rule, from) => {
    expect(findingOfReport(report(status, said))).toMatchObject({
      ...{ rule, from, to: 500, partitionStatus: status, evidence: "as reported" },
    });
  });

  it("is none where nothing was wrong, and where no rule said anything", () => {
    const plain = say("happened.partition", { topic: "orders", partition: 0, status: "UNKNOWN" });
    expect([findingOfReport(report("OK")), findingOfReport(report("UNKNOWN", plain))]).toEqual([null, null]);
  });
});

it("reports hold until the next one, or until their group is deleted", () => {
  const status = { kind: "status", message: "" };
  const reports = toReports([
    { ...status, at: 30, after: "STALLED" },
    { ...status, at: 10, after: "OK" },
    { at: 50, kind: "group-deleted", after: null, message: "" },
    { at: 40, kind: "note", after: null, message: "" },
    { ...status, at: 45, after: "no status" },
  ]);
  const moments = [9, 10, 29, 30, 49, 50];
  const held = moments.map((at) => reportAt(reports, at)?.status ?? null);
  const follow = followReports(reports);
  expect(moments.map((at) => follow(at)?.status ?? null)).toEqual(held);
  expect(held).toEqual([null, "OK", "OK", "STALLED", "STALLED", null]);
});

it("a run begins after the last gap", () => {
  expect([runFrom([0, 5, 10], 5), runFrom([0, 5, 20, 25], 5), runFrom([7], 5)]).toEqual([0, 20, 7]);
});
