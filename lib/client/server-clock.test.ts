import { expect, it } from "vitest";
import { neverBack } from "./server-clock";

it("does not go back by the jitter of two clocks, but follows one that was set", () => {
  expect([10_000, 11_000, 10_200, 6500, 12_000].map((now) => neverBack(now, 1000))).toEqual([
    10_000, 11_000, 11_000, 11_000, 12_000,
  ]);
  expect(neverBack(7000, 1000)).toBe(7000);
  expect(neverBack(8000, 1000)).toBe(8000);
});

it("keeps clocks of other steps apart", () => {
  expect(neverBack(119_000, 1000)).toBe(119_000);
  expect(neverBack(60_000, 60_000)).toBe(60_000);
  expect(neverBack(118_000, 1000)).toBe(119_000);
});
