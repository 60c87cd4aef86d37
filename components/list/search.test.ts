import fc from "fast-check";
import { expect, it } from "vitest";
import { compile } from "@/lib/client/test-expressions";
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
  expect(compileSearch(q, regex, compile).matches?.("fraud-check")).toBe(hit),
);

it("fits everything while nothing is typed", () => expect(compileSearch("  ", true, compile).matches).toBeNull());

it("tells what is wrong with a pattern, and looks for it as it stands", () => {
  const { matches, invalid } = compileSearch("a(", true, compile);
  expect(invalid).toMatch(/missing closing \)/);
  expect(matches?.("xa(y")).toBe(true);
  expect(compileSearch("a(", false, compile).invalid).toBeNull();
  expect(isPattern("/a(/")).toBe(true);
});

it("looks for an expression as it stands until the engine is there", () => {
  const { matches, invalid } = compileSearch("/a(/", false, null);
  expect([matches?.("x/a(/y"), invalid]).toEqual([true, null]);
});

it.each(["(?=a)", "(?<!a)b", "(a)\\1"])("says that %s cannot be searched for", (source) =>
  expect(compileSearch(source, true, compile).invalid).toMatch(/invalid/),
);

it("finds what the language's own expressions find", () => {
  const part = fc.constantFrom("a", "b", "-", ".", "a*", "b+", "[ab]", "(a|b-)", "^", "$", "a?", "\\w", "(ab)*");
  const expression = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
  const name = fc.string({ unit: fc.constantFrom("a", "b", "-", "A"), maxLength: 12 });
  fc.assert(
    fc.property(expression, name, (source, text) => {
      expect(compile(source)(text)).toBe(new RegExp(source, "i").test(text));
    }),
  );
});

it("takes time in proportion to a name, whatever is typed", () => {
  const matches = compile("^(([a-z])+.)+[A-Z]([a-z])+$");
  // With backtracking already 40 letters take longer than anyone waits.
  expect(matches(`${"a".repeat(20_000)}1`)).toBe(false);
});
