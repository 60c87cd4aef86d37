import { describe, expect, it } from "vitest";
import { DEFAULT_EVALUATION, type EvaluationSettings } from "../../words/settings";
import type { PartitionWindow } from "../../numbers/window";
import { judgeBurrow } from "./judge";
import { sampleWindow } from "./sample";

const T0 = 1_700_000_000_000;
const settings: EvaluationSettings = { ...DEFAULT_EVALUATION, profile: "burrow" };

/** Commits and readings every 10 s, a second apart, so that each commit is paired with the reading just before it. */
function windowOf(offsets: bigint[], logEnds: (bigint | null)[], start = T0): PartitionWindow {
  return {
    commits: offsets.map((offset, i) => ({ at: start + i * 10_000 + 1000, offset })),
    logPoints: logEnds.map((logEnd, i) => ({ at: start + i * 10_000, logEnd, logStart: 0n, hasLeader: true })),
    members: [],
    seesRepeats: true,
  };
}

const steps = (count: number, of: (i: number) => number, base = 0n) =>
  Array.from({ length: count }, (_, i) => base + BigInt(of(i)));
const judge = (window: PartitionWindow, now: number, changed: Partial<EvaluationSettings> = {}) =>
  judgeBurrow(window, now, { ...settings, ...changed }, null);
const outcome = (verdict: ReturnType<typeof judge>) => [
  verdict.partitionStatus,
  verdict.consumerStatus,
  verdict.finding?.rule ?? null,
];

const soon = T0 + 95_000;

describe("statuses in Tidemark's words", () => {
  it("WARN: the partition is OK, the consumer too slow", () => {
    const verdict = judge(
      windowOf(
        steps(10, (i) => i * 100),
        steps(10, (i) => 1000 + i * 300),
      ),
      soon,
    );
    expect(outcome(verdict)).toEqual(["OK", "WARNING", "burrow-warn"]);
    expect(verdict.finding?.evidence).toBe(
      "The lag has not fallen over the last 10 commits: from 1,000 to 2,800 records, now 2,800 records.",
    );
  });

  it("STALL", () => {
    const verdict = judge(
      windowOf(
        steps(10, () => 18_200_441),
        steps(10, (i) => 18_200_500 + i),
      ),
      soon,
    );
    expect(outcome(verdict)).toEqual(["STALLED", "ERROR", "burrow-stall"]);
    expect(verdict.finding?.evidence).toBe("All of the last 10 commits are at offset 18,200,441; 68 records waiting.");
    expect(verdict.finding).toMatchObject({ from: T0 + 1000, to: soon });
  });

  it("STOP, once the silence is longer than the span, and not at once", () => {
    const window = windowOf(
      steps(5, (i) => i * 100),
      steps(20, (i) => 1000 + i * 100),
    );
    expect(outcome(judge(window, T0 + 81_999))).toEqual(["OK", "WARNING", "burrow-warn"]);
    const verdict = judge(window, T0 + 82_000);
    expect(outcome(verdict)).toEqual(["STOPPED", "ERROR", "burrow-stop"]);
    expect(verdict.finding?.evidence).toBe(
      "No commit for 41 s, longer than the 40 s that the last 5 commits span; 2,500 records waiting; the log " +
        "end was past offset 400 in all of the last 10 readings.",
    );
  });

  it("REWIND", () => {
    const window = windowOf(
      [100n, 200n, 5000n, 300n, 400n],
      steps(5, () => 9000),
    );
    const verdict = judge(window, T0 + 45_000);
    expect(outcome(verdict)).toEqual(["REWIND", "ERROR", "burrow-rewind"]);
    expect(verdict.finding?.evidence).toBe(
      "The committed offset went back from 5,000 to 300 and has not reached 5,000 again; 8,600 records waiting.",
    );
  });

  it("OK without a finding", () => {
    const verdict = judge(
      windowOf(
        steps(10, (i) => i * 100),
        steps(10, (i) => i * 100),
      ),
      soon,
    );
    expect(verdict).toEqual({ at: soon, partitionStatus: "OK", consumerStatus: "OK", finding: null, since: soon });
  });
});

describe("what is not known", () => {
  it("is UNKNOWN with a reason: no commit", () => {
    const verdict = judge(windowOf([], [5n, 6n]), soon);
    expect(outcome(verdict)).toEqual(["UNKNOWN", "UNKNOWN", "burrow-no-window"]);
    expect(verdict.finding?.evidence).toMatch(/No known commit/);
  });

  it("is UNKNOWN with a reason: no log end offset", () => {
    const verdict = judge(windowOf([5n, 6n], [null, null]), soon);
    expect(outcome(verdict)).toEqual(["UNKNOWN", "UNKNOWN", "burrow-no-window"]);
    expect(verdict.finding?.evidence).toMatch(/log end offset/);
  });

  it("keeps to the last log end offset that was read, as Burrow does", () => {
    const window = windowOf(
      steps(10, () => 7),
      [50n, null, null, null, null, null, null, null, null, null],
    );
    expect(outcome(judge(window, soon))).toEqual(["STALLED", "ERROR", "burrow-stall"]);
  });
});

describe("settings and time", () => {
  const stalled = windowOf(
    steps(9, () => 400),
    steps(9, () => 500),
  );

  it("counts a lag up to the allowed one as caught up", () => {
    expect(judge(stalled, soon, { burrowAllowedLag: 100 }).partitionStatus).toBe("OK");
    expect(judge(stalled, soon, { burrowAllowedLag: 99 }).partitionStatus).toBe("STALLED");
  });

  it("does not judge a window that is not complete enough", () => {
    expect(judge(stalled, soon, { burrowMinimumComplete: 1 }).partitionStatus).toBe("OK");
    expect(judge(stalled, soon, { burrowMinimumComplete: 0.9 }).partitionStatus).toBe("STALLED");
  });

  it("looks at so many commits only", () => {
    const window = windowOf(
      [1n, 400n, 400n, 400n],
      steps(4, () => 500),
    );
    expect(judge(window, T0 + 35_000).partitionStatus).toBe("OK");
    expect(judge(window, T0 + 35_000, { burrowIntervals: 3 }).partitionStatus).toBe("STALLED");
  });

  it("keeps `since` while the statuses stay, and only then", () => {
    const first = judge(stalled, soon);
    expect(judgeBurrow(stalled, soon + 5000, settings, first).since).toBe(soon);
    const after = judgeBurrow(windowOf([1n, 2n], [2n, 2n]), soon + 9000, settings, first);
    expect(after).toMatchObject({ partitionStatus: "OK", since: soon + 9000 });
  });

  it("sees a difference of one above 2^53", () => {
    const base = 2n ** 60n;
    const moving = windowOf(
      steps(10, (i) => i, base),
      steps(10, (i) => 50 + (i < 9 ? 0 : 1), base),
    );
    expect(judge(moving, soon).partitionStatus).toBe("OK");
    expect(
      judge(
        windowOf(
          steps(10, () => 0, base),
          steps(10, () => 1, base),
        ),
        soon,
      ).partitionStatus,
    ).toBe("STALLED");
  });
});

describe("from a window in time to Burrow's ring", () => {
  it("pairs a commit with the log end offset read before it, and one from before any with the first", () => {
    const window: PartitionWindow = {
      commits: [0, 15_000, 25_000].map((after, i) => ({ at: T0 + after, offset: BigInt(i) })),
      logPoints: [10_000, 20_000, 30_000].map((after, i) => ({
        at: T0 + after,
        logEnd: BigInt(100 * (i + 1)),
        logStart: 0n,
        hasLeader: true,
      })),
      members: [],
      seesRepeats: true,
    };
    const { slots, brokerOffsets } = sampleWindow(window, { burrowIntervals: 4 });
    expect(slots.map((slot) => slot && slot.lag)).toEqual([null, 100n, 99n, 198n]);
    expect(brokerOffsets).toEqual([100n, 200n, 300n]);
  });

  it("keeps one end offset for each 10 s, the newest, however often it is read", () => {
    const points = Array.from({ length: 60 }, (_, i) => ({
      at: T0 + i * 5000,
      logEnd: BigInt(i),
      logStart: 0n,
      hasLeader: true,
    }));
    const window = { commits: [], logPoints: points, members: [], seesRepeats: true };
    expect(sampleWindow(window, settings).brokerOffsets).toEqual(
      [41, 43, 45, 47, 49, 51, 53, 55, 57, 59].map((end) => BigInt(end)),
    );
  });

  it("has free slots for an owned partition without commits, and none for one that nobody owns", () => {
    const window = windowOf([], [5n]);
    expect(sampleWindow(window, settings, true).slots).toEqual(Array.from({ length: 10 }, () => null));
    expect(sampleWindow(window, settings).slots).toEqual([]);
  });
});
