import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { formatClock, formatDay, formatMoment, formatTime } from "./format";
import { clockFace, readClock, setCurrentZone, startOfDay, zoneName, ZONES } from "./zone";

afterEach(() => setCurrentZone("local"));

const NOON = Date.UTC(2026, 10, 24, 12, 30, 9);

it("prints every form of a moment in the zone that is set", () => {
  setCurrentZone("utc");
  expect([formatClock(NOON), formatDay(NOON), formatTime(NOON)]).toEqual([
    "12:30:09",
    "2026-11-24",
    "2026-11-24 12:30:09",
  ]);
  expect(formatMoment(NOON, NOON + 1000)).toBe("12:30");
  expect(formatMoment(NOON, Date.UTC(2027, 0, 1))).toBe("2026-11-24");
  setCurrentZone("local");
  const date = new Date(NOON);
  expect(formatClock(NOON, false)).toBe(
    `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`,
  );
});

describe.each(ZONES)("in %s", (zone) => {
  it("reads back the clock that it prints", () => {
    const seconds = fc.integer({ min: 1_500_000_000, max: 1_900_000_000 });
    fc.assert(
      fc.property(seconds, (second) => {
        setCurrentZone(zone);
        const ms = second * 1000;
        const read = readClock(`${formatDay(ms)}T${formatClock(ms)}`);
        // The hour that a clock shows twice in autumn may be read as its first time.
        return read === ms || Math.abs(read - ms) === 3_600_000;
      }),
    );
  });

  it("finds midnight, of other days too", () => {
    const midnight = startOfDay(NOON, 0, zone);
    expect(clockFace(midnight, zone)).toMatchObject({ hour: 0, minute: 0, second: 0 });
    expect(clockFace(startOfDay(NOON, -24, zone), zone)).toMatchObject({ month: 10, day: 31, hour: 0 });
  });
});

it("refuses what no clock shows", () => expect(readClock("yesterday")).toBeNaN());

it("names UTC", () => expect(zoneName("utc", NOON)).toBe("UTC"));
