import { expect, it } from "vitest";
import { lowerMedian, lowerMiddle, upperMedian } from "./median";

it("finds the middle, and of an even count one of the two", () => {
  const lists = [[], [4], [9, 1, 5], [4, 3, 2, 1], [10, 9]];
  expect(lists.map(lowerMedian)).toEqual([NaN, 4, 5, 2, 9]);
  expect(lists.map(upperMedian)).toEqual([NaN, 4, 5, 3, 10]);
  expect(lists.map(({ length }) => lowerMiddle(length))).toEqual([-1, 0, 1, 1, 0]);
});
