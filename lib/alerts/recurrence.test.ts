import fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import { describe, expect, it, vi } from "vitest";
import type { Recurrence, Silence } from "@/lib/core/alerts/terms";
import { isActive, nextChange, occurrences } from "./recurrence";
import { recurrenceFault } from "./recurrence-rule";
import { MOST_SILENCES, MOST_WINDOWS } from "./setting-shapes";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(text);
const weekly = "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0";

const silence = (recurrence: Recurrence | null, more: Partial<Silence> = {}): Silence => ({
  id: "s",
  source: "page",
  match: { cluster: null, group: null, topic: null, owner: null, severity: null, case: null },
  author: null,
  reason: null,
  startsAt: at("2026-01-01T00:00:00Z"),
  endsAt: null,
  untilResolved: false,
  recurrence,
  ...more,
});

const windowsOf = (recurrence: Recurrence, from: string, to: string) =>
  occurrences(recurrence, at("2026-01-01T00:00:00Z"), { from: at(from), to: at(to), most: 100 }).map(
    (window) => `${new Date(window.from).toISOString()} ${(window.to - window.from) / HOUR} h`,
  );

describe("on the day on which clocks change", () => {
  const berlin = (rule: string, durationMs = 2 * HOUR) => ({ rule, timeZone: "Europe/Berlin", durationMs });
  it.each([
    ["02:00 does not exist", berlin(weekly), "2026-03-29", ["2026-03-29T01:00:00.000Z 2 h"]],
    ["02:30 does not exist", berlin("FREQ=DAILY;BYHOUR=2;BYMINUTE=30"), "2026-03-29", ["2026-03-29T01:30:00.000Z 2 h"]],
    ["02:00 comes twice", berlin(weekly), "2026-10-25", ["2026-10-25T00:00:00.000Z 2 h"]],
    ["02:00 comes twice, at 03:00", berlin("FREQ=DAILY;BYHOUR=3"), "2026-10-25", ["2026-10-25T02:00:00.000Z 2 h"]],
    ["the week before", berlin(weekly), "2026-03-22", ["2026-03-22T01:00:00.000Z 2 h"]],
    ["the week after", berlin(weekly), "2026-04-05", ["2026-04-05T00:00:00.000Z 2 h"]],
    [
      "Seoul has none",
      { rule: weekly, timeZone: "Asia/Seoul", durationMs: 2 * HOUR },
      "2026-03-28",
      ["2026-03-28T17:00:00.000Z 2 h"],
    ],
    [
      "Seoul has none in autumn",
      { rule: weekly, timeZone: "Asia/Seoul", durationMs: 2 * HOUR },
      "2026-10-24",
      ["2026-10-24T17:00:00.000Z 2 h"],
    ],
  ])("%s", (_name, recurrence, day, windows) => {
    const from = `${day}T00:00:00Z`;
    expect(windowsOf(recurrence, from, new Date(at(from) + DAY).toISOString())).toEqual(windows);
  });

  it("goes by hours that pass when a rule is hourly", () => {
    const recurrence = berlin("FREQ=HOURLY;BYMINUTE=15", HOUR / 2);
    expect(windowsOf(recurrence, "2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z")).toHaveLength(4);
    expect(windowsOf(recurrence, "2026-03-28T23:00:00Z", "2026-03-29T03:00:00Z")).toHaveLength(4);
  });
});

it("reaches over midnight", () => {
  const night = { rule: "FREQ=WEEKLY;BYDAY=SA;BYHOUR=23;BYMINUTE=0", timeZone: "Europe/Berlin", durationMs: 4 * HOUR };
  const window = silence(night);
  // Saturday 28 March 23:00 to Sunday 03:00 of the winter's clock, which is 04:00 by then.
  const [begin, end] = [at("2026-03-28T22:00:00Z"), at("2026-03-29T02:00:00Z")];
  expect([begin - 1, begin, end - 1, end].map((now) => isActive(window, now))).toEqual([false, true, true, false]);
  expect(nextChange(window, begin - HOUR)).toBe(begin);
  expect(nextChange(window, begin)).toBe(end);
  expect(nextChange(window, end)).toBe(at("2026-04-04T21:00:00Z"));
});

it("counts every second week from the day on which it starts", () => {
  const recurrence = { rule: `${weekly};INTERVAL=2`, timeZone: "UTC", durationMs: HOUR };
  expect(windowsOf(recurrence, "2026-01-01T00:00:00Z", "2026-02-05T00:00:00Z")).toEqual([
    "2026-01-04T02:00:00.000Z 1 h",
    "2026-01-18T02:00:00.000Z 1 h",
    "2026-02-01T02:00:00.000Z 1 h",
  ]);
});

it("makes one stretch of two windows that touch when clocks skip an hour", () => {
  const recurrence = { rule: "FREQ=DAILY;BYHOUR=0", timeZone: "Europe/Berlin", durationMs: 23.5 * HOUR };
  const window = silence(recurrence);
  const noon = at("2026-03-29T10:00:00Z");
  expect(isActive(window, noon)).toBe(true);
  expect(nextChange(window, noon)).toBe(at("2026-03-30T21:30:00Z"));
});

describe("starts and ends", () => {
  const recurrence = { rule: "FREQ=DAILY;BYHOUR=2;BYMINUTE=0", timeZone: "UTC", durationMs: 2 * HOUR };
  const [starts, ends] = [at("2026-05-01T03:00:00Z"), at("2026-05-02T03:00:00Z")];
  it.each<[string, Silence, number, boolean, number | null]>([
    ["no end", silence(null, { startsAt: starts }), starts, true, null],
    ["before it starts", silence(null, { startsAt: starts, endsAt: ends }), starts - 1, false, starts],
    ["it ends", silence(null, { startsAt: starts, endsAt: ends }), starts, true, ends],
    ["ended", silence(null, { startsAt: starts, endsAt: ends }), ends, false, null],
    ["a window that has begun", silence(recurrence, { startsAt: starts }), starts - HOUR, false, starts],
    ["in it", silence(recurrence, { startsAt: starts }), starts, true, starts + HOUR],
    ["a window that its end cuts", silence(recurrence, { startsAt: starts, endsAt: ends }), ends - 1, true, ends],
    [
      "after its last",
      silence(recurrence, { startsAt: starts, endsAt: ends - 2 * HOUR }),
      starts + 2 * HOUR,
      false,
      null,
    ],
    [
      "before its first",
      silence(recurrence, { startsAt: starts + 5 * HOUR }),
      starts,
      false,
      at("2026-05-02T02:00:00Z"),
    ],
  ])("%s", (_name, given, now, active, change) => {
    expect(isActive(given, now)).toBe(active);
    expect(nextChange(given, now)).toBe(change);
  });
});

it("is the same between one change and the next, whatever is asked in whatever order", () => {
  const rules = [
    weekly,
    "FREQ=DAILY;BYHOUR=1,13;BYMINUTE=30",
    "FREQ=HOURLY;INTERVAL=3;BYMINUTE=0",
    "FREQ=MONTHLY;BYDAY=-1SU;BYHOUR=3",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;BYHOUR=2;BYMINUTE=30",
  ];
  const given = fc.record({
    rule: fc.constantFrom(...rules),
    timeZone: fc.constantFrom("Europe/Berlin", "Asia/Seoul", "America/St_Johns", "Pacific/Apia"),
    durationMs: fc.integer({ min: 60_000, max: HOUR - 1 }),
    asked: fc.array(fc.integer({ min: at("2026-01-01T00:00:00Z"), max: at("2026-12-01T00:00:00Z") }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
  fc.assert(
    fc.property(given, ({ asked, ...recurrence }) => {
      const window = silence(recurrence);
      for (const now of asked) {
        const change = nextChange(window, now);
        expect(change).toBeGreaterThan(now);
        if (change === null) continue;
        expect(isActive(window, change)).toBe(!isActive(window, now));
        expect(isActive(window, change - 1)).toBe(isActive(window, now));
        expect(isActive(window, Math.floor((now + change) / 2))).toBe(isActive(window, now));
      }
    }),
    { numRuns: 60 },
  );
});

it("works out nothing anew as long as it holds, of as many as there may be", () => {
  const windows = Array.from({ length: MOST_WINDOWS + MOST_SILENCES }, (_, index) =>
    silence(
      { rule: "FREQ=DAILY;BYHOUR=2;BYMINUTE=0", timeZone: "UTC", durationMs: HOUR },
      { startsAt: at("2026-01-01T00:00:00Z") + index * 60_000 },
    ),
  );
  const next = vi.spyOn(RRuleTemporal.prototype, "next");
  const options = vi.spyOn(RRuleTemporal.prototype, "options");
  const now = at("2026-05-01T12:00:00Z");
  const ask = (when: number) => {
    next.mockClear();
    options.mockClear();
    for (const window of windows) isActive(window, when);
    return { asked: next.mock.calls.length, setUp: options.mock.calls.length };
  };
  expect(ask(now)).toMatchObject({ setUp: windows.length });
  expect(ask(now + 1)).toEqual({ asked: 0, setUp: 0 });
  expect(ask(now + DAY)).toEqual({ asked: expect.toSatisfy((count: number) => count > 0), setUp: 0 });
  vi.restoreAllMocks();
});

it("silences nobody by a rule that cannot be worked out", () => {
  const broken = silence({ rule: "FREQ=NEVER", timeZone: "Nowhere", durationMs: HOUR });
  expect(isActive(broken, at("2026-05-01T00:00:00Z"))).toBe(false);
  expect(nextChange(broken, at("2026-05-01T00:00:00Z"))).toBeNull();
});

describe("faults", () => {
  const good = { rule: weekly, timeZone: "Europe/Berlin", durationMs: 2 * HOUR };
  it.each([
    weekly,
    "FREQ=DAILY;BYHOUR=23;BYMINUTE=30",
    "FREQ=HOURLY;BYMINUTE=0;INTERVAL=6",
    "FREQ=MONTHLY;BYDAY=1MO,-1FR;BYHOUR=5",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;BYHOUR=5",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0",
  ])("%s has none", (rule) => {
    expect(recurrenceFault({ ...good, rule })).toBeNull();
  });

  it.each<[Partial<Recurrence>, keyof Recurrence, string]>([
    [{ rule: "" }, "rule", "write parts as in"],
    [{ rule: "RRULE:FREQ=DAILY" }, "rule", '"RRULE:FREQ=DAILY" cannot be used'],
    [{ rule: "FREQ=DAILY\nRDATE:20260101T000000Z" }, "rule", "cannot be"],
    [{ rule: "FREQ=MINUTELY;BYHOUR=1" }, "rule", "Use HOURLY, DAILY"],
    [{ rule: "FREQ=SECONDLY" }, "rule", "Use HOURLY, DAILY"],
    [{ rule: "BYDAY=MO;BYHOUR=1" }, "rule", "no FREQ"],
    [{ rule: "FREQ=DAILY;FREQ=DAILY" }, "rule", "each once"],
    [{ rule: "FREQ=DAILY;__proto__=1" }, "rule", "cannot be used"],
    [{ rule: "FREQ=DAILY" }, "rule", "add BYHOUR"],
    [{ rule: "FREQ=WEEKLY;BYHOUR=2" }, "rule", "add BYDAY"],
    [{ rule: "FREQ=HOURLY;BYMINUTE=0;BYDAY=MO" }, "rule", "BYDAY cannot stand in a rule that is HOURLY"],
    [{ rule: "FREQ=DAILY;BYHOUR=25" }, "rule", 'BYHOUR cannot be "25"'],
    [{ rule: "FREQ=DAILY;BYHOUR=1;BYMINUTE=0,30" }, "rule", "BYMINUTE has 2 values"],
    [{ rule: "FREQ=WEEKLY;BYDAY=1SU;BYHOUR=2" }, "rule", "name the day alone"],
    [{ rule: "FREQ=DAILY;BYHOUR=1;COUNT=3" }, "rule", "Leave COUNT out"],
    [{ rule: "FREQ=DAILY;BYHOUR=1;UNTIL=20270101" }, "rule", "Leave UNTIL out"],
    [{ rule: "FREQ=DAILY;BYHOUR=1;INTERVAL=0" }, "rule", 'INTERVAL cannot be "0"'],
    [{ rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=1" }, "rule", "no day that there is"],
    [{ rule: `FREQ=DAILY;BYHOUR=${"1,".repeat(200)}1` }, "rule", "at most 300"],
    [{ timeZone: "Berlin" }, "timeZone", '"Berlin" is no time zone'],
    [{ timeZone: "" }, "timeZone", "is no time zone"],
    [{ durationMs: 0 }, "durationMs", "too short"],
    [{ durationMs: Number.NaN }, "durationMs", "too short"],
    [{ durationMs: 7 * DAY }, "durationMs", "reaches the next window"],
    [{ rule: "FREQ=DAILY;BYHOUR=1,3", durationMs: 2 * HOUR }, "durationMs", "reaches the next window"],
  ])("%j", (wrong, field, said) => {
    const fault = recurrenceFault({ ...good, ...wrong });
    expect(fault?.field).toBe(field);
    expect(fault?.said).toContain(said);
  });

  it("takes any text, and comes to an end with it", () => {
    const part = fc.constantFrom(
      "FREQ=",
      "YEARLY",
      "MONTHLY",
      ";",
      "BYDAY=",
      "BYHOUR=",
      ",",
      "1",
      "-5",
      "MO",
      "BYMONTH=",
      "BYYEARDAY=",
      "366",
      "BYSETPOS=",
      "INTERVAL=999",
      "x",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const fault = recurrenceFault({ ...good, rule: parts.join("") });
        if (fault) expect(fault.said).toMatch(/./);
      }),
    );
  });
});
