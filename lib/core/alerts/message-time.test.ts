import { expect, it } from "vitest";
import { formatDuration } from "../words/format";
import { ageOf, formatLater, formatMoment, offsetOf } from "./message-time";

const at = (text: string) => Date.parse(text);

it.each([
  ["2026-11-29T05:02:09Z", "Asia/Seoul", "2026-11-29 14:02:09 KST"],
  ["2026-11-29T15:00:00Z", "Asia/Seoul", "2026-11-30 00:00:00 KST"],
  ["2026-11-29T05:02:09Z", "UTC", "2026-11-29 05:02:09 UTC"],
  ["2026-11-29T05:02:09Z", "America/New_York", "2026-11-29 00:02:09 EST"],
  // The hour that comes twice when Berlin's clocks go back: the zone tells which.
  ["2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25 02:30:00 GMT+2"],
  ["2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25 02:30:00 GMT+1"],
  ["2026-11-29T05:02:09Z", "Nowhere/Else", "2026-11-29 05:02:09 UTC"],
])("%s in %s is %s", (moment, zone, text) => expect(formatMoment(at(moment), zone)).toBe(text));

it("knows no moment outside of the calendar", () => {
  expect(formatMoment(NaN, "UTC")).toBeNull();
  expect(formatMoment(9e15, "UTC")).toBeNull();
});

it.each([
  ["2026-11-29T05:02:09Z", "2026-11-29T05:44:10Z", "Asia/Seoul", "14:44:10 KST"],
  ["2026-11-29T05:02:09Z", "2026-11-29T15:00:00Z", "Asia/Seoul", "2026-11-30 00:00:00 KST"],
  ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25 02:30:00 GMT+1"],
])("after %s, %s in %s is %s", (from, moment, zone, text) => {
  expect(formatLater(at(moment), at(from), zone)).toBe(text);
});

it.each([
  [1000, "1 s"],
  [119_999, "119 s"],
  [120_000, "2 min"],
  [12 * 60_000 + 59_999, "12 min"],
  [119 * 60_000 + 59_999, "119 min"],
  [2 * 3_600_000 - 1 + 60_000, "2 h"],
  [48 * 3_600_000 - 1, "47 h 59 min"],
  [77 * 3_600_000 - 1, "3 d 4 h"],
])("%d ms are told as %s, never as more", (ms, text) => expect(formatDuration(ageOf(500, 500 + ms)!)).toBe(text));

it.each([[null], [999], [-5000], [NaN], [Infinity]])("has no age until %s", (to) => expect(ageOf(0, to)).toBeNull());

it.each([
  ["UTC", "2026-07-01T00:00:30Z", 0],
  ["Asia/Seoul", "2026-12-31T23:59:59.999Z", 540],
  ["America/St_Johns", "2026-01-01T00:00:00Z", -210],
  ["Europe/Berlin", "2026-07-01T12:00:00Z", 120],
  ["Europe/Berlin", "2026-12-01T12:00:00Z", 60],
  ["No/Where", "2026-12-01T12:00:00Z", 0],
])("the clocks of %s at %s are %i minutes ahead of UTC", (timeZone, at, minutes) => {
  expect(offsetOf(Date.parse(at), timeZone)).toBe(minutes);
});
