import { expect, it } from "vitest";
import { readTypedRange } from "./typed-range";

/** A Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 14, 30);
const at = (day: number, hour = 0, minute = 0, month = 11) => Date.UTC(2026, month - 1, day, hour, minute);

it.each([
  ["3h", 3],
  ["last 90 min", 1.5],
  ["the past 2 days", 48],
  ["3시간 30분", 3.5],
  ["최근 2일", 48],
])("%s follows the present", async (text, hours) =>
  expect(await readTypedRange(text, NOW, "utc")).toEqual({ kind: "relative", ms: hours * 3_600_000 }),
);

it.each([
  ["yesterday", at(24), at(25)],
  ["어제", at(24), at(25)],
  ["today", at(25), NOW],
  ["monday", at(23), at(24)],
  ["friday", at(20), at(21)],
  ["last monday 9:00 to 11:00", at(23, 9), at(23, 11)],
  ["지난 월요일 9시부터 11시까지", at(23, 9), at(23, 11)],
  ["yesterday 9am - 10am", at(24, 9), at(24, 10)],
  ["어제 오후 3시부터 오후 5시", at(24, 15), at(24, 17)],
  ["between 9:00 and 10:00", at(25, 9), at(25, 10)],
  ["2026-11-20 10:00 - 2026-11-20 12:30", at(20, 10), at(20, 12, 30)],
  ["nov 20 to nov 22", at(20), at(23)],
  ["yesterday 14:05", at(24, 13, 35), at(24, 14, 35)],
  ["18:00", at(24, 17, 30), at(24, 18, 30)],
  ["2 hours ago", at(25, 12, 30), NOW],
  ["since 9:00", at(25, 9), NOW],
  ["this week", at(23), NOW],
  ["지난주", at(16), at(23)],
  ["this month", at(1), NOW],
  ["last month", at(1, 0, 0, 10), at(1)],
])("%s is a range of the past", async (text, from, to) =>
  expect(await readTypedRange(text, NOW, "utc")).toEqual({ kind: "absolute", from, to }),
);

it.each(["", "soon", "tomorrow", "purple monkeys"])("%j is none", async (text) =>
  expect(await readTypedRange(text, NOW, "utc")).toBeNull(),
);

it("reads the viewer's own calendar", async () => {
  const begin = new Date(NOW);
  begin.setHours(0, 0, 0, 0);
  const end = begin.getTime();
  begin.setDate(begin.getDate() - 1);
  expect(await readTypedRange("yesterday", NOW, "local")).toEqual({ kind: "absolute", from: begin.getTime(), to: end });
});
