import { expect, it } from "vitest";
import { say } from "../words/sentences/facts";
import { longestReported } from "./reported-trouble";

const MINUTE = 60_000;
const FROM = 1_700_000_000_000;
const TO = FROM + 100 * MINUTE;

type Change = [minute: number, partition: number, after: string, stoodMinutes?: number, repeats?: boolean];

function changesOf(given: Change[]) {
  const changes = given.map(([minute, partition, after, stood = 0, repeats = false]) => {
    const facts = { offset: "7", ms: stood * MINUTE, atLeast: false, arrived: null, lag: "3" };
    const standing = say(repeats ? "stalled.repeats" : "stalled.silent-member", facts);
    const never = { longestMs: MINUTE, knownMs: 99 * MINUTE, commits: 30 };
    const said = repeats ? say("habit.never-longer", { said: standing, ...never }) : standing;
    return { at: FROM + minute * MINUTE, partition, after, ...(stood > 0 && { said }) };
  });
  return changes.reverse();
}

it.each<[string, Change[], [from: number, to: number, repeated: boolean][]]>([
  ["nothing was told", [], []],
  ["only other trouble was told", [[5, 0, "REWIND"]], []],
  [
    "it is over: from when it stood until then",
    [
      [30, 0, "STALLED", 20],
      [45, 0, "OK"],
    ],
    [[10, 45, false]],
  ],
  ["it goes on", [[30, 0, "STALLED", 20]], [[10, 100, false]]],
  [
    "it stood before the range",
    [
      [30, 0, "STALLED", 50],
      [45, 0, "OK"],
    ],
    [[0, 45, false]],
  ],
  [
    "one is told after the other",
    [
      [30, 0, "STALLED", 20],
      [40, 0, "STOPPED", 30],
      [50, 0, "OK"],
    ],
    [[10, 50, false]],
  ],
  [
    "nothing is said of how long it stood",
    [
      [30, 0, "STALLED"],
      [45, 0, "OK"],
    ],
    [[30, 45, false]],
  ],
  [
    "of several the longest",
    [
      [20, 0, "STALLED", 2],
      [30, 1, "STOPPED", 20],
      [31, 0, "OK"],
      [45, 1, "OK"],
      [60, 0, "STALLED", 2],
      [61, 0, "UNKNOWN"],
    ],
    [[10, 45, false]],
  ],
  [
    "repeats and silences apart",
    [
      [20, 0, "STALLED", 5, true],
      [30, 1, "STALLED", 5],
      [35, 1, "OK"],
      [80, 0, "OK"],
    ],
    [
      [25, 35, false],
      [15, 80, true],
    ],
  ],
])("where %s", (_, given, expected) => {
  const found = longestReported(changesOf(given), FROM, TO);
  const minutes = found.map(({ from, to, repeated }) => [(from - FROM) / MINUTE, (to - FROM) / MINUTE, repeated]);
  expect(minutes).toEqual(expected);
});
