import fc from "fast-check";
import { expect, it } from "vitest";
import { nextTry } from "./next-try";

const MINUTE = 60_000;
const retry = (afterMs: number | null = null) => ({ outcome: "retry" as const, detail: "", afterMs });
const refused = { outcome: "refused" as const, detail: "" };
const far = { now: 0, deadline: 100 * 24 * 60 * MINUTE };

it.each([
  [1, 5_000],
  [2, 15_000],
  [3, MINUTE],
  [4, 5 * MINUTE],
  [5, 15 * MINUTE],
  [1_000_000, 15 * MINUTE],
])("waits after %i failures at least %i ms and at most a fifth more", (attempts, ms) => {
  expect(nextTry(retry(), { ...far, attempts, random: 0 })).toBe(ms);
  expect(nextTry(retry(), { ...far, attempts, random: 1 })).toBe(ms * 1.2);
});

it.each([
  [1, MINUTE],
  [4, 60 * MINUTE],
  [5, 60 * MINUTE],
])("waits longer after %i refusals", (attempts, ms) => {
  expect(nextTry(refused, { ...far, attempts, random: 0 })).toBe(ms);
});

it("never comes before it was asked to, nor more often than it may, and at the deadline rather than never", () => {
  const given = fc.record({
    attempts: fc.integer({ min: 1, max: 20 }),
    now: fc.integer({ min: 0, max: 1e9 }),
    left: fc.integer({ min: 0, max: 1e8 }),
    asked: fc.option(fc.integer({ min: 0, max: 1e8 })),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(given, ({ attempts, now, left, asked, random }) => {
      const deadline = now + left;
      const next = nextTry(retry(asked), { attempts, now, deadline, random });
      expect(next).toBeGreaterThanOrEqual(now + (asked ?? 0));
      if (next !== deadline) expect(next).toBeGreaterThanOrEqual(now + 5_000);
      // Beyond the deadline only where no try before it is allowed.
      if (next > deadline) expect(now + (asked ?? 0)).toBeGreaterThanOrEqual(deadline);
    }),
  );
});
