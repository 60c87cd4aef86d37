import { expect, it } from "vitest";
import { logTicks } from "./axes";

it.each([
  [0, [0, 1, 10]],
  [8000, [0, 1, 10, 100, 1000, 10_000]],
])("a logarithmic axis up to %d has round labels", (greatest, ticks) => expect(logTicks(greatest)).toEqual(ticks));

it("a logarithmic axis has few labels however great the values, and ends above them", () => {
  const ticks = logTicks(5e12);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.at(-1)).toBeGreaterThanOrEqual(5e12);
});
