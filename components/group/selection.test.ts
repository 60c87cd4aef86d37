import { describe, expect, it } from "vitest";
import { chosenOf, chosenPartitions, pick, withChosen } from "./selection";

describe("a choice of partitions", () => {
  const lines = ["orders/1", "orders.eu/2", "orders/rest"];

  it("belongs to its topic, also when another's name begins alike", () => {
    expect(chosenOf(lines, "orders")).toEqual(["1", "rest"]);
    expect(chosenOf(lines, "orders.eu")).toEqual(["2"]);
    expect(chosenOf(lines, "refunds")).toBeNull();
  });

  it("changes for one topic and leaves the others", () => {
    expect(withChosen(lines, "orders", ["3"])).toEqual(["orders.eu/2", "orders/3"]);
    expect(withChosen(lines, "orders", null)).toEqual(["orders.eu/2"]);
  });

  it("forgets partitions that do not exist", () => {
    expect(chosenPartitions(["9", "1", "rest"], [0, 1, 2])).toEqual([1]);
    expect(chosenPartitions(["9"], [0, 1])).toBeNull();
    expect(chosenPartitions(null, [0, 1])).toBeNull();
  });
});

describe("picking a row", () => {
  it.each([
    ["alone", null, "4", false, ["4"]],
    ["alone, out of several", ["1", "4"], "4", false, ["4"]],
    ["again: none", ["4"], "4", false, null],
    ["with a key held: one more", ["4"], "1", true, ["4", "1"]],
    ["with a key held: one less", ["4", "1"], "1", true, ["4"]],
    ["with a key held: the last one", ["1"], "1", true, null],
  ])("%s", (_, chosen, key, toggles, expected) => expect(pick(chosen, key, toggles)).toEqual(expected));
});
