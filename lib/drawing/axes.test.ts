import { expect, it } from "vitest";
import { rangeLabel, timeLabels } from "./axes";

const from = Date.UTC(2026, 10, 24, 14, 2);
const HOUR_MS = 3_600_000;

it.each([
  [0, HOUR_MS, "2026-11-24 14:02:00 – 15:02:00 UTC"],
  [330, HOUR_MS, "2026-11-24 19:32:00 – 20:32:00 UTC+05:30"],
  [-570, HOUR_MS, "2026-11-24 04:32:00 – 05:32:00 UTC-09:30"],
  [0, 24 * HOUR_MS, "2026-11-24 14:02:00 – 2026-11-25 14:02:00 UTC"],
])("names the range by clocks %i minutes ahead of UTC", (utcOffset, length, label) => {
  expect(rangeLabel({ from, to: from + length }, utcOffset)).toBe(label);
});

it.each([
  ["minutes", HOUR_MS, 330, ["20:00", "20:30"]],
  ["seconds", 60_000, 0, ["14:02:00", "14:02:30", "14:03:00"]],
  ["days, from midnight by those clocks", 3 * 24 * HOUR_MS, 540, ["11-25", "11-26", "11-27"]],
])("labels round moments: %s", (_, length, utcOffset, labels) => {
  expect(timeLabels({ from, to: from + length }, utcOffset, 3).map(({ label }) => label)).toEqual(labels);
});
