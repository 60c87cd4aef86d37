import { expect, it } from "vitest";
import { DailyCap } from "./daily-cap";

const EVENING = Date.UTC(2026, 10, 29, 22, 30);
const HOUR = 3_600_000;

it("gives so many a day and receiver, and says when there is room again", () => {
  const cap = new DailyCap();
  expect(cap.take("ops", 2, 3, EVENING)).toEqual({ isFree: true });
  // Two are not split: one is left.
  expect(cap.take("ops", 2, 3, EVENING)).toEqual({ isFree: false, afterMs: 1.5 * HOUR });
  expect(cap.take("ops", 1, 3, EVENING)).toEqual({ isFree: true });
  expect(cap.take("ops", 1, 3, EVENING + HOUR)).toEqual({ isFree: false, afterMs: 0.5 * HOUR });
  expect(cap.take("other", 3, 3, EVENING)).toEqual({ isFree: true });
  expect(cap.take("ops", 3, 3, EVENING + 1.5 * HOUR)).toEqual({ isFree: true });
});

it("takes back what was not sent", () => {
  const cap = new DailyCap();
  cap.take("ops", 3, 3, EVENING);
  cap.giveBack("ops", 1);
  cap.giveBack("nobody", 1);
  expect(cap.take("ops", 1, 3, EVENING)).toEqual({ isFree: true });
  expect(cap.take("ops", 1, 3, EVENING)).toMatchObject({ isFree: false });
});
