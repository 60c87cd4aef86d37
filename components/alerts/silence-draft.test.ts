import { describe, expect, it } from "vitest";
import { previewBody, silenceBody } from "@/lib/api/alert-silences-contract";
import { ENDS, matchBody, NO_MATCH, NO_TIME, previewOf, timesOf, type TimeDraft } from "./silence-draft";

const NOW = 1_780_000_000_000;
const time = (change: Partial<TimeDraft>): TimeDraft => ({ ...NO_TIME, timeZone: "Asia/Seoul", ...change });
const match = { ...NO_MATCH, cluster: "lab", group: " fraud-* ", severity: "ERROR" };

describe("what is meant", () => {
  it("is nothing where nothing is typed", () => {
    expect(matchBody(NO_MATCH)).toBeNull();
    expect(matchBody({ ...NO_MATCH, group: "  " })).toBeNull();
    expect(previewOf(NO_MATCH, time({}))).toBeNull();
  });

  it("leaves out what is empty", () => {
    expect(matchBody(match)).toEqual({
      ...{ cluster: "lab", group: "fraud-*", topic: null, owner: null, severity: "ERROR", case: null },
    });
  });
});

describe("until when", () => {
  it.each([
    [{ end: "1h" }, { endsAt: NOW + 3_600_000 }],
    [{ end: "7d" }, { endsAt: NOW + 7 * 86_400_000 }],
    [{ end: "resolved" }, { untilResolved: true }],
    [{ end: "at", endsAt: NOW + 1 }, { endsAt: NOW + 1 }],
    [{ end: "at", endsAt: NOW - 1 }, null],
    [{ end: "at", endsAt: NaN }, null],
    [{ end: "repeats", days: [] }, null],
    [{ end: "repeats", clock: "" }, null],
    [{ end: "repeats", minutes: "0" }, null],
    [{ end: "repeats", minutes: "1.5" }, null],
    [{ end: "repeats", often: "own", rule: " " }, null],
    [{ end: "repeats", timeZone: "" }, null],
    [
      { end: "repeats" },
      {
        recurrence: { rule: "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0", timeZone: "Asia/Seoul", durationMs: 3_600_000 },
      },
    ],
  ] satisfies [Partial<TimeDraft>, unknown][])("%j is %j", (change, times) => {
    expect(timesOf(time(change), NOW)).toEqual(times);
  });
});

it.each(ENDS)("the interface takes what the form makes of %s", (end) => {
  const draft = time({ end, endsAt: NOW + 60_000 });
  const body = { match: matchBody(match), ...timesOf(draft, NOW), author: "Ann", reason: "" };
  expect(silenceBody.safeParse(body).error).toBeUndefined();
  expect(previewBody.safeParse(previewOf(match, draft)).error).toBeUndefined();
});
