/** Where a range lies as the clock goes on. */
import { expect, it } from "vitest";
import { placeOf } from "./time-range";
import { readUrlRange } from "./url-range";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

const at = (from: string, to: string, now: number) => placeOf(readUrlRange({ range: null, from, to }), now, HOUR);

it("a window of the past goes on in steps of a minute at most, for each moves all that is read", () => {
  const ends = Array.from({ length: 24 }, (_, cycle) => at("now-2h", "now-1h", NOW + cycle * 5000).to);
  expect([...new Set(ends)]).toEqual([NOW - HOUR, NOW - HOUR + 60_000]);
  expect(at("now-2h", "now-1h", NOW + 59_999)).toMatchObject({ from: NOW - 2 * HOUR, width: HOUR, live: false });
});

it("a short one goes on by a part of its width", () =>
  expect(at("now-20min", "now-10min", NOW + 14_000).to).toBe(NOW + 10_000 - 600_000));

it("what ends now follows the clock", () => expect(at("now-1h", "now", NOW + 5000).to).toBe(NOW + 5000));
