import { describe, expect, it } from "vitest";
import { levelOfLag, SettledSteps, stepOf } from "./settled-steps";

it.each<[string | null, number | undefined, number]>([
  ["999", undefined, 2],
  ["1001", undefined, 3],
  ["1001", 2, 2],
  ["1999", 2, 2],
  ["2001", 2, 3],
  ["999", 3, 3],
  ["501", 3, 3],
  ["499", 3, 2],
  ["0", undefined, 0],
  ["9", 0, 0],
  [null, 3, -Infinity],
  ["7", -Infinity, 0],
])("a lag of %s that was on step %s is on step %s", (lag, before, step) =>
  expect(stepOf(levelOfLag(lag), before)).toBe(step),
);

describe("steps of rows", () => {
  interface Row {
    name: string;
    lag: string;
  }
  const settled = () =>
    new SettledSteps<Row>(
      ({ name }) => name,
      ({ lag }) => levelOfLag(lag),
    );

  it("are kept from picture to picture", () => {
    const steps = settled();
    const seen = ["990", "1010", "995", "1500", "2100", "1500", "600", "400"].map((lag) => {
      const row = { name: "a", lag };
      return steps.take([row])(row);
    });
    expect(seen).toEqual([2, 2, 2, 2, 3, 3, 3, 2]);
  });

  it("are forgotten with their row", () => {
    const steps = settled();
    const row = { name: "a", lag: "990" };
    steps.take([row]);
    steps.take([]);
    const back = { name: "a", lag: "1010" };
    expect(steps.take([back])(back)).toBe(3);
  });
});
