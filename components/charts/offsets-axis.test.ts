import { expect, it } from "vitest";
import { offsetsAxis } from "./offsets-axis";

const rows = (...values: (number | null)[]) => values.map((value) => ({ logEnd: value, committed: null }));

it.each([
  ["from 0 on", rows(0, 8000), [0, 8000], [0, 2000, 4000, 6000, 8000]],
  ["a little below 0, without a label there", rows(-20, 8000), [-20, 8000], [0, 2000, 4000, 6000, 8000]],
  ["far below 0", rows(-4000, 4000), [-4000, 4000], [-4000, -2000, 0, 2000, 4000]],
  ["all below 0", rows(-300, -100), [-300, -100], [-300, -250, -200, -150, -100]],
  ["values that are not known", rows(null, 0, 40), [0, 40], [0, 10, 20, 30, 40]],
])("%s", (_, given, domain, ticks) => expect(offsetsAxis(given)).toEqual({ domain, ticks }));

it.each([[rows()], [rows(5)], [rows(0)], [rows(-3)]])("has an extent whatever there is: %j", (given) => {
  const { domain, ticks } = offsetsAxis(given);
  expect(domain[1]).toBeGreaterThan(domain[0]);
  expect(ticks.length).toBeGreaterThan(1);
});

it("counts both lines", () => {
  expect(offsetsAxis([{ logEnd: 100, committed: -90 }]).domain[0]).toBeLessThanOrEqual(-90);
});
