import { describe, expect, it } from "vitest";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { Case } from "@/lib/core/words/terms";
import { stepOf, stepStart, sumSteps, toSteps, worstOver } from "./steps";

const MIN = 60_000;
const HOUR = 60 * MIN;

describe("steps", () => {
  it("are round, and few enough", () => {
    expect(stepOf(HOUR, 96)).toBe(MIN);
    expect(stepOf(24 * HOUR, 96)).toBe(15 * MIN);
    expect(stepOf(90 * 24 * HOUR, 96)).toBe(24 * HOUR);
    expect(stepOf(400 * 24 * HOUR, 96)).toBe(7 * 24 * HOUR);
  });

  it("begin where the viewer's clock shows a whole one", () => {
    const midnight = 1_000_000_000;
    expect(stepStart(midnight + 3 * HOUR + 1, 2 * HOUR, midnight)).toBe(midnight + 2 * HOUR);
    expect(stepStart(midnight - 1, 2 * HOUR, midnight)).toBe(midnight - 2 * HOUR);
  });

  it("tell their sum and the worst in them", () => {
    const steps = toSteps({
      stepMs: MIN,
      steps: [
        { at: 0, counts: { quiet: 2, error: 1 } },
        { at: MIN, counts: { quiet: 1 } },
      ],
    });
    expect(steps.map(({ total, worst }) => [total, worst])).toEqual([
      [3, "error"],
      [1, "quiet"],
    ]);
    expect(sumSteps(steps)).toEqual({ quiet: 3, ok: 0, warning: 0, error: 1, offline: 0 });
  });
});

describe("the worst over time", () => {
  const span = (slug: Case, from: number, to: number | null): CaseSpanWire => ({
    ...{ cluster: "prod", group: `g${from}`, case: slug, status: "ERROR", from, to, why: "" },
  });

  it("is the worst of all groups at each moment, with breaks where nothing was wrong", () => {
    const spans = [
      span("throughput-problem", -5, 40),
      span("stalled-consumer", 10, 20),
      span("offline-partition", 15, 18),
      span("normal", 0, 100),
      span("stalled-consumer", 60, null),
    ];
    expect(worstOver(spans, 0, 80).map(({ from, to, status }) => [from, to, status])).toEqual([
      [0, 10, "WARNING"],
      [10, 15, "ERROR"],
      [15, 18, "OFFLINE"],
      [18, 20, "ERROR"],
      [20, 40, "WARNING"],
      [60, 80, "ERROR"],
    ]);
    expect(worstOver([], 0, 80)).toEqual([]);
  });
});
