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
  toldMs,
  toldRate,
  wholeMs,
  type Facts,
  type Said,
  type ErrorFacts,
  type ProblemFacts,
  type ReasonFacts,
} from "./facts";
import { inKorean, korean } from "./korean";
import type { NoteFacts } from "./notes/facts";
import { expectedOf, rowsOf, spokenOf, type Rows } from "./test-sentences";

const MIN = 60_000;
const HOUR = 60 * MIN;
const standing = { offset: "18200441", ms: 12 * MIN, atLeast: false, arrived: 8400, lag: "91342" };
const transaction = { topic: "payments", partition: 3, producerId: "7", transactionalId: "pay-1" };
const finding = say("stalled.repeats", standing);
const place = { topic: "payments", partition: 3, said: finding, more: 0, unknown: 0 };
const members = { joined: 0, left: 0, assignors: [], generations: [] };

type Elsewhere = ReasonFacts & ErrorFacts & CredentialFacts & ProblemFacts & NoteFacts;

/** Findings, groups and happenings; each other subject has a table of its own beside its sentences. */
const SENTENCES: Rows<Omit<Facts, keyof Elsewhere>> = {
  "as-it-is": [[{ text: "It stands at 12." }, "It stands at 12."]],
  "stalled.repeats": [
    [
      standing,
      "The group has stood at offset 18,200,441 for 12 min while 8,400 records arrived and 91,342 records wait; " +
        "its consumer commits that same offset again and again.",
    ],
    [
      { ...standing, atLeast: true, arrived: null, lag: "1" },
      "The group has stood at offset 18,200,441 for at least 12 min while 1 record wait; " +
        "its consumer commits that same offset again and again.",
    ],
  ],
  "stalled.silent-member": [
    [
      { ...standing, arrived: 1, ms: 45_000 },
      "The group has stood at offset 18,200,441 for 45 s while 1 record arrived and 91,342 records wait; " +
        "its consumer is a member of the group but commits nothing.",
    ],
  ],
  "habit.never-longer": [
    [
      {
        said: say("stalled.silent-member", { ...standing, arrived: 1, ms: 45_000 }),
        ...{ longestMs: 3 * MIN, knownMs: 14 * 24 * HOUR, commits: 8412 },
      },
      "The group has stood at offset 18,200,441 for 45 s while 1 record arrived and 91,342 records wait; " +
        "its consumer is a member of the group but commits nothing; told trouble and hours of rest aside, in the last 14 d " +
        "it was never silent for longer than 3 min while records waited (8,412 commits).",
    ],
  ],
  "stalled.goes-on": [
    [
      { ...standing, arrived: 0, ms: 125 * MIN },
      "The group has stood at offset 18,200,441 for 2 h 5 min while 0 records arrived and 91,342 records wait; " +
        "its consumer has not moved since.",
    ],
  ],
  "stalled.hardly-moves": [
    [
      { offset: "5120", lateMs: 118_000, gapMs: 119_000, lag: "640" },
      "The group committed offset 5,120, which is where the log was 118 s before, although it had 119 s since its last " +
        "commit and was always in time; 640 records wait.",
    ],
  ],
  "stopped.nobody": [
    [
      { offset: "9007199254740993", ms: 76 * HOUR, lag: "18" },
      "The group has stood at offset 9,007,199,254,740,993 since its last commit 3 d 4 h ago; 18 records wait, the group " +
        "has no member.",
    ],
  ],
  "stopped.members-unknown": [
    [
      { offset: "0", ms: 800, lag: "18" },
      "The group has stood at offset 0 since its last commit 800 ms ago; 18 records wait, members are not known.",
    ],
  ],
  "falling-behind.slower": [
    [
      { ms: 95_000, lag: 8400, produced: 1320, consumed: 0.25 },
      "The group is 95 s (8,400 records) behind and falls further: 1,320 records/s arrive, 0.25 records/s are consumed.",
    ],
    [{ ms: 95_000, lag: 1, produced: null, consumed: 3 }, "The group is 95 s (1 record) behind and falls further."],
    [
      { ms: null, lag: 8400, produced: null, consumed: null },
      "The group is unknown time (8,400 records) behind and falls further.",
    ],
  ],
  "rewind.back": [
    [
      { from: "44120", ms: 3 * MIN, to: "40000", back: "4120" },
      "The group went back from offset 44,120 3 min ago and stands at 40,000, 4,120 records below.",
    ],
  ],
  "offline.leaderless": [
    [{ ms: 45_000, atLeast: false }, "The partition has had no leader for 45 s: nothing can be read or written."],
    [
      { ms: 45_000, atLeast: true },
      "The partition has had no leader for at least 45 s: nothing can be read or written.",
    ],
  ],
  "no-data.no-commit": [[{}, "The group has no committed offset."]],
  "no-data.never-read": [[{}, "The partition's log end offset has not been read yet."]],
  "no-data.unread": [[{ ms: 6 * MIN }, "The partition's log end offset could not be read for 6 min."]],
  "falling-behind.keeps": [
    [
      { ms: 50_000, lag: 5000, produced: 100, consumed: 100 },
      "The group is 50 s (5,000 records) behind and keeps that lag: 100 records/s arrive, 100 records/s are consumed.",
    ],
  ],
  "stalled.never-committed": [
    [
      { ms: 12 * MIN, arrived: 1200, retained: "6660" },
      "The group has a member on this partition but never committed an offset here, although it commits on others: " +
        "1,200 records arrived in the last 12 min, 6,660 records are retained.",
    ],
  ],
  "no-data.lag-unknown": [
    [{ reason: plain("kafka.no-leader") }, "The partition's lag is not known: the partition has no leader."],
  ],
  "burrow.stop": [
    [
      { silentMs: 140_000, spanMs: 90_000, commits: 10, lag: "1200", offset: "4000", readings: 10 },
      "Nothing committed for 2 min, longer than the 90 s that the last 10 commits span; 1,200 records wait, and the log " +
        "was past offset 4,000 in all of the last 10 readings.",
    ],
    [
      { silentMs: 30_000, spanMs: null, commits: 1, lag: "1", offset: "4000", readings: 1 },
      "Nothing committed for 30 s, only one commit is known; 1 record waits, and the log was past offset 4,000 in the " +
        "last reading.",
    ],
  ],
  "burrow.rewind": [
    [
      { from: "5000", to: "4000", lag: "1200" },
      "The committed offset went back from 5,000 to 4,000 and has not reached 5,000 again; 1,200 records wait.",
    ],
  ],
  "burrow.stall": [
    [{ offset: "4000", commits: 10, lag: "1" }, "All of the last 10 commits stood at offset 4,000; 1 record waits."],
    [{ offset: "4000", commits: 1, lag: "1200" }, "The only known commit stands at offset 4,000; 1,200 records wait."],
  ],
  "burrow.warn": [
    [
      { commits: 10, first: "1000", last: "1100", lag: "1200" },
      "The lag has not fallen in the last 10 commits: from 1,000 to 1,100 records, 1,200 records now.",
    ],
    [
      { commits: 1, first: null, last: null, lag: "1200" },
      "The offset moves, but the lag has not been seen to fall; 1,200 records now.",
    ],
  ],
  "burrow.no-commit": [[{}, "No commit of this group on this partition is known, so there is nothing to judge."]],
  "burrow.no-log-end": [[{}, "The log end offset of this partition could not be read, so the lag is not known."]],
  "group.well": [
    [{ lag: "0", unknown: 0, partitions: 4 }, "caught up, nothing waits"],
    [{ lag: "1200", unknown: 0, partitions: 4 }, "1,200 records behind, no rule objects"],
    [{ lag: "0", unknown: 1, partitions: 4 }, "caught up, nothing waits; 1 of 4 partitions unknown"],
    [{ lag: "1", unknown: 2, partitions: 4 }, "1 record behind, no rule objects; 2 of 4 partitions unknown"],
  ],
  "group.catching-up": [[{ lag: "66701", ms: 9 * MIN }, "catching up, 66,701 records behind, done in 9 min"]],
  "group.well-in-part": [
    [{ lag: "0", counted: 2, partitions: 6 }, "caught up on 2 of 6 partitions"],
    [{ lag: "1200", counted: 2, partitions: 6 }, "1,200 records behind on 2 of 6 partitions, no rule objects"],
  ],
  "group.some-beyond": [
    [
      { said: say("group.well", { lag: "12", unknown: 0, partitions: 3 }), beyond: 1, records: "60" },
      "12 records behind, no rule objects; committed offset beyond the log end on 1, by 60 records",
    ],
  ],
  "group.all-beyond": [
    [{ beyond: 1, records: "60" }, "committed offset beyond the log end on 1 of the partitions, by 60 records"],
  ],
  "group.some-uncommitted": [
    [
      { said: say("group.well-in-part", { lag: "0", counted: 2, partitions: 6 }), uncommitted: 4 },
      "caught up on 2 of 6 partitions; no committed offset on 4",
    ],
  ],
  "group.some-unknown": [
    [
      {
        said: say("group.well-in-part", { lag: "0", counted: 2, partitions: 6 }),
        unknown: 4,
        reason: plain("kafka.coordinator-loading"),
      },
      "caught up on 2 of 6 partitions; 4 unknown: the group coordinator is still loading",
    ],
  ],
  "group.all-unknown": [
    [
      { partitions: 6, reason: plain("unknown.coordinator-silent") },
      "all 6 partitions are unknown: the group's coordinator did not answer",
    ],
  ],
  "group.unread": [
    [
      { reason: plain("kafka.coordinator-loading") },
      "what it reads is not known: the group coordinator is still loading",
    ],
  ],
  "group.empty": [[{}, "has committed nothing and owns no partition"]],
  "group.unjudged": [[{}, "no partition could be judged yet"]],
  "group.unknown": [[{ said: say("no-data.no-commit", {}) }, "the group has no committed offset"]],
  "group.since": [[{ status: "ERROR", ms: 12 * MIN }, "error for 12 min"]],
  "group.partition": [
    [
      place,
      "payments/3 has stood at offset 18,200,441 for 12 min while 8,400 records arrived and 91,342 records wait; " +
        "its consumer commits that same offset again and again",
    ],
    [
      { ...place, said: say("offline.leaderless", { ms: 45_000, atLeast: false }), more: 2, unknown: 1 },
      "payments/3 has had no leader for 45 s: nothing can be read or written; 2 more like it; 1 unknown",
    ],
    [
      { ...place, said: say("burrow.stall", { offset: "4000", commits: 10, lag: "1" }) },
      "payments/3: all of the last 10 commits stood at offset 4,000; 1 record waits",
    ],
  ],
  "group.muted": [
    [{ said: say("group.well", { lag: "0", unknown: 0, partitions: 4 }) }, "muted: caught up, nothing waits"],
  ],
  "group.some-muted": [
    [
      { said: say("group.well", { lag: "0", unknown: 0, partitions: 4 }), muted: 2 },
      "caught up, nothing waits; 2 muted",
    ],
  ],
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
    [{ lost: "8400", partition: 3 }, "retention deleted 8400 records of partition 3 before the group read them"],
  ],
  "happened.beyond": [
    [
      { topic: "payments", partition: 3, offset: "1060", logEnd: "1000", records: "60" },
      "partition 3 of payments: the committed offset 1,060 lies 60 records beyond the log end 1,000",
    ],
  ],
  "happened.skipped": [
    [
      { topic: "payments", partition: 3, from: "1000", offset: "1060", skipped: "60" },
      "partition 3 of payments: the log has passed the committed offset 1,060; 60 records from offset 1,000 on were " +
        "skipped unread",
    ],
  ],
  "happened.transaction": [
    [
      { ...transaction, offset: "4000" },
      "partition 3 of payments: the last stable offset stands at 4,000: an open transaction of producer id 7 " +
        '(transactional id "pay-1") holds back consumers that read committed records only',
    ],
    [
      { ...transaction, producerId: null, offset: "4000" },
      "partition 3 of payments: the last stable offset stands at 4,000: an open transaction holds back consumers that " +
        "read committed records only",
    ],
  ],
  "happened.transaction-ended": [
    [
      { ...transaction, transactionalId: null },
      "the long transaction of producer id 7 on partition 3 of payments is open no more",
    ],
  ],
  "happened.answers": [[{}, "the cluster answers again"]],
  "happened.replaced": [
    [{ before: "A", after: "B" }, "another cluster is watched under this name from now on: B, until now A"],
  ],
  "happened.set-aside": [
    [
      { pattern: "old-*", groups: 14_000, author: "Ann", reason: "moved to a new name" },
      "“old-*” is set aside by Ann: 14,000 groups by now; moved to a new name",
    ],
    [{ pattern: "nightly", groups: 1, author: null, reason: null }, "“nightly” is set aside: 1 group by now"],
  ],
  "happened.taken-back": [[{ pattern: "old-*" }, "“old-*” is no longer set aside"]],
};

it.each(rowsOf(SENTENCES))("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

describe("Korean", () => {
  it.each<[Said, string]>([
    [
      finding,
      "그룹이 오프셋 18,200,441에서 12분 동안 멈춰 있습니다. 그동안 레코드 8,400개가 들어왔고 레코드 91,342개가 대기 중입니다. " +
        "컨슈머가 같은 오프셋만 계속 커밋합니다.",
    ],
    [
      say("group.partition", { ...place, more: 2 }),
      "payments/3: 오프셋 18,200,441에서 12분 동안 멈춰 있습니다. 그동안 레코드 8,400개가 들어왔고 레코드 91,342개가 대기 중입니다. " +
        "컨슈머가 같은 오프셋만 계속 커밋합니다; 이런 파티션 2개 더",
    ],
    [
      say("stopped.nobody", { offset: "1", ms: 76 * HOUR, lag: "18" }),
      "그룹이 3일 4시간 전의 마지막 커밋 이후 오프셋 1에 멈춰 있습니다. 레코드 18개가 대기 중입니다. 그룹에 멤버가 없습니다.",
    ],
  ])("says it with its own units and words: %j", (said, text) => expect(korean(said)).toBe(text));
});

describe("facts", () => {
  it.each([
    { key: "toString", values: {} },
    { key: "stalled.of-a-later-release", values: {} },
    { key: "group.unknown", values: { said: { key: "stalled.of-a-later-release", values: {} } } },
    { key: "group.unread", values: { reason: { key: "kafka.of-a-later-release", values: {} } } },
  ])("without a sentence are told apart: %j", (told) => {
    expect(inKorean(told)).toBeNull();
    expect(inEnglish(told)).toBeNull();
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
        expect(formatDuration(toldMs(ms))).toBe(formatDuration(ms));
        expect(toldMs(toldMs(ms))).toBe(toldMs(ms));
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
    fc.assert(fc.property(rate, (perSecond) => formatRate(toldRate(perSecond)) === formatRate(perSecond)));
  });
});
