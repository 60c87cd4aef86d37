/** The proof table: what every rule thinks of every situation, and what is shown in the end. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../judge/evaluate";
import { RULES } from "../judge/rules/list";
import { followRewind, NO_MEMORY } from "../judge/rules/memory";
import { NOTHING_RECALLED, Scene } from "../judge/rules/scene";
import { DEFAULT_EVALUATION, type EvaluationSettings } from "../words/settings";
import type { Verdict } from "../judge/verdict";
import type { PartitionWindow } from "../numbers/window";

const T0 = 1_700_000_000_000;
const BASE = 2n ** 53n + 18_200_000n;

interface Story {
  seconds: number;
  /** Log end at a second; null: no leader. */
  logEnd: (s: number) => number | null;
  /** Committed offset at a second; null: no commit then. Asked every `every` seconds (5). */
  commit: (s: number) => number | null;
  every?: number;
  /** Second of the first commit (2). */
  phase?: number;
  /** Members at a second; left out: not known. */
  members?: (s: number) => number;
  seesRepeats?: boolean;
  /** Second of the first reading (0); commits from before are known. */
  watchedFrom?: number;
  settings?: Partial<EvaluationSettings>;
}

/** What could be seen of a story at a second: readings every 5 s, commits of the window, and the newest one whatever its age. */
function windowOf(story: Story, now: number): PartitionWindow {
  const oldest = Math.max(0, now - 600);
  const all = (step: number, phase: number) =>
    Array.from({ length: Math.max(0, Math.floor((now - phase) / step) + 1) }, (_, i) => phase + i * step);
  const readings = all(5, story.watchedFrom ?? 0).filter((s) => s >= oldest);
  const commits = all(story.every ?? 5, story.phase ?? 2).filter((s) => story.commit(s) !== null);
  return {
    logPoints: readings.map((s) => {
      const end = story.logEnd(s);
      return {
        at: T0 + s * 1000,
        logEnd: end === null ? null : BASE + BigInt(Math.round(end)),
        logStart: end === null ? null : BASE - 1000n,
        hasLeader: end !== null,
      };
    }),
    commits: commits
      .filter((s, index) => s >= oldest || index === commits.length - 1)
      .map((s) => ({ at: T0 + s * 1000, offset: BASE + BigInt(Math.round(story.commit(s)!)) })),
    members: story.members ? readings.map((s) => ({ at: T0 + s * 1000, count: story.members!(s), owned: null })) : [],
    seesRepeats: story.seesRepeats ?? true,
  };
}

/** Judges a story every 5 s to its end. */
function tell(story: Story): Verdict[] {
  const verdicts: Verdict[] = [];
  for (let now = story.watchedFrom ?? 0; now <= story.seconds; now += 5) {
    const settings = { ...DEFAULT_EVALUATION, ...story.settings };
    verdicts.push(judge(windowOf(story, now), T0 + now * 1000, settings, verdicts.at(-1) ?? null));
  }
  return verdicts;
}

/** Names of all rules that speak at the end of a story. */
function opinions(story: Story): string[] {
  const window = windowOf(story, story.seconds);
  const { rewind } = followRewind(window, NO_MEMORY);
  const settings = { ...DEFAULT_EVALUATION, ...story.settings };
  const scene = new Scene(window, T0 + story.seconds * 1000, settings, { ...NOTHING_RECALLED, rewind });
  return RULES.filter((rule) => rule.judge(scene) !== null).map((rule) => rule.name);
}

const steady = (s: number) => 100 * s;
/** Commits only while it moves, as clients do that do not repeat commits. */
const movesUntil = (end: number) => (s: number) => (s <= end ? 100 * s : null);
const slowAfter = (from: number, rate: number) => (s: number) => (s <= from ? 100 * s : 100 * from + rate * (s - from));
const gap = (from: number, to: number) => (s: number) => (s > from && s < to ? null : 100 * s);

const TABLE: [string, Story, status: string, rules: string[]][] = [
  ["keeps up", { seconds: 300, logEnd: steady, commit: steady }, "OK/OK", []],
  ["nothing committed", { seconds: 60, logEnd: steady, commit: () => null }, "UNKNOWN/UNKNOWN", ["no-data"]],
  [
    "no log end was ever read",
    { seconds: 20, logEnd: () => null, commit: steady },
    "OFFLINE/ERROR",
    ["offline", "no-data"],
  ],
  [
    "the leader is gone",
    { seconds: 300, logEnd: (s) => (s < 280 ? steady(s) : null), commit: gap(280, 999) },
    "OFFLINE/ERROR",
    ["offline"],
  ],
  [
    "one reading without a leader: an election",
    { seconds: 300, logEnd: (s) => (s < 300 ? steady(s) : null), commit: steady },
    "OK/OK",
    [],
  ],
  [
    "repeats its commit over waiting records",
    { seconds: 240, logEnd: steady, commit: (s) => steady(Math.min(s, 202)) },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "a member that commits nothing",
    { seconds: 255, logEnd: steady, commit: movesUntil(202), members: () => 1 },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "no member, no commits",
    { seconds: 275, logEnd: steady, commit: movesUntil(202), members: (s) => (s < 205 ? 1 : 0) },
    "STOPPED/ERROR",
    ["stopped"],
  ],
  [
    "no commits, members not known",
    { seconds: 275, logEnd: steady, commit: movesUntil(202) },
    "STOPPED/ERROR",
    ["stopped"],
  ],
  [
    "an assign()-only group that commits",
    { seconds: 240, logEnd: steady, commit: (s) => steady(Math.min(s, 202)), members: () => 0 },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "stands when polling alone looks, with a member",
    { seconds: 260, logEnd: steady, commit: movesUntil(202), members: () => 2, seesRepeats: false },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "stalled after the producer ended",
    { seconds: 260, logEnd: (s) => steady(Math.min(s, 210)), commit: (s) => steady(Math.min(s, 202)) },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "stalled on a slow topic",
    { seconds: 300, logEnd: (s) => Math.floor(s / 20), commit: (s) => Math.floor(Math.min(s, 182) / 20) },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "the window begins with a stall, a minute of it",
    { seconds: 60, logEnd: (s) => 5000 + steady(s), phase: 0, commit: (s) => (s === 0 ? 0 : null), members: () => 1 },
    "STALLED/ERROR",
    ["stalled"],
  ],
  [
    "the window begins with a stop, 70 s of it",
    { seconds: 70, logEnd: () => 5000, phase: 0, commit: (s) => (s === 0 ? 0 : null), members: () => 0 },
    "STOPPED/ERROR",
    ["stopped"],
  ],
  [
    "went back",
    { seconds: 240, logEnd: steady, commit: (s) => (s < 220 ? steady(s) : steady(s) - 9000) },
    "REWIND/ERROR",
    ["rewind"],
  ],
  [
    "went back for a moment, as after a rebalance",
    { seconds: 240, logEnd: steady, commit: (s) => (s === 222 ? steady(s) - 900 : steady(s)) },
    "OK/OK",
    [],
  ],
  [
    "set back, began to work it off, and stands",
    { seconds: 760, logEnd: steady, commit: (s) => (s < 600 ? steady(s) : 180 * Math.min(s - 600, 60)) },
    "REWIND/ERROR",
    ["rewind", "stalled"],
  ],
  [
    "set back, and falls further behind",
    { seconds: 760, logEnd: steady, commit: (s) => (s < 600 ? steady(s) : 60 * (s - 600)) },
    "REWIND/ERROR",
    ["rewind", "falling-behind"],
  ],
  [
    "first start beside a member that commits every minute",
    { watchedFrom: 300, seconds: 360, logEnd: steady, commit: steady, every: 60, phase: 3, members: () => 1 },
    "OK/OK",
    [],
  ],
  [
    "first start beside checkpoints every three minutes, nobody a member",
    { watchedFrom: 365, seconds: 540, logEnd: steady, commit: steady, every: 180, phase: 3, members: () => 0 },
    "OK/OK",
    [],
  ],
  [
    "first start beside a group of which one commit is known",
    { watchedFrom: 300, seconds: 840, logEnd: steady, commit: steady, every: 600, phase: 270, members: () => 1 },
    "OK/OK",
    [],
  ],
  [
    "first start beside a group that stood before, and committed every 5 s until then",
    { watchedFrom: 300, seconds: 345, logEnd: steady, commit: movesUntil(270), members: () => 1 },
    "STALLED/ERROR",
    ["stalled"],
  ],
  ["too slow by 1.3", { seconds: 290, logEnd: steady, commit: slowAfter(200, 77) }, "OK/WARNING", ["falling-behind"]],
  [
    "too slow, seen at commits of 15 s",
    { seconds: 300, logEnd: steady, commit: slowAfter(200, 60), every: 15 },
    "OK/WARNING",
    ["falling-behind"],
  ],
  ["a constant delay of a minute", { seconds: 400, logEnd: steady, commit: (s) => steady(s - 60) }, "OK/OK", []],
  ["works off a backlog", { seconds: 200, logEnd: (s) => 40_000 + steady(s), commit: (s) => 150 * s }, "OK/OK", []],
  [
    "a deploy of 50 s",
    { seconds: 252, logEnd: steady, commit: gap(202, 252), members: (s) => (s > 204 && s < 250 ? 0 : 1) },
    "OK/OK",
    [],
  ],
  [
    "a consumer that was away and commits once as it returns",
    {
      seconds: 265,
      logEnd: steady,
      commit: (s) => (s <= 202 ? steady(s) : s === 257 ? steady(202) : s > 257 ? steady(s) : null),
    },
    "OK/OK",
    [],
  ],
  [
    "commits every two minutes, first found by a poll with records waiting",
    {
      seconds: 110,
      logEnd: (s) => 8000 + steady(s),
      phase: 0,
      commit: (s) => (s === 0 ? 0 : null),
      members: () => 1,
      seesRepeats: false,
    },
    "OK/OK",
    [],
  ],
  [
    "suddenly slow, seen at commits of two minutes",
    { seconds: 605, logEnd: steady, commit: slowAfter(490, 30), every: 120, members: () => 1 },
    "OK/WARNING",
    ["falling-behind"],
  ],
  [
    "stands, seen at commits of two minutes",
    { seconds: 605, logEnd: steady, commit: (s) => steady(Math.min(s, 500)), every: 120, members: () => 1 },
    "STALLED/ERROR",
    ["stalled", "falling-behind"],
  ],
  [
    "a deploy of a minute, seen at commits of 30 s, the first of which repeats the last one",
    {
      seconds: 300,
      logEnd: steady,
      commit: (s) => (s === 242 ? null : steady(s === 272 ? 212 : s)),
      every: 30,
    },
    "OK/OK",
    [],
  ],
  ["batch commits of three minutes", { seconds: 540, logEnd: steady, commit: steady, every: 180 }, "OK/OK", []],
  [
    "a sparse topic",
    {
      seconds: 500,
      logEnd: (s) => Math.floor(s / 120),
      commit: (s) => (s % 120 === 2 ? Math.floor(s / 120) : null),
      members: () => 1,
    },
    "OK/OK",
    [],
  ],
  ["a control record at the end of the log", { seconds: 300, logEnd: () => 501, commit: () => 500 }, "OK/OK", []],
  [
    "a lag below the floor that was set",
    { seconds: 300, logEnd: () => 540, commit: () => 500, settings: { floorRecords: 50 } },
    "OK/OK",
    [],
  ],
  [
    "a burst that is made good",
    {
      seconds: 260,
      logEnd: (s) => steady(s) + 300 * Math.min(25, Math.max(0, s - 200)),
      commit: (s) => Math.min(steady(s) + 300 * Math.min(25, Math.max(0, s - 200)), slowAfter(200, 250)(s)),
    },
    "OK/OK",
    [],
  ],
  [
    "a long burst, before it is made good",
    {
      seconds: 255,
      logEnd: (s) => steady(s) + 600 * Math.min(50, Math.max(0, s - 202)),
      commit: slowAfter(202, 300),
      every: 10,
    },
    "OK/OK",
    [],
  ],
];

/** What follows from what was before: from a second on nothing is told; or what is told in the end. */
const LEARNED: [string, Story, quietFrom: number, status: string][] = [
  [
    "set back by ten minutes of work, and works it off",
    { seconds: 700, logEnd: steady, commit: (s) => (s < 600 ? steady(s) : 180 * (s - 600)) },
    665,
    "OK/OK",
  ],
  [
    "commits once an hour",
    { seconds: 4 * 3600 - 5, logEnd: (s) => 3 * s, commit: (s) => 3 * s, every: 3600, phase: 30, members: () => 1 },
    3600 + 35,
    "OK/OK",
  ],
  [
    "misses the commit of an hour",
    {
      ...{ seconds: 3 * 3600 + 5600, every: 3600, phase: 30, members: () => 1 },
      logEnd: (s) => 3 * s,
      commit: (s) => (s < 3 * 3600 + 60 ? 3 * s : null),
    },
    Infinity,
    "STALLED/ERROR",
  ],
  [
    "is started when there is work, 80 s after it came",
    {
      seconds: 4 * 480 + 75,
      logEnd: (s) => 1000 * (Math.floor(s / 480) + 1),
      commit: (s) => (s >= 80 && s % 480 >= 80 && s % 480 < 95 ? 1000 * (Math.floor(s / 480) + 1) : null),
      members: (s) => (s % 480 >= 78 && s % 480 < 150 ? 1 : 0),
    },
    2 * 480,
    "OK/OK",
  ],
  [
    "is not started although there is work",
    {
      seconds: 3 * 480 + 200,
      logEnd: (s) => 1000 * (Math.floor(s / 480) + 1),
      commit: (s) => (s < 3 * 480 && s % 480 >= 80 && s % 480 < 95 ? 1000 * (Math.floor(s / 480) + 1) : null),
      members: (s) => (s < 3 * 480 && s % 480 >= 78 && s % 480 < 150 ? 1 : 0),
    },
    Infinity,
    "STOPPED/ERROR",
  ],
];

describe("what was learned", () => {
  it.each(LEARNED)("%s", (_, story, quietFrom, status) => {
    const verdicts = tell(story);
    const last = verdicts.at(-1)!;
    expect(`${last.partitionStatus}/${last.consumerStatus}`).toBe(status);
    const late = verdicts.filter(({ at }) => at >= T0 + quietFrom * 1000);
    expect(late.filter(({ consumerStatus }) => consumerStatus === "ERROR" || consumerStatus === "WARNING")).toEqual([]);
  });
});

describe("proof table", () => {
  it.each(TABLE)("%s", (_name, story, status, rules) => {
    const last = tell(story).at(-1)!;
    expect(`${last.partitionStatus}/${last.consumerStatus}`).toBe(status);
    expect(opinions(story)).toEqual(rules);
    expect(last.finding?.rule ?? null).toBe(rules[0] ?? null);
  });

  it.each(TABLE.filter(([, , status]) => status === "OK/OK"))("never alarms: %s", (_name, story) => {
    const statuses = tell(story).map(({ consumerStatus }) => consumerStatus);
    expect(statuses.filter((status) => status === "ERROR" || status === "WARNING")).toEqual([]);
  });
});

describe("over time", () => {
  it("ends a problem at once the first time", () => {
    const stands = (s: number) => s > 200 && s < 300;
    const verdicts = tell({ seconds: 320, logEnd: steady, commit: (s) => steady(stands(s) ? 200 : s) });
    expect(verdicts.find(({ at }) => at === T0 + 295_000)?.partitionStatus).toBe("STALLED");
    expect(verdicts.find(({ at }) => at === T0 + 305_000)?.partitionStatus).toBe("OK");
  });

  it("gives a member that came back its usual time, however long nobody was there", () => {
    const verdicts = tell({
      seconds: 540,
      logEnd: steady,
      commit: (s) => (s <= 242 ? steady(s) : null),
      every: 60,
      members: (s) => (s > 250 && s < 440 ? 0 : 1),
    });
    const at = (second: number) => verdicts[second / 5]!.partitionStatus;
    expect([at(430), at(445), at(530)]).toEqual(["STOPPED", "OK", "OK"]);
  });

  it("does not flap with a consumer that flaps", () => {
    const alive = (s: number) => s < 200 || s % 120 > 90;
    let offset = 0;
    const commits = new Map<number, number>();
    for (let s = 2; s <= 900; s += 5) if (alive(s)) commits.set(s, (offset = Math.min(steady(s), offset + 1500)));
    const verdicts = tell({ seconds: 900, logEnd: steady, commit: (s) => commits.get(s) ?? null });
    const later = verdicts.filter(({ at }) => at > T0 + 450_000);
    expect(new Set(later.map(({ consumerStatus }) => consumerStatus))).toEqual(new Set(["ERROR"]));
  });

  it("counts since from the change and goes on from a verdict without memory", () => {
    const story: Story = { seconds: 240, logEnd: steady, commit: (s) => steady(Math.min(s, 202)) };
    const stored: Verdict = {
      at: T0,
      partitionStatus: "STALLED",
      consumerStatus: "ERROR",
      finding: null,
      since: T0 - 5,
    };
    const next = judge(windowOf(story, 240), T0 + 240_000, DEFAULT_EVALUATION, stored);
    expect(next).toMatchObject({ partitionStatus: "STALLED", since: T0 - 5 });
  });

  it("forgets a rewind that can no longer recover: the topic was made anew", () => {
    const verdicts = tell({
      seconds: 300,
      logEnd: (s) => (s < 200 ? steady(s) : s),
      commit: (s) => (s < 200 ? steady(s) : s),
    });
    expect(verdicts.at(-1)).toMatchObject({ partitionStatus: "OK", consumerStatus: "OK" });
  });
});

it("says numbers in its evidence", () => {
  const story: Story = { seconds: 260, logEnd: (s) => s * 4, commit: (s) => Math.min(s, 202) * 4 };
  const evidence = tell(story).at(-1)?.finding?.evidence;
  expect(evidence).toMatch(
    /^Stuck at offset 9,007,199,272,\d{3},\d{3} for \d+ s; the consumer keeps re-committing it; 232 records waiting \(\d+ arrived since\)\.$/,
  );
});

it("never throws, whatever is in the window, and always explains what is not OK", () => {
  const point = fc.record({
    at: fc.integer({ min: T0 - 700_000, max: T0 + 5000 }),
    offset: fc.bigInt(0n, 2n ** 62n),
    none: fc.boolean(),
  });
  const byTime = (a: { at: number }, b: { at: number }) => a.at - b.at;
  const small = fc.array(point, { maxLength: 30 });
  fc.assert(
    fc.property(small, small, small, fc.boolean(), (log, commits, members, seesRepeats) => {
      const window: PartitionWindow = {
        logPoints: log.sort(byTime).map(({ at, offset, none }) => ({
          at,
          logEnd: none ? null : offset,
          logStart: none ? null : offset / 2n,
          hasLeader: !none,
        })),
        commits: commits.sort(byTime).map(({ at, offset }) => ({ at, offset })),
        members: members
          .sort(byTime)
          .map(({ at, offset, none }) => ({ at, count: none ? null : Number(offset % 3n), owned: null })),
        seesRepeats,
      };
      let verdict: Verdict | null = null;
      for (const now of [T0, T0 + 5000, T0 + 60_000]) {
        verdict = judge(window, now, DEFAULT_EVALUATION, verdict);
        if (verdict.consumerStatus !== "OK" && !verdict.finding?.evidence) return false;
      }
      return true;
    }),
  );
});
