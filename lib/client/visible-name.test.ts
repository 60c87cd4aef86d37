import fc from "fast-check";
import { expect, it } from "vitest";
import { visibleName } from "./visible-name";

it.each([
  ["billing", "billing"],
  ["a b", "a b"],
  ["주문-그룹 Füße 🌊", "주문-그룹 Füße 🌊"],
  ["", '""'],
  [" ", "␠"],
  ["  a  b ", "␠␠a␠ b␠"],
  ["a\nb\tc\r", "a\\nb\\tc\\r"],
  ["\u200b", "\\u{200B}"],
  ["pay\u202egnillib", "pay\\u{202E}gnillib"],
  ["a\u00adb\ufeff", "a\\u{00AD}b\\u{FEFF}"],
  ["\u3164\u2800", "\\u{3164}\\u{2800}"],
  ["a\0", "a\\u{0000}"],
  ["a\u{e0041}", "a\\u{E0041}"],
])("%j is shown as %s", (name, shown) => expect(visibleName(name)).toBe(shown));

it("never shows nothing, nor what turns or hides the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const shown = visibleName(name);
      expect(shown.trim()).not.toBe("");
      expect(shown).toBe(shown.trim());
      expect(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(shown)).toBe(false);
    }),
  );
});

it("takes time in proportion to a name: with its square, these would outlast the test by far", () => {
  for (const name of [`a${" ".repeat(600_000)}a`, "\u200b".repeat(500_000)])
    expect(visibleName(name) === name).toBe(false);
});
