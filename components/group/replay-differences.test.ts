import { expect, it } from "vitest";
import { createTranslator } from "use-intl/core";
import type { SpanWire } from "@/lib/api/replay-contract";
import { en } from "@/lib/client/messages/en";
import { differencesOf } from "./replay-differences";

const T = new Date(2026, 10, 24, 14, 0, 0).getTime();
const MINUTE = 60_000;

/** Stretches in minutes after 14:00. */
const spans = (...list: [number, number, SpanWire["status"]][]): SpanWire[] =>
  list.map(([from, to, status]) => ({
    ...{ from: T + from * MINUTE, to: T + to * MINUTE, status },
    ...{ rule: null, evidence: null },
  }));

const t = createTranslator({ locale: "en", messages: en, namespace: "group" });
const range = { from: T, to: T + 60 * MINUTE };
const plain = (texts: string[]) => texts.map((text) => text.replaceAll("\u00a0", " "));

it.each<[string, SpanWire[], SpanWire[], string[]]>([
  ["nothing", spans([0, 60, "OK"]), spans([0, 60, "OK"]), []],
  ["an earlier beginning", spans([20, 30, "WARNING"]), spans([16, 30, "WARNING"]), ["WARNING began 4 min earlier"]],
  ["a later beginning", spans([20, 30, "STALLED"]), spans([21, 30, "STALLED"]), ["STALLED began 1 min later"]],
  [
    "an earlier end",
    spans([20, 30, "STALLED"]),
    spans([20, 28, "STALLED"]),
    ["STALLED at 14:20:00 ended 2 min earlier"],
  ],
  ["both", spans([20, 30, "STALLED"]), spans([19, 33, "STALLED"]), ["STALLED began 1 min earlier, ended 3 min later"]],
  ["what is cut off by the range", spans([0, 30, "STALLED"]), spans([0.1, 30, "STALLED"]), []],
  ["a few seconds", spans([20, 30, "STALLED"]), spans([20.1, 30, "STALLED"]), []],
  [
    "trouble that was and would not have been",
    spans([20, 26, "WARNING"]),
    spans([0, 60, "OK"]),
    ["no WARNING at 14:20:00 (it lasted 6 min)"],
  ],
  [
    "trouble that was not and would have been",
    spans([0, 60, "OK"]),
    spans([20, 23, "WARNING"]),
    ["WARNING at 14:20:00 for 3 min, not reported at the time"],
  ],
  [
    "another status in its place, in the order of time",
    spans([20, 30, "STALLED"]),
    spans([18, 30, "STOPPED"]),
    ["STOPPED at 14:18:00 for 12 min, not reported at the time", "no STALLED at 14:20:00 (it lasted 10 min)"],
  ],
  [
    "one of two",
    spans([5, 8, "WARNING"], [20, 30, "WARNING"]),
    spans([20, 30, "WARNING"]),
    ["no WARNING at 14:05:00 (it lasted 3 min)"],
  ],
])("%s", (_name, was, would, expected) => {
  expect(plain(differencesOf(was, would, range, t))).toEqual(expected);
});
