import { expect, it } from "vitest";
import { isClearlyWorse } from "./worst";

it.each<[string, bigint | null, bigint | null, number, boolean]>([
  ["a few records more", 9n, 12n, 0, false],
  ["three times as many, all of them few", 3n, 9n, 0, false],
  ["half as many more", 1_000n, 1_500n, 0, false],
  ["more than twice as many", 1_000n, 2_001n, 0, true],
  ["a worse status with less lag", 1_000n, 1n, 1, true],
  ["a better status with more lag", 1_000n, 90_000n, -1, false],
  ["a lag that is known, where none was", null, 1n, 0, true],
  ["no lag that is known", 5n, null, 0, false],
  ["nothing known of either", null, null, 0, false],
])("%s takes the first place or leaves it", (_, before, best, rank, takes) =>
  expect(isClearlyWorse({ rank, lag: best }, { rank: 0, lag: before })).toBe(takes),
);
