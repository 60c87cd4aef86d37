import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { minuteOfWeek, minutesInto } from "./week-clock";
import { DAYS } from "./working-times";

/** Zones whose clocks differ by halves and quarters of an hour, change by half an hour, on Sundays and on other days. */
const ZONES = ["UTC", "Asia/Seoul", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"];
const OTHERS = ["America/St_Johns", "Asia/Beirut", "Africa/Cairo", "America/New_York", "Pacific/Apia"];

/** As a clock on the wall says it. */
function onTheWall(at: number, timeZone: string): number {
  const shown = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const text = new Intl.DateTimeFormat("en-GB", { ...shown, timeZone }).format(at);
  const [, day, hour, minute] = /^(\w{3}),? (\d{2}):(\d{2})$/.exec(text)!;
  return DAYS.findIndex((name) => name === day) * 1440 + Number(hour) * 60 + Number(minute);
}

describe("the minute of the week", () => {
  it("is that of the zone's clocks at any moment, in whatever order it is asked", () => {
    const moment = fc.integer({ min: Date.parse("2019-01-01"), max: Date.parse("2032-01-01") });
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES, ...OTHERS), (at, zone) => {
        expect(minuteOfWeek(at, zone)).toBe(onTheWall(at, zone));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["Europe/Berlin", "2026-03-29T00:00:00Z"],
    ["Europe/Berlin", "2026-10-25T00:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T14:00:00Z"],
    ["America/St_Johns", "2026-11-01T03:00:00Z"],
  ])("is right in each minute in which the clocks of %s are changed, from %s on", (zone, from) => {
    for (let at = Date.parse(from); at < Date.parse(from) + 3 * 3_600_000; at += 60_000)
      expect(minuteOfWeek(at, zone)).toBe(onTheWall(at, zone));
  });

  it("is asked of the clock once in a quarter of an hour, however many ask", () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, "formatToParts");
    const from = Date.parse("2033-01-05T12:00:00Z");
    for (let at = from; at < from + 3_600_000; at += 5_000) {
      minuteOfWeek(at, "Asia/Seoul");
      minuteOfWeek(at - 86_400_000, "Asia/Seoul");
    }
    expect(asked).toHaveBeenCalledTimes(8);
    asked.mockRestore();
  });
});

it.each([
  [60, 0],
  [61, 1],
  [59, 7 * 1440 - 1],
])("a stretch from Monday 01:00 on began %j", (minute, into) =>
  expect(minutesInto({ from: 60, minutes: 30 }, minute)).toBe(into),
);
