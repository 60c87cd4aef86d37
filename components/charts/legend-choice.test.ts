import { describe, expect, it } from "vitest";
import { chooseLines } from "./legend-choice";

const ALL = ["0", "1", "2"];

describe("a click on the legend", () => {
  it.each([
    ["shows one alone", null, "1", ["1"]],
    ["shows another alone", ["1"], "2", ["2"]],
    ["shows all again when it was alone", ["1"], "1", null],
    ["shows one alone out of several", ["0", "1"], "1", ["1"]],
    ["forgets lines that are no longer there", ["9", "1"], "1", null],
  ])("%s", (_, shown, key, expected) => expect(chooseLines(ALL, shown, { key, toggles: false })).toEqual(expected));
});

describe("a click with a key held", () => {
  it.each([
    ["takes one away", null, "1", ["0", "2"]],
    ["adds one, in the legend's order", ["2"], "0", ["0", "2"]],
    ["adds the last missing one: all", ["0", "2"], "1", null],
    ["takes the last one away: all", ["1"], "1", null],
  ])("%s", (_, shown, key, expected) => expect(chooseLines(ALL, shown, { key, toggles: true })).toEqual(expected));
});
