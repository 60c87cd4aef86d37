import { expect, it } from "vitest";
import { colourOf } from "./colours";

it.each([
  ["firing", "ERROR", "#b5300a"],
  ["firing", "WARNING", "#8a5200"],
  ["flapping", "ERROR", "#565f66"],
  ["resolved", "ERROR", "#00687c"],
  ["passed", "WARNING", "#00687c"],
] as const)("%s, %s has the pages' colour", (state, severity, colour) => {
  expect(colourOf({ state, severity })).toBe(colour);
});
