import { describe, expect, it } from "vitest";
import { commitGaps, lastVerdict, numbersOf, sampleOf } from "./past-tick";
import { DEFAULT_EVALUATION } from "../words/settings";
import { reportedVerdicts, toReports } from "./report";
import { StoredPast, type StoredMoment } from "./stored-past";
import { known, unknown } from "../words/known";
import { english } from "../words/sentences/english";
import { plain, say } from "../words/sentences/facts";

const T = 1_700_000_000_000;
const SECOND = 1000;

/** Ticks of partition 3 every 5 s, 10 records/s; after two minutes the group stands, repeating its commit. */
function pastUpTo(seconds: number) {
  const past = new StoredPast();
  let last!: StoredMoment;
  for (let second = 0; second <= seconds; second += 5) {
    const at = T + second * SECOND;
    const [end, committed] = [BigInt(second) * 10n + 1000n, BigInt(Math.min(second, 120)) * 10n + 1000n];
    last = {
      ...{ at, topic: "orders", topicId: "id", first: 3, logEnd: [end], logStart: [0n], leaderless: [] },
      ...{ committed: [committed], commitAt: [at - SECOND], members: 1 },
    };
    past.add(last);
  }
  return { stretch: past.partitions()[0]![0]!, last };
}

describe("a stored tick", () => {
  it("has its numbers by the arithmetic of the present", () => {
    const { stretch, last } = pastUpTo(180);
    const numbers = numbersOf(sampleOf(last), stretch, DEFAULT_EVALUATION);
    expect(numbers).toMatchObject({ committed: known(2200n), logEnd: known(2800n), lag: known(600n), lost: known(0n) });
    expect(numbers.produceRate).toEqual(known(10));
    if (!numbers.timeLag.known) throw new Error(english(numbers.timeLag.reason));
    expect(Math.abs(numbers.timeLag.value - 60 * SECOND)).toBeLessThanOrEqual(5 * SECOND);
    expect(numbers.catchUp).toMatchObject({ known: false, reason: { key: "unknown.never-at-rates" } });
  });

  it("is judged from what was known then", () => {
    expect(lastVerdict(pastUpTo(100).stretch, DEFAULT_EVALUATION)?.partitionStatus).toBe("OK");
    const later = lastVerdict(pastUpTo(600).stretch, DEFAULT_EVALUATION);
    expect(later).toMatchObject({ partitionStatus: "STALLED", finding: { rule: "stalled" } });
    expect(later?.finding?.evidence).toContain("2,200");
  });

  it("stands since it was reported to, where the stand is older than what is stored", () => {
    const { stretch } = pastUpTo(600);
    const from = T + 200 * SECOND;
    const late = {
      ...stretch,
      logPoints: stretch.logPoints.filter(({ at }) => at >= from),
      commits: stretch.commits.filter(({ at }) => at >= from),
      members: stretch.members.filter(({ at }) => at >= from),
      moments: stretch.moments.filter((at) => at >= from),
    };
    const [begins, at] = [T + 120 * SECOND, T + 220 * SECOND];
    const said = say("stalled.repeats", {
      ...{ offset: "2200", ms: at - begins, atLeast: false, lag: "1000", arrived: 1000 },
    });
    const reports = toReports([{ at, kind: "status", after: "STALLED", message: "", said }]);
    for (const [asked, since] of [
      [lastVerdict(late, DEFAULT_EVALUATION), from],
      [lastVerdict(late, DEFAULT_EVALUATION, { reportedAt: reportedVerdicts(reports) }), begins],
    ] as const)
      expect(Math.abs(asked!.finding!.from - since)).toBeLessThanOrEqual(10 * SECOND);
    const soon = { ...late, moments: late.moments.filter((moment) => moment <= at + 20 * SECOND) };
    const young = { ...said, values: { ...said.values, ms: 20 * SECOND } };
    const reportsOfYoung = toReports([{ at, kind: "status", after: "STALLED", message: "", said: young }]);
    const next = lastVerdict(soon, DEFAULT_EVALUATION, { reportedAt: reportedVerdicts(reportsOfYoung) });
    expect(next?.finding?.evidence).toContain("1,200 records waiting (1,200 arrived since)");
    const otherwise = toReports([{ at, kind: "status", after: "STOPPED", message: "", said }]);
    expect(lastVerdict(late, DEFAULT_EVALUATION, { reportedAt: reportedVerdicts(otherwise) })).toEqual(
      lastVerdict(late, DEFAULT_EVALUATION),
    );
  });

  it("leaves unknown what was not stored", () => {
    const { stretch, last } = pastUpTo(60);
    const blind = { ...last, logEnd: [null], committed: [null], commitAt: [null], leaderless: [3] };
    const numbers = numbersOf(sampleOf(blind), stretch, DEFAULT_EVALUATION);
    expect(sampleOf(blind).hasLeader).toBe(false);
    expect(numbers.logEnd).toEqual(unknown(plain("unknown.log-end-then")));
    expect([numbers.lag.known, numbers.committed.known, numbers.timeLag.known]).toEqual([false, false, false]);
  });
});

describe("the distances of commits", () => {
  const commits = [
    { at: 0, offset: 1n },
    { at: 10, offset: 1n },
    { at: 40, offset: 5n },
    { at: 45, offset: 6n },
  ];

  const moments = [0, 10, 20, 30, 40, 50];
  const range = { from: 1, to: 45, gapMs: 15, most: 10 };

  it("do not count across time in which nobody watched", () => {
    const gaps = commitGaps({ commits, moments: [0, 10, 40, 50] }, range);
    expect(gaps.map(({ at }) => at)).toEqual([10, 45]);
  });

  it("are told of those in the range, with repeats", () => {
    expect(commitGaps({ commits, moments }, { ...range, from: 5, to: 42 })).toEqual([
      { at: 10, gapMs: 10, repeated: true },
      { at: 40, gapMs: 30, repeated: false },
    ]);
  });

  it("keep the longest of each part where there are too many", () => {
    expect(commitGaps({ commits, moments }, { ...range, most: 1 })).toEqual([{ at: 40, gapMs: 30, repeated: false }]);
  });
});
