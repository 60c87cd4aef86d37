import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatCount,
  formatDuration,
  formatDurationShort,
  formatExact,
  formatInterval,
  formatMoment,
  formatRate,
  formatTimeIn,
  formatWeekday,
  setFormatWords,
} from "./format";
import { setCurrentZone } from "./zone";
import { formatDuration as inSentence } from "@/lib/core/words/format";

const UNITS = { ms: "\u00a0ms", s: "\u00a0s", min: "\u00a0min", h: "\u00a0h", d: "\u00a0d" };
const ENGLISH = { language: "en", now: "now", ago: (age: string) => `${age} ago`, units: UNITS };

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("counts", () => {
  it.each([
    ["0", "0"],
    ["8412", "8,412"],
    ["9999", "9,999"],
    ["10000", "10.0 k"],
    ["91399", "91.3 k"],
    ["412000", "412 k"],
    ["18200441", "18.2 M"],
    ["1240000", "1.24 M"],
    ["9007199254740993", "9.00 P"],
    ["-15", "-15"],
    ["-18200441", "-18.2 M"],
  ])("%s is short as %s", (given, short) => expect(plain(formatCount(given))).toBe(short));

  it("keep every digit in their exact form, beyond 2^53 too", () => {
    expect(formatExact("9007199254740993")).toBe("9,007,199,254,740,993");
    fc.assert(fc.property(fc.bigInt(), (value) => BigInt(formatExact(value).replaceAll(",", "")) === value));
  });

  it("stay within eight characters, so that columns do not jump", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (value) => formatCount(value).length <= 8));
  });
});

it.each([
  [0, "0"],
  [0.01, "<0.1"],
  [0.44, "0.4"],
  [12.4, "12"],
  [940, "940"],
  [33_000, "33.0 k"],
])("a rate of %d reads %s", (given, text) => expect(plain(formatRate(given))).toBe(text));

it.each([
  [0, "0 s", "0 s"],
  [40, "0.1 s", "0.1 s"],
  [200, "0.2 s", "0.2 s"],
  [42_400, "42 s", "42 s"],
  [59_900, "1 min", "1 min"],
  [724_000, "12 min 4 s", "12 min"],
  [12_000_000, "3 h 20 min", "3 h"],
  [190_800_000, "2 d 5 h", "2 d"],
])("%d ms reads %s, or %s where room is short", (given, long, short) => {
  expect(plain(formatDuration(given))).toBe(long);
  expect(plain(formatDurationShort(given))).toBe(short);
});

it("tells a duration as a sentence does, where both tell the same units", () => {
  const [hour, day] = [3_600_000, 86_400_000];
  const lengths = fc.oneof(
    fc.integer({ min: 10_000, max: 59_000 }),
    fc.integer({ min: 2 * hour, max: day - 60_000 }),
    fc.integer({ min: 2 * day, max: 400 * day }),
  );
  fc.assert(fc.property(lengths, (ms) => plain(formatDuration(ms)) === inSentence(ms)));
});

it.each([
  [300, "now"],
  [4_900, "4 s ago"],
  [61_000, "1 min ago"],
])("an age of %d ms reads %s", (given, text) => expect(plain(formatAge(given))).toBe(text));

it("names the day of a moment only when it is another day", () => {
  const at = new Date(2026, 10, 24, 14, 2).getTime();
  expect(formatMoment(at, new Date(2026, 10, 24, 18).getTime())).toBe("14:02");
  expect(formatMoment(at, new Date(2026, 10, 25, 1).getTime())).toBe("11-24 14:02");
  expect(formatMoment(at, new Date(2027, 0, 2).getTime())).toBe("2026-11-24");
});

it("names the day of the week in the page's language and in the chosen zone", () => {
  const at = Date.UTC(2026, 10, 26, 12);
  expect(formatWeekday(new Date(2026, 10, 26, 23, 59).getTime())).toBe("Thursday");
  setCurrentZone("utc");
  setFormatWords({ ...ENGLISH, language: "ko" });
  expect(formatWeekday(at)).toBe("목요일");
  expect(formatWeekday(Date.UTC(2026, 10, 27))).toBe("금요일");
  setCurrentZone("local");
  setFormatWords(ENGLISH);
});

it("prints durations in the units of the page's language", () => {
  setFormatWords({ ...ENGLISH, language: "ko", units: { ms: "밀리초", s: "초", min: "분", h: "시간", d: "일" } });
  expect(formatDuration(200)).toBe("0.2초");
  expect(formatDuration(1_809_000)).toBe("30분 9초");
  expect(formatDurationShort(3 * 3_600_000 + 60_000)).toBe("3시간");
  expect([5_000, 2_500, 60_000].map(formatInterval)).toEqual(["5초", "2.5초", "1분"]);
  expect(formatAge(4_200)).toBe("4초 ago");
  setFormatWords(ENGLISH);
  expect(formatDuration(1_809_000)).toBe("30\u00a0min 9\u00a0s");
  expect([5_000, 2_500, 60_000].map(formatInterval)).toEqual(["5\u00a0s", "2.5\u00a0s", "1\u00a0min"]);
});

it.each([
  ["Asia/Seoul", "2026-11-24 23:02 Asia/Seoul"],
  ["Europe/Berlin", "2026-11-24 15:02 Europe/Berlin"],
  ["America/St_Johns", "2026-11-24 10:32 America/St_Johns"],
  ["Nowhere/None", null],
])("prints a moment by the clocks of %s", (timeZone, printed) => {
  expect(formatTimeIn(Date.UTC(2026, 10, 24, 14, 2, 9), timeZone)).toBe(printed);
});
