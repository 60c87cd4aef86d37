import { describe, expect, it } from "vitest";
import { readWorkingTimes } from "../../words/working-times";
import { mayBeSilent } from "./schedule";

describe("working times", () => {
  it.each([
    ["02:00-03:30", 7, 90],
    ["Mon-Fri 08:00-18:00", 5, 600],
    ["Sat 22:00-02:00", 1, 240],
    ["Fri-Mon 9:00-17:00", 4, 480],
    ["Sun 00:00-24:00", 1, 1440],
  ])("%s", (text, days, minutes) => {
    const times = readWorkingTimes(text)!;
    expect(times).toHaveLength(days);
    expect(new Set(times.map((time) => time.minutes))).toEqual(new Set([minutes]));
  });

  it.each(["", "always", "25:00-26:00", "08:61-09:00", "08:00-08:00", "Mo 08:00-09:00", "Mon - Fri 08:00-09:00"])(
    "are not read from %j",
    (text) => expect(readWorkingTimes(text)).toBeNull(),
  );
});

describe("a silence is as it should be", () => {
  const seoul = { times: readWorkingTimes("Mon-Fri 09:00-18:00")!, timeZone: "Asia/Seoul" };
  const berlin = { times: readWorkingTimes("02:00-03:30")!, timeZone: "Europe/Berlin" };
  const night = { times: readWorkingTimes("Sun 22:00-02:00")!, timeZone: "UTC" };
  it.each([
    ["before work in Seoul", seoul, "2026-01-05T08:59:00+09:00", true],
    ["in the first half hour", seoul, "2026-01-05T09:29:00+09:00", true],
    ["not after it", seoul, "2026-01-05T09:30:00+09:00", false],
    ["up to the end", seoul, "2026-01-05T17:59:00+09:00", false],
    ["after work", seoul, "2026-01-05T18:00:00+09:00", true],
    ["on Saturdays", seoul, "2026-01-10T12:00:00+09:00", true],
    ["over the end of the week", night, "2026-01-12T01:30:00Z", false],
    ["after the end of the night", night, "2026-01-12T02:00:00Z", true],
    ["by the clocks of Berlin in winter", berlin, "2026-01-05T02:45:00+01:00", false],
    ["and in summer", berlin, "2026-07-05T02:45:00+02:00", false],
    ["an hour later in summer", berlin, "2026-07-05T03:45:00+02:00", true],
  ])("%s", (_, schedule, at, silent) => expect(mayBeSilent(schedule, Date.parse(at))).toBe(silent));
});
