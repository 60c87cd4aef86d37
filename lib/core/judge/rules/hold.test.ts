import { describe, expect, it } from "vitest";
import { replay } from "../../past/replay";
import { readTrace } from "../../past/trace";

const T0 = 1_700_000_000_000;
const STEP_MS = 5_000;
const STEPS = 120;

type Spans = [from: number, to: number][];
const within = (spans: Spans, second: number) => spans.some(([from, to]) => second >= from && second < to);

/**
 * Statuses every 5 s of a group that keeps up with 10 records/s, but for the seconds in which its partition has no
 * leader, and those in which it repeats its commit.
 */
function statuses({ leaderless = [], stands = [] }: { leaderless?: Spans; stands?: Spans }): string[] {
  const seconds = Array.from({ length: STEPS }, (_, step) => (step * STEP_MS) / 1000);
  let committed = 1000;
  const { verdicts } = replay(
    readTrace({
      profile: "tidemark",
      settings: {},
      every: STEP_MS,
      from: T0,
      to: T0 + (STEPS - 1) * STEP_MS,
      logOffsets: seconds.map((second) => [
        T0 + second * 1000,
        ...(within(leaderless, second) ? [null, null] : [String(1000 + second * 10), "0"]),
      ]),
      commits: seconds.flatMap((second) => {
        if (within(leaderless, second)) return [];
        if (!within(stands, second)) committed = 1000 + second * 10;
        return [[T0 + second * 1000 - 200, committed]];
      }),
      members: seconds.map((second) => [T0 + second * 1000, 1]),
    }),
  );
  return verdicts.map(([, status]) => status);
}

const at = (all: string[], second: number) => all[(second * 1000) / STEP_MS];

describe("a problem that comes back", () => {
  it("is held where it was inferred", () => {
    const all = statuses({
      stands: [
        [100, 180],
        [240, 320],
      ],
    });
    expect([at(all, 175), at(all, 185), at(all, 315)]).toEqual(["STALLED", "OK", "STALLED"]);
    expect(at(all, 335)).toBe("STALLED");
    expect(at(all, 500)).toBe("OK");
  });

  it("is not held where it was read: a partition that has a leader again is not OFFLINE", () => {
    const all = statuses({
      leaderless: [
        [100, 140],
        [240, 280],
        [330, 370],
      ],
    });
    expect([at(all, 110), at(all, 250), at(all, 340)]).toEqual(["OFFLINE", "OFFLINE", "OFFLINE"]);
    for (const back of [140, 280, 370]) expect([back, at(all, back)]).toEqual([back, "OK"]);
  });
});
