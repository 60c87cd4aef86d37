import { expect, it } from "vitest";
import { neverBack } from "./server-clock";

it("does not go back by the jitter of two clocks, but follows one that was set", () => {
  expect([10_000, 11_000, 10_200, 6500, 12_000].map(neverBack)).toEqual([10_000, 11_000, 11_000, 11_000, 12_000]);
  expect(neverBack(7000)).toBe(7000);
  expect(neverBack(8000)).toBe(8000);
});
