/** Trouble that lasts longer than the window is told with its whole length. */
import { expect, test } from "vitest";
import { judge } from "./evaluate";
import { NO_MEMORY, stoodAsReported } from "./rules/memory";
import { verdictAsReported } from "./verdict-as-reported";
import type { Said } from "../words/sentences/facts";
import { DEFAULT_EVALUATION } from "../words/settings";
import type { Verdict } from "./verdict";
import { WindowStore } from "../windows/window-store";

const CYCLE = 5000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Watches a group for an hour, cycle by cycle; it moves for the first five minutes. */
function watch(leaderAt: (at: number) => number, repeats: boolean): Verdict {
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let verdict: Verdict | null = null;
  for (let at = 0; at <= HOUR; at += CYCLE) {
    const logEnd = BigInt(at / 100);
    windows.addTopic({ topic: "t", topicId: null, at, logEnd: [logEnd], logStart: [0n], leader: [leaderAt(at)] });
    windows.addMemberCount("g", at, 1);
    const offset = at < 5 * MINUTE ? logEnd : 3000n;
    if (at < 5 * MINUTE || repeats) windows.addCommit({ group: "g", topic: "t", partition: 0, offset, at });
    verdict = judge(windows.window("g", "t", 0), at, DEFAULT_EVALUATION, verdict);
  }
  return verdict!;
}

test.each([
  ["a consumer that repeats its commit", () => 1, true, "STALLED", /for 55 min; .* \(33,0\d\d arrived since\)/],
  ["a member that commits nothing", () => 1, false, "STALLED", /for 55 min; .* \(33,0\d\d arrived since\)/],
  [
    "a partition without a leader",
    (at: number) => (at < 5 * MINUTE ? 1 : -1),
    false,
    "OFFLINE",
    /for (at least )?55 min/,
  ],
])("%s", (_, leaderAt, repeats, status, evidence) => {
  const verdict = watch(leaderAt, repeats);
  expect(verdict.partitionStatus).toBe(status);
  expect(verdict.finding?.evidence).toMatch(evidence);
  expect(verdict.finding?.from).toBeLessThanOrEqual(5 * MINUTE + CYCLE);
});

test("a stall that comes back soon is told again, and for as long as it lasts", () => {
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let verdict: Verdict | null = null;
  let offset = 0n;
  const wrong: string[] = [];
  for (let at = 0; at <= 40 * MINUTE; at += 1000) {
    const logEnd = BigInt(Math.floor(at / 150));
    // Stands from 15 s on, is healed for 20 s, and stands again.
    const moves = at < 15_000 || (at >= 390_000 && at < 410_000);
    if (at % 2000 === 0) {
      if (moves) offset = logEnd;
      windows.addCommit({ group: "g", topic: "t", partition: 0, offset, at });
    }
    if (at % CYCLE > 0) continue;
    windows.addTopic({ topic: "t", topicId: null, at, logEnd: [logEnd], logStart: [0n], leader: [1] });
    windows.addMemberCount("g", at, 2);
    verdict = judge(windows.window("g", "t", 0), at, DEFAULT_EVALUATION, verdict);
    const stalled = (at >= 55_000 && at < 390_000) || at >= 460_000;
    if (stalled && verdict.partitionStatus !== "STALLED") wrong.push(`${at / 1000} s: ${verdict.partitionStatus}`);
  }
  expect(wrong).toEqual([]);
});

test("a process that dies again after a short life is told again, although the outage before was long", () => {
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let verdict: Verdict | null = null;
  // Commits of two short lives, nine minutes apart; nobody was looking when the group had a member.
  const lives = [0, 9 * MINUTE].flatMap((start) => [1, 2, 3, 4].map((second) => start + second * 1000));
  const stoppedAt: number[] = [];
  for (let at = 0; at <= 13 * MINUTE; at += 1000) {
    const logEnd = BigInt(Math.floor(at / 200));
    if (lives.includes(at)) windows.addCommit({ group: "g", topic: "t", partition: 0, offset: logEnd, at });
    if (at % CYCLE > 0) continue;
    windows.addTopic({ topic: "t", topicId: null, at, logEnd: [logEnd], logStart: [0n], leader: [1] });
    windows.addMemberCount("g", at, 0);
    verdict = judge(windows.window("g", "t", 0), at, DEFAULT_EVALUATION, at < 9 * MINUTE ? null : verdict);
    if (at >= 9 * MINUTE && verdict.partitionStatus === "STOPPED") stoppedAt.push(at);
  }
  expect(stoppedAt[0]).toBeLessThanOrEqual(10.5 * MINUTE);
  expect(stoppedAt.at(-1)).toBe(13 * MINUTE);
});

/** The first moment from `from` on at which a group is told to be stalled that stands in the given spans (seconds). */
function foundAfter(spans: readonly (readonly [number, number])[]): number {
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let verdict: Verdict | null = null;
  const last = spans.at(-1)!;
  let offset = 0n;
  let committedAt = -Infinity;
  for (let at = 0; at <= last[1] * 1000; at += 500) {
    const logEnd = BigInt(Math.floor(at / 150));
    const stands = spans.some(([from, to]) => at >= from * 1000 && at < to * 1000);
    // It commits twice a second while it moves, and tries its bad record again every two seconds.
    if (at - committedAt >= (stands ? 2000 : 500)) {
      if (!stands) offset = logEnd;
      windows.addCommit({ group: "g", topic: "t", partition: 0, offset, at });
      committedAt = at;
    }
    if (at % CYCLE > 0) continue;
    windows.addTopic({ topic: "t", topicId: null, at, logEnd: [logEnd], logStart: [0n], leader: [1] });
    windows.addMemberCount("g", at, 1);
    verdict = judge(windows.window("g", "t", 0), at, DEFAULT_EVALUATION, verdict);
    if (at >= last[0] * 1000 + CYCLE && verdict.partitionStatus === "STALLED") return at / 1000 - last[0];
  }
  return Infinity;
}

test.each([
  { what: "the first", spans: [[60, 400]] },
  {
    what: "the second",
    spans: [
      [60, 180],
      [240, 500],
    ],
  },
  {
    what: "the third, after two that were long over",
    spans: [
      [10, 120],
      [150, 490],
      [560, 900],
    ],
  },
  {
    what: "the fourth",
    spans: [
      [60, 120],
      [150, 210],
      [240, 300],
      [400, 900],
    ],
  },
] as const)("stalls that were told before are no habit: $what is found within a minute", ({ spans }) => {
  expect(foundAfter(spans)).toBeLessThanOrEqual(60);
});

/** Watches a group for `minutes` from a start at which half an hour of records waits already; answers when it was first told. */
function firstWarning(consumed: number, produced: (at: number) => number, minutes: number): number | null {
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let verdict: Verdict | null = null;
  let [logEnd, offset] = [500_000, 500_000 - 1800 * 90];
  for (let at = 0; at <= minutes * MINUTE; at += 1000) {
    logEnd += produced(at);
    offset += consumed;
    windows.addCommit({ group: "g", topic: "t", partition: 0, offset: BigInt(Math.round(offset)), at });
    if (at % CYCLE > 0) continue;
    windows.addTopic({ topic: "t", topicId: null, at, logEnd: [BigInt(logEnd)], logStart: [0n], leader: [1] });
    windows.addMemberCount("g", at, 1);
    verdict = judge(windows.window("g", "t", 0), at, DEFAULT_EVALUATION, verdict);
    if (verdict.consumerStatus === "WARNING") return at;
  }
  return null;
}

test("a group that starts with an old backlog and is slower than records arrive is told within five minutes", () => {
  expect(firstWarning(64, () => 90, 15)).toBeLessThanOrEqual(5 * MINUTE);
});

test.each([
  ["works it off", 110, () => 90],
  ["keeps it", 90, () => 90],
  ["is slower by less than is sure", 84, () => 90],
  ["is slower than a burst of two minutes", 90, (at: number) => (at > 3 * MINUTE && at < 5 * MINUTE ? 150 : 80)],
])("a group that starts with an old backlog and %s is not told", (_, consumed, produced) => {
  expect(firstWarning(consumed, produced, 15)).toBeNull();
});

test("a stall that began before a restart is told with its whole length, and what arrived since", () => {
  const said = {
    key: "stalled.repeats",
    values: { offset: "100", ms: 50_000, atLeast: false, arrived: 500, lag: "500" },
  };
  const stood = stoodAsReported(said as Said, 60 * MINUTE)!;
  expect(stood).toEqual({ offset: 100n, since: 60 * MINUTE - 50_000, older: false, logEnd: 100n });
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let verdict: Verdict = {
    ...({ at: 60 * MINUTE, partitionStatus: "STALLED", consumerStatus: "ERROR", finding: null } as const),
    ...{ since: 60 * MINUTE, memory: { ...NO_MEMORY, stood } },
  };
  for (let at = 80 * MINUTE; at <= 89 * MINUTE; at += CYCLE) {
    const logEnd = BigInt(at / 100) - 35_000n;
    windows.addTopic({ topic: "t", topicId: null, at, logEnd: [logEnd], logStart: [0n], leader: [1] });
    windows.addCommit({ group: "g", topic: "t", partition: 0, offset: 100n, at });
    verdict = judge(windows.window("g", "t", 0), at, DEFAULT_EVALUATION, verdict);
  }
  expect(verdict.finding?.evidence).toMatch(/^Stuck at offset 100 for 30 min; .* \(18,300 arrived since\)/);
  expect(stoodAsReported(undefined, 0)).toBeNull();
  for (const odd of [{ offset: "x" }, { lag: null }, { ms: "soon" }])
    expect(stoodAsReported({ ...said, values: { ...said.values, ...odd } } as unknown as Said, 0)).toBeNull();
});

test("a stall that ended while nobody watched does not go on after a restart", () => {
  const values = { offset: "100", ms: 50_000, atLeast: false, arrived: 500, lag: "500" };
  const said = { key: "stalled.repeats", values } as Said;
  const reported = verdictAsReported({ status: "STALLED", at: 60 * MINUTE, said });
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  const now = 90 * MINUTE;
  windows.addTopic({ topic: "t", topicId: null, at: now, logEnd: [5_030n], logStart: [0n], leader: [1] });
  windows.addMemberCount("g", now, 1);
  // What is read back of the commit stream: it has moved, and repeats its commit while it works on what it has fetched.
  for (const at of [now - 10_000, now - 5_000])
    windows.addCommit({ group: "g", topic: "t", partition: 0, offset: 5_000n, at });
  const verdict = judge(windows.window("g", "t", 0), now, DEFAULT_EVALUATION, reported);
  expect([verdict.partitionStatus, verdict.finding]).toEqual(["OK", null]);
});
