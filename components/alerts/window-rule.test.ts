import fc from "fast-check";
import { expect, it } from "vitest";
import { clockOf, minuteOf, RULE_DAYS, ruleOf, weeklyOf } from "./window-rule";

it.each([
  [["SU"], 120, "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0"],
  [["SA", "MO"], 1439, "FREQ=WEEKLY;BYDAY=MO,SA;BYHOUR=23;BYMINUTE=59"],
  [[...RULE_DAYS], 0, "FREQ=DAILY;BYHOUR=0;BYMINUTE=0"],
  [[], 60, null],
] as const)("%j at minute %i is %s", (days, minute, rule) => {
  expect(ruleOf({ days: [...days], minute })).toBe(rule);
});

it("reads back what it wrote", () => {
  const some = fc.record({
    days: fc.subarray([...RULE_DAYS], { minLength: 1 }),
    minute: fc.integer({ min: 0, max: 1439 }),
  });
  fc.assert(fc.property(some, (time) => void expect(weeklyOf(ruleOf(time) ?? "")).toEqual(time)));
});

it.each([
  "FREQ=MONTHLY;BYDAY=1SU;BYHOUR=2;BYMINUTE=0",
  "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;BYHOUR=2;BYMINUTE=0",
  "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2,4;BYMINUTE=0",
  "FREQ=WEEKLY;BYDAY=SU;BYHOUR=24;BYMINUTE=0",
  "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0;COUNT=3",
  "FREQ=WEEKLY;BYDAY=SU;BYDAY=MO;BYHOUR=2;BYMINUTE=0",
  "FREQ=DAILY;BYDAY=SU;BYHOUR=2;BYMINUTE=0",
  "",
])("%s is said as it stands", (rule) => expect(weeklyOf(rule)).toBeNull());

it.each([
  ["02:30", 150],
  ["2:05", 125],
  ["24:00", null],
  ["1:5", null],
  ["", null],
])("%s is minute %s of the day", (clock, minute) => expect(minuteOf(clock)).toBe(minute));

it("writes a time of day with two digits", () => expect([clockOf(0), clockOf(150)]).toEqual(["00:00", "02:30"]));
