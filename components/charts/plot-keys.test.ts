import { expect, it } from "vitest";
import { moveOf } from "./plot-keys";

const MOMENTS = Array.from({ length: 30 }, (_, index) => index * 10);
const press = (key: string, held: { ctrlKey?: boolean } = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false },
  ...held,
});

it.each([
  ["ArrowLeft", 100, 90],
  ["ArrowRight", 104, 110],
  ["ArrowLeft", 0, 0],
  ["PageUp", 200, 100],
  ["PageDown", 280, 290],
  ["Home", 150, 0],
  ["End", 150, 290],
  ["a", 150, null],
])("%s at %d leads to %s", (key, begin, expected) => {
  expect(moveOf(press(key), begin, MOMENTS)).toBe(expected);
});

it("leaves keys with Ctrl to the browser, and an empty plot alone", () => {
  expect(moveOf(press("ArrowLeft", { ctrlKey: true }), 100, MOMENTS)).toBeNull();
  expect(moveOf(press("Home"), 100, [])).toBeNull();
});
