import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleName } from "./visible";

describe("visible", () => {
  it.each([
    ["orders", "orders"],
    ["주문 처리", "주문 처리"],
    ["a\r\nBcc: x@example.org\tb", "a  Bcc: x@example.org b"],
    ["pay\u202egnillib", "pay\\u{202E}gnillib"],
    ["a\u200bb\u0000\u0085", "a\\u{200B}b\\u{0000}\\u{0085}"],
    ["half \ud83d", "half \\u{D83D}"],
    ["whole 😀", "whole 😀"],
    ["tag \u{e0041}", "tag \\u{E0041}"],
  ])("%j is %j", (text, line) => expect(visible(text)).toBe(line));

  it("ends in a mark where it is cut, and never in half a character", () => {
    expect(visible("abcdef", 4)).toBe("abc…");
    expect(visible("abcd", 4)).toBe("abcd");
    expect(visible("ab😀cd", 4)).toBe("ab…");
  });
});

describe("visibleName", () => {
  it.each([
    ["", '""'],
    ["orders", "orders"],
    ["orders-0123456789-eu", "orders-…9-eu"],
    [`orders-${"x".repeat(10_000)}-eu`, "orders-…x-eu"],
  ])("%j is %j, in 12 units", (name, shown) => expect(visibleName(name, 12)).toBe(shown));

  it("is bounded, seen, and never empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), fc.integer({ min: 12, max: 200 }), (name, most) => {
        const shown = visibleName(name, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(/^$|[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});
