import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin, nextWithin } from "./hours";
import { readWorkingTimes } from "../words/working-times";

const hoursOf = (text: string, timeZone: string) => ({ times: readWorkingTimes(text)!, timeZone });
const office = hoursOf("Mon-Fri 09:00-18:00", "Europe/Berlin");

describe("hours in which a route tells", () => {
  it.each([
    ["within", office, "2026-01-05T12:34:56+01:00", "2026-01-05T12:34:56+01:00"],
    ["in the evening", office, "2026-01-05T18:00:30+01:00", "2026-01-06T09:00:00+01:00"],
    ["on Friday night", office, "2026-01-09T23:00:00+01:00", "2026-01-12T09:00:00+01:00"],
    ["before the clocks go forward", office, "2026-03-27T20:00:00+01:00", "2026-03-30T09:00:00+02:00"],
    ["before the clocks go back", office, "2026-10-23T20:00:00+02:00", "2026-10-26T09:00:00+01:00"],
    ["over midnight", hoursOf("22:00-02:00", "Asia/Seoul"), "2026-01-05T21:00:00+09:00", "2026-01-05T22:00:00+09:00"],
    ["over the week's end", hoursOf("Sun 22:00-02:00", "UTC"), "2026-01-12T01:00:00Z", "2026-01-12T01:00:00Z"],
    [
      "by half an hour",
      hoursOf("09:00-10:00", "Australia/Lord_Howe"),
      "2026-10-03T12:00:00+10:30",
      "2026-10-04T09:00:00+11:00",
    ],
    ["never means always", { times: [], timeZone: "UTC" }, "2026-01-05T12:00:00Z", "2026-01-05T12:00:00Z"],
  ])("%s", (_, hours, now, next) => expect(nextWithin(hours, Date.parse(now))).toBe(Date.parse(next)));

  it("begin within a week of any moment, and not before it", () => {
    const week = 7 * 86_400_000;
    const moment = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-01-01") });
    fc.assert(
      fc.property(moment, fc.constantFrom("Europe/Berlin", "Asia/Seoul", "America/New_York"), (now, timeZone) => {
        const hours = hoursOf("Tue 03:30-05:00", timeZone);
        const next = nextWithin(hours, now);
        expect(isWithin(hours, next)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(next - now).toBeLessThanOrEqual(week + 7_200_000);
      }),
    );
  });
});
