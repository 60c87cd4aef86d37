import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logTickPrinter, roundTicks, tickPrinter, type AxisKind } from "./round-ticks";

/** The labels of an axis from 0 on, as they stand beside the plot. */
function labels(greatest: number, kind: AxisKind, steps = 4): string[] {
  const ticks = roundTicks(0, greatest, steps, kind);
  return ticks.map(tickPrinter(ticks, kind)).map((text) => text.replaceAll("\u00a0", " "));
}

describe("labels of an axis", () => {
  it.each([
    ["members", 3, "counts", ["0", "1", "2", "3"]],
    ["a lag that was labelled 7, 14, 21", 20, "counts", ["0", "5", "10", "15", "20"]],
    ["one record", 1, "counts", ["0", "1"]],
    ["nothing at all", 0, "counts", ["0", "1"]],
    ["thousands", 9_000, "counts", ["0", "5 k", "10 k"]],
    ["tens of thousands", 66_701, "counts", ["0", "20 k", "40 k", "60 k", "80 k"]],
    ["millions", 3_400_000, "counts", ["0", "1 M", "2 M", "3 M", "4 M"]],
    ["a slow rate", 0.4, "rates", ["0", "0.1", "0.2", "0.3", "0.4"]],
    ["next to no time", 12, "durations", ["0 s", "0.1 s"]],
    ["seconds", 40_000, "durations", ["0 s", "10 s", "20 s", "30 s", "40 s"]],
    ["a stall", 29 * 60_000, "durations", ["0 min", "10 min", "20 min", "30 min"]],
    ["a night", 9 * 3_600_000, "durations", ["0 h", "3 h", "6 h", "9 h"]],
    ["weeks", 17 * 86_400_000, "durations", ["0 d", "5 d", "10 d", "15 d", "20 d"]],
  ] as const)("%s", (_, greatest, kind, texts) => expect(labels(greatest, kind)).toEqual(texts));

  it("are few, even and round, and hold all values between them", () => {
    const thousandths = (options: { min: number; max: number }) => fc.integer(options).map((value) => value / 1000);
    const range = fc.tuple(thousandths({ min: -1e9, max: 1e9 }), thousandths({ min: 0, max: 1e9 }));
    fc.assert(
      fc.property(range, fc.constantFrom<AxisKind>("counts", "rates", "durations"), ([least, more], kind) => {
        const ticks = roundTicks(least, least + more, 4, kind);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks[0]).toBeLessThanOrEqual(least);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(least + more);
        if (kind === "counts") expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
      }),
    );
  });

  it.each([
    [8_600, [0, 2_000, 4_000, 6_000, 8_000, 10_000]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
  ])("are round up to %i, whole records each", (greatest, ticks) => {
    expect(roundTicks(0, greatest, 5)).toEqual(ticks);
  });

  it("of a logarithmic axis say no more digits than count", () => {
    const print = logTickPrinter("counts");
    expect([0, 1, 100, 10_000, 1_000_000].map((value) => print(value).replace("\u00a0", " "))).toEqual([
      "0",
      "1",
      "100",
      "10 k",
      "1 M",
    ]);
  });
});
