import { expect, it } from "vitest";
import { compileSearch, isPattern } from "./search";

it.each<[q: string, regex: boolean, hit: boolean]>([
  ["fra", false, true],
  ["FRAUD", false, true],
  ["  fraud ", false, true],
  ["fraud.check", false, false],
  ["/fraud.check/", false, true],
  ["fraud.check", true, true],
  ["/^FRAUD-(check|test)$/", false, true],
  ["^check", true, false],
  ["/", false, false],
  ["//", false, false],
])("%s (regex: %s) on fraud-check: %s", (q, regex, hit) =>
  expect(compileSearch(q, regex).matches?.("fraud-check")).toBe(hit),
);

it("fits everything while nothing is typed", () => expect(compileSearch("  ", true).matches).toBeNull());

it("tells what is wrong with a pattern, and looks for it as it stands", () => {
  const { matches, invalid } = compileSearch("a(", true);
  expect(invalid).toMatch(/group/i);
  expect(matches?.("xa(y")).toBe(true);
  expect(compileSearch("a(", false).invalid).toBeNull();
  expect(isPattern("/a(/")).toBe(true);
});
