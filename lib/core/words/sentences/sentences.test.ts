/** Every sentence in English as it has always been, and in Korean with the same numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, formatRate } from "../format";
import { inEnglish } from "./english";
import {
  type CredentialFacts,
  plain,
  sameSaid,
  say,
  roundedMs,
  roundedRate,
  wholeMs,
  type Facts,
  type Said,
  type ErrorFacts,
  type ProblemFacts,
  type ReasonFacts,
} from "./facts";
import { inKorean, korean } from "./korean";
import type { NoteFacts } from "./notes/facts";
import { statedByOne } from "./test-same-facts";
import { expectedOf, rowsOf, spokenOf, type Rows } from "./test-sentences";

const MIN = 60_000;
const HOUR = 60 * MIN;
const standing = { offset: "18200441", ms: 12 * MIN, atLeast: false, arrived: 8400, lag: "91342" };
const transaction = { topic: "payments", partition: 3, producerId: "7", transactionalId: "pay-1" };
const finding = say("stalled.repeats", standing);
const place = { topic: "payments", partition: 3, said: finding, more: 0, unknown: 0 };
const members = { joined: 0, left: 0, assignors: [], generations: [] };
const message = { receiver: "ops", delivery: "ops/default/1/1", kind: "news", outcome: "delivered" } as const;
const trouble = { severity: "ERROR", state: "firing", end: null, incident: "group/prod/fraud-check@1" } as const;
const sent = { ...message, problems: 1, subject: "group", name: "fraud-check", ...trouble } as const;
const several = { ...message, problems: 12 };

type Elsewhere = ReasonFacts & ErrorFacts & CredentialFacts & ProblemFacts & NoteFacts;

/** Findings, groups and happenings; each other subject has a table of its own beside its sentences. */
const SENTENCES: Rows<Omit<Facts, keyof Elsewhere>> = {
  "as-it-is": [[{ text: "It stands at 12." }, "It stands at 12."]],
  "stalled.repeats": [
    [
      standing,
      "Stuck at offset 18,200,441 for 12 min; the consumer keeps re-committing it; 91,342 records waiting " +
        "(8,400 arrived since).",
    ],
    [
      { ...standing, atLeast: true, arrived: null, lag: "1" },
      "Stuck at offset 18,200,441 for at least 12 min; the consumer keeps re-committing it; 1 record waiting.",
    ],
  ],
  "stalled.silent-member": [
    [
      { ...standing, arrived: 1, ms: 45_000 },
      "Stuck at offset 18,200,441 for 45 s; the consumer is in the group but commits nothing; 91,342 records " +
        "waiting (1 arrived since).",
    ],
  ],
  "habit.never-longer": [
    [
      {
        said: say("stalled.silent-member", { ...standing, arrived: 1, ms: 45_000 }),
        ...{ longestMs: 3 * MIN, knownMs: 14 * 24 * HOUR, commits: 8412 },
      },
      "Stuck at offset 18,200,441 for 45 s; the consumer is in the group but commits nothing; 91,342 records " +
        "waiting (1 arrived since); outside reported incidents and off-hours, it was never silent for longer " +
        "than 3 min with records waiting in the last 14 d (8,412 commits).",
    ],
  ],
  "stalled.goes-on": [
    [
      { ...standing, arrived: 0, ms: 125 * MIN },
      "Stuck at offset 18,200,441 for 2 h 5 min; the consumer has not moved since; 91,342 records waiting (0 " +
        "arrived since).",
    ],
  ],
  "stalled.hardly-moves": [
    [
      { offset: "5120", lateMs: 118_000, gapMs: 119_000, lag: "640" },
      "Barely moving: after 119 s the group committed offset 5,120, where the log end was 118 s earlier; it " +
        "was always on time before; 640 records waiting.",
    ],
  ],
  "stopped.nobody": [
    [
      { offset: "9007199254740993", ms: 76 * HOUR, lag: "18" },
      "No commit for 3 d 4 h, still at offset 9,007,199,254,740,993; 18 records waiting; the group has no members.",
    ],
  ],
  "stopped.members-unknown": [
    [
      { offset: "0", ms: 800, lag: "18" },
      "No commit for 800 ms, still at offset 0; 18 records waiting; its members are unknown.",
    ],
  ],
  "falling-behind.slower": [
    [
      { ms: 95_000, lag: 8400, produced: 1320, consumed: 0.25 },
      "95 s behind (8,400 records) and falling further behind: 1,320 records/s in, 0.25 records/s out.",
    ],
    [{ ms: 95_000, lag: 1, produced: null, consumed: 3 }, "95 s behind (1 record) and falling further behind."],
    [
      { ms: null, lag: 8400, produced: null, consumed: null },
      "8,400 records behind (time unknown) and falling further behind.",
    ],
  ],
  "rewind.back": [
    [
      { from: "44120", ms: 3 * MIN, to: "40000", back: "4120" },
      "Went back from offset 44,120 3 min ago; now at 40,000, 4,120 records lower.",
    ],
  ],
  "offline.leaderless": [
    [{ ms: 45_000, atLeast: false }, "No leader for 45 s; nothing can be read or written."],
    [{ ms: 45_000, atLeast: true }, "No leader for at least 45 s; nothing can be read or written."],
  ],
  "no-data.no-commit": [[{}, "No committed offset."]],
  "no-data.never-read": [[{}, "Log end offset not read yet."]],
  "no-data.unread": [[{ ms: 6 * MIN }, "Log end offset could not be read for 6 min."]],
  "falling-behind.keeps": [
    [
      { ms: 50_000, lag: 5000, produced: 100, consumed: 100 },
      "50 s behind (5,000 records) and not catching up: 100 records/s in, 100 records/s out.",
    ],
  ],
  "stalled.never-committed": [
    [
      { ms: 12 * MIN, arrived: 1200, retained: "6660" },
      "A member owns this partition but never committed an offset here, although the group commits on others; " +
        "1,200 records arrived in the last 12 min, 6,660 records in the log.",
    ],
  ],
  "no-data.lag-unknown": [[{ reason: plain("kafka.no-leader") }, "Lag unknown: the partition has no leader."]],
  "burrow.stop": [
    [
      { silentMs: 140_000, spanMs: 90_000, commits: 10, lag: "1200", offset: "4000", readings: 10 },
      "No commit for 2 min, longer than the 90 s that the last 10 commits span; 1,200 records waiting; the log " +
        "end was past offset 4,000 in all of the last 10 readings.",
    ],
    [
      { silentMs: 30_000, spanMs: null, commits: 1, lag: "1", offset: "4000", readings: 1 },
      "No commit for 30 s, only one commit known; 1 record waiting; the log end was past offset 4,000 in the " +
        "last reading.",
    ],
  ],
  "burrow.rewind": [
    [
      { from: "5000", to: "4000", lag: "1200" },
      "The committed offset went back from 5,000 to 4,000 and has not reached 5,000 again; 1,200 records waiting.",
    ],
  ],
  "burrow.stall": [
    [{ offset: "4000", commits: 10, lag: "1" }, "All of the last 10 commits are at offset 4,000; 1 record waiting."],
    [{ offset: "4000", commits: 1, lag: "1200" }, "The only known commit is at offset 4,000; 1,200 records waiting."],
  ],
  "burrow.warn": [
    [
      { commits: 10, first: "1000", last: "1100", lag: "1200" },
      "The lag has not fallen over the last 10 commits: from 1,000 to 1,100 records, now 1,200 records.",
    ],
    [
      { commits: 1, first: null, last: null, lag: "1200" },
      "The offset moves, but the lag has not been seen to fall; now 1,200 records.",
    ],
  ],
  "burrow.no-commit": [[{}, "No known commit of this group on this partition; nothing to evaluate."]],
  "burrow.no-log-end": [[{}, "The log end offset of this partition could not be read; lag unknown."]],
  "group.well": [
    [{ unknown: 0, partitions: 4 }, "keeping up"],
    [{ unknown: 2, partitions: 4 }, "keeping up; 2 of 4 partitions unknown"],
  ],
  "group.catching-up": [[{ ms: 9 * MIN }, "catching up, done in about 9 min"]],
  "group.works-off-reset": [[{ ms: 40 * MIN }, "works off a reset, done in about 40 min"]],
  "group.well-in-part": [[{ counted: 2, partitions: 6 }, "keeping up on 2 of 6 partitions"]],
  "group.some-beyond": [
    [
      { said: say("group.well", { unknown: 0, partitions: 3 }), beyond: 1, records: "60" },
      "keeping up; committed offset past the log end on 1 partition, by 60 records",
    ],
  ],
  "group.all-beyond": [
    [{ beyond: 1, records: "60" }, "committed offset past the log end on 1 partition, by 60 records"],
  ],
  "group.some-uncommitted": [
    [
      { said: say("group.well-in-part", { counted: 2, partitions: 6 }), uncommitted: 4 },
      "keeping up on 2 of 6 partitions; no committed offset on 4",
    ],
  ],
  "group.some-unknown": [
    [
      {
        said: say("group.well-in-part", { counted: 2, partitions: 6 }),
        unknown: 4,
        reason: plain("kafka.coordinator-loading"),
      },
      "keeping up on 2 of 6 partitions; 4 unknown: the group coordinator is still loading",
    ],
  ],
  "group.all-unknown": [
    [
      { partitions: 6, reason: plain("unknown.coordinator-silent") },
      "all 6 partitions unknown: the group's coordinator did not answer",
    ],
  ],
  "group.unread": [
    [
      { reason: plain("kafka.coordinator-loading") },
      "what it reads is unknown: the group coordinator is still loading",
    ],
  ],
  "group.empty": [[{}, "no committed offsets, no assigned partitions"]],
  "group.unjudged": [[{}, "not evaluated yet"]],
  "group.unknown": [[{ said: say("no-data.no-commit", {}) }, "no committed offset"]],
  "group.since": [[{ status: "ERROR", ms: 12 * MIN }, "error for 12 min"]],
  "group.partition": [
    [
      place,
      "payments/3: stuck at offset 18,200,441 for 12 min; the consumer keeps re-committing it; 91,342 records " +
        "waiting (8,400 arrived since)",
    ],
    [
      { ...place, said: say("offline.leaderless", { ms: 45_000, atLeast: false }), more: 2, unknown: 1 },
      "payments/3: no leader for 45 s; nothing can be read or written; + 2 more partitions; 1 unknown",
    ],
    [
      { ...place, said: say("burrow.stall", { offset: "4000", commits: 10, lag: "1" }) },
      "payments/3: all of the last 10 commits are at offset 4,000; 1 record waiting",
    ],
  ],
  "group.muted": [[{ said: say("group.well", { unknown: 0, partitions: 4 }) }, "muted: keeping up"]],
  "group.some-muted": [[{ said: say("group.well", { unknown: 0, partitions: 4 }), muted: 2 }, "keeping up; 2 muted"]],
  "happened.partition": [[{ topic: "payments", partition: 3, status: "OK" }, "partition 3 of payments is OK"]],
  "happened.members": [
    [
      { joined: ["client-b"], left: ["client-a", "client-c"], assignors: [], generations: [4, 5] },
      "client-b joined, client-a and client-c left, generation 4 to 5",
    ],
    [{ ...members, joined: 12 }, "12 members joined"],
    [
      { ...members, assignors: ["range", "cooperative-sticky"], generations: [4, 5] },
      "assignor range to cooperative-sticky, generation 4 to 5",
    ],
  ],
  "happened.deleted": [[{}, "the cluster no longer lists this group"]],
  "happened.lost": [
    [{ lost: "8400", partition: 3 }, "retention deleted 8,400 records of partition 3 before the group read them"],
  ],
  "happened.beyond": [
    [
      { topic: "payments", partition: 3, offset: "1060", logEnd: "1000", records: "60" },
      "partition 3 of payments: the committed offset 1,060 is 60 records past the log end 1,000",
    ],
  ],
  "happened.skipped": [
    [
      { topic: "payments", partition: 3, from: "1000", offset: "1060", skipped: "60" },
      "partition 3 of payments: the log end has passed the committed offset 1,060; 60 records from offset " +
        "1,000 on were skipped unread",
    ],
  ],
  "happened.transaction": [
    [
      { ...transaction, offset: "4000" },
      "partition 3 of payments: the last stable offset is stuck at 4,000: an open transaction of producer id 7 " +
        '(transactional id "pay-1") blocks read_committed consumers',
    ],
    [
      { ...transaction, producerId: null, offset: "4000" },
      "partition 3 of payments: the last stable offset is stuck at 4,000: an open transaction blocks " +
        "read_committed consumers",
    ],
  ],
  "happened.transaction-ended": [
    [
      { ...transaction, transactionalId: null },
      "the long-running transaction of producer id 7 on partition 3 of payments has ended",
    ],
  ],
  "happened.answers": [[{}, "the cluster answers again"]],
  "happened.replaced": [[{ before: "A", after: "B" }, "this name now stands for another cluster: B, before A"]],
  "happened.set-aside": [
    [
      { pattern: "old-*", groups: 14_000, author: "Ann", reason: "moved to a new name" },
      "“old-*” is set aside by Ann: 14,000 groups so far; moved to a new name",
    ],
    [{ pattern: "nightly", groups: 1, author: null, reason: null }, "“nightly” is set aside: 1 group so far"],
  ],
  "happened.taken-back": [[{ pattern: "old-*" }, "“old-*” is no longer set aside"]],
  "happened.silence-declared": [
    [
      { topic: "orders", ms: 70 * MIN, author: "Mina" },
      "orders: no commits for up to 70 min declared normal by Mina",
      "orders: 70분까지 커밋이 없어도 정상으로 지정됨(Mina)",
    ],
    [{ topic: "orders", ms: 12 * MIN, author: null }, "orders: no commits for up to 12 min declared normal"],
  ],
  "happened.silence-taken-back": [[{ topic: "orders" }, "orders: silence is judged by what is usual again"]],
  "happened.trouble-normal": [
    [{ topic: "orders", author: "Mina" }, "orders: the reported problem was declared normal by Mina"],
    [{ topic: "orders", author: null }, "orders: the reported problem was declared normal"],
  ],
  "happened.habits-forgotten": [
    [{ topic: "orders" }, "orders: what was learned of the group was forgotten, learning starts over"],
  ],
  "happened.sent": [
    [sent, "Sent to ops: fraud-check, ERROR", "ops에 전달됨: fraud-check, ERROR"],
    [{ ...sent, outcome: "expired" }, "Not delivered to ops by its deadline: fraud-check, ERROR"],
    [{ ...sent, kind: "reminder" }, "Sent to ops: fraud-check, still ERROR"],
    [{ ...sent, kind: "escalation" }, "Sent to ops: fraud-check, ERROR, not acknowledged"],
    [{ ...sent, state: "flapping" }, "Sent to ops: fraud-check, flapping"],
    [{ ...sent, state: "passed", end: "recovered" }, "Sent to ops: fraud-check, ERROR, came and went"],
    [{ ...sent, state: "resolved", end: "recovered" }, "Sent to ops: fraud-check, resolved"],
    [{ ...sent, state: "resolved", end: "deleted" }, "Sent to ops: fraud-check, deleted"],
    [{ ...sent, state: "resolved", end: "muted" }, "Sent to ops: fraud-check, set aside"],
    [{ ...sent, state: "resolved" }, "Sent to ops: fraud-check, ended"],
    [{ ...sent, name: "$&", severity: "WARNING" }, "Sent to ops: $&, WARNING"],
    [{ ...sent, subject: "broker", name: "3" }, "Sent to ops: lost broker 3, ERROR"],
    [{ ...sent, subject: "offline", name: null }, "Sent to ops: partitions without a leader, ERROR"],
    [
      { ...sent, subject: "cluster", name: null, state: "resolved", end: "recovered" },
      "Sent to ops: cluster unreachable, resolved",
    ],
  ],
  "happened.sent-several": [
    [{ ...several, problems: 1_200, over: 0 }, "Sent to ops: 1,200 problems", "ops에 전달됨: 문제 1,200건"],
    [{ ...several, over: 3 }, "Sent to ops: 12 problems, 3 of them over", "ops에 전달됨: 문제 12건, 그중 3건 종료"],
    [{ ...several, over: 12 }, "Sent to ops: 12 problems, all over"],
    [{ ...several, over: 0, kind: "reminder" }, "Sent to ops: 12 problems; reminder"],
    [{ ...several, over: 0, kind: "escalation" }, "Sent to ops: 12 problems; escalation"],
    [{ ...several, over: 0, outcome: "expired" }, "Not delivered to ops by its deadline: 12 problems"],
  ],
};

it.each(rowsOf(SENTENCES))("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

describe("Korean", () => {
  it.each<[Said, string]>([
    [
      finding,
      "오프셋 18,200,441에서 12분째 멈춰 있습니다. 컨슈머가 같은 오프셋만 다시 커밋합니다. 레코드 91,342개가 대기 중입니다. 그동안 레코드 8,400개가 들어왔습니다.",
    ],
    [
      say("group.partition", { ...place, more: 2 }),
      "payments/3: 오프셋 18,200,441에서 12분째 멈춰 있습니다. 컨슈머가 같은 오프셋만 다시 커밋합니다. 레코드 91,342개가 대기 중입니다. 그동안 레코드 8,400개가 " +
        "들어왔습니다; + 파티션 2개",
    ],
    [
      say("stopped.nobody", { offset: "1", ms: 76 * HOUR, lag: "18" }),
      "3일 4시간째 커밋이 없으며 오프셋 1에 머물러 있습니다. 레코드 18개가 대기 중입니다. 그룹에 멤버가 없습니다.",
    ],
  ])("says it with its own units and words: %j", (said, text) => expect(korean(said)).toBe(text));
});

describe("facts", () => {
  it("that one language leaves out are found", () => {
    const whole = ({ values }: Said) => Object.values(values).join();
    const brief = ({ values }: Said) => String((values as { lag: string }).lag);
    expect(statedByOne(whole, brief, say("burrow.rewind", { from: "5", to: "3", lag: "2" }))).toEqual(["from", "to"]);
  });

  it.each([
    { key: "toString", values: {} },
    { key: "stalled.of-a-later-release", values: {} },
    { key: "group.unknown", values: { said: { key: "stalled.of-a-later-release", values: {} } } },
    { key: "group.unread", values: { reason: { key: "kafka.of-a-later-release", values: {} } } },
  ])("without a sentence are told apart: %j", (facts) => {
    expect(inKorean(facts)).toBeNull();
    expect(inEnglish(facts)).toBeNull();
  });

  it("are whole ms that read as the exact time does", () => {
    const time = fc.oneof(
      fc.double({ min: 0, max: 1e10, noNaN: true }),
      fc.integer({ min: -1_000_000, max: 0 }),
      fc.double({ min: 0, max: 3000, noNaN: true }),
    );
    fc.assert(fc.property(time, (ms) => formatDuration(wholeMs(ms)) === formatDuration(ms)));
  });

  it("are times as exact as they are told, the same for as long as they read the same", () => {
    const time = fc.oneof(fc.double({ min: 0, max: 1e10, noNaN: true }), fc.integer({ min: -1_000_000, max: 0 }));
    fc.assert(
      fc.property(time, (ms) => {
        expect(formatDuration(roundedMs(ms))).toBe(formatDuration(ms));
        expect(roundedMs(roundedMs(ms))).toBe(roundedMs(ms));
      }),
    );
  });

  it("of a plain reason are one object, and those of others are compared", () => {
    expect(plain("unknown.no-commit")).toBe(plain("unknown.no-commit"));
    const away = (broker: number) => say("coordinator.away", { broker });
    expect(sameSaid(away(1), away(1))).toBe(true);
    expect(sameSaid(away(1), away(2))).toBe(false);
    expect(sameSaid(away(1), undefined)).toBe(false);
    expect(sameSaid(undefined, undefined)).toBe(true);
  });

  it("are rates that read as the exact ones do", () => {
    const rate = fc.oneof(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }));
    fc.assert(fc.property(rate, (perSecond) => formatRate(roundedRate(perSecond)) === formatRate(perSecond)));
  });
});
