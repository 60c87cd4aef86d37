import { expect, it } from "vitest";
import { toLineRows } from "./line-rows";

it("breaks inside a gap, so that no line crosses it", () => {
  expect(toLineRows([10, 20, 50], [[1, 2, 3]], [{ from: 20, to: 50 }], 100)).toEqual([
    { at: 10, v0: 1 },
    { at: 20, v0: 2 },
    { at: 35 },
    { at: 50, v0: 3 },
  ]);
});

it("keeps peaks of every column when there are more samples than pixels", () => {
  expect(
    toLineRows(
      [1, 2, 3, 4],
      [
        [9, 1, null, null],
        [1, 2, 3, 0],
      ],
      [],
      2,
    ),
  ).toEqual([
    { at: 2, v0: 9, v1: 2 },
    { at: 4, v0: null, v1: 3 },
  ]);
});
