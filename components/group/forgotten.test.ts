import { expect, it } from "vitest";
import { isForgotten } from "./forgotten";

it.each([
  ["the topic that is shown", true, "orders", "orders", true],
  ["another than the one that is shown", true, "payments", "orders", false],
  ["the only one there was, so that none is shown", true, "orders", null, true],
  ["one whose removal was refused", false, "orders", "orders", false],
  ["nothing yet", false, undefined, null, false],
])("%s", (_, isSuccess, variables, shown, forgotten) =>
  expect(isForgotten({ isSuccess, variables }, shown)).toBe(forgotten),
);
