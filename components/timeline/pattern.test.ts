import { describe, expect, it } from "vitest";
import { toPattern } from "./pattern";

describe("what is typed to find groups", () => {
  it.each([
    ["  ", undefined],
    [" billing ", "billing"],
    ["billing-2.eu", "billing-2.eu"],
    ["^bill|^ship", "/^bill|^ship/"],
    ["bill(ing", "bill(ing"],
  ])("%s", (typed, pattern) => {
    expect(toPattern(typed)).toBe(pattern);
  });
});
