import { expect, it } from "vitest";
import { durationTick, logTicks } from "./axes";

it.each([
  [0, "0 s"],
  [1500, "1.5 s"],
  [90_000, "90 s"],
  [4_500_000, "75 min"],
  [129_600_000, "36 h"],
  [259_200_000, "3 d"],
])("%d ms stands on an axis as %s", (ms, text) => expect(durationTick(ms).replace("\u00a0", " ")).toBe(text));

it.each([
  [0, [0, 1, 10]],
  [8000, [0, 1, 10, 100, 1000, 10_000]],
])("a logarithmic axis up to %d has round labels", (greatest, ticks) => expect(logTicks(greatest)).toEqual(ticks));

it("a logarithmic axis has few labels however great the values, and ends above them", () => {
  const ticks = logTicks(5e12);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(5e12);
});
