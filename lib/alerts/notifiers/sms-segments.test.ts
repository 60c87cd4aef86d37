import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { fitSegments, segmentsOf } from "./sms-segments";

describe("messages that a text takes", () => {
  it.each([
    ["", 0],
    ["a".repeat(160), 1],
    ["a".repeat(161), 2],
    ["a".repeat(306), 2],
    ["a".repeat(307), 3],
    // Two places each.
    ["€".repeat(80), 1],
    ["€".repeat(81), 2],
    // An odd place at the end of a message stays empty.
    ["€".repeat(153), 3],
    ["é".repeat(160), 1],
    // "ê" is in no GSM alphabet.
    ["ê".repeat(70), 1],
    ["ê".repeat(71), 2],
    ["가".repeat(134), 2],
    ["가".repeat(135), 3],
    ["🙂".repeat(35), 1],
    ["🙂".repeat(66), 2],
    // 33 in each, as none is split.
    ["🙂".repeat(67), 3],
  ])("%s: %i", (text, count) => expect(segmentsOf(text)).toBe(count));
});

it("keeps what fits, and cuts the rest with a mark of every alphabet", () => {
  expect(fitSegments("a".repeat(459), 3)).toBe("a".repeat(459));
  expect(fitSegments("a".repeat(460), 3)).toBe(`${"a".repeat(456)}...`);
  expect(fitSegments("가".repeat(300), 3)).toBe(`${"가".repeat(198)}...`);
  // One sign of another alphabet far behind does not shorten what comes before it.
  expect(fitSegments(`${"a".repeat(500)}가`, 3)).toBe(`${"a".repeat(456)}...`);
});

it("takes no more than asked for, of any text, and a beginning of it", () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "€", "ê", "가", "🙂", "\n"), { maxLength: 700 }),
      fc.integer({ min: 1, max: 3 }),
      (signs, most) => {
        const text = signs.join("");
        const fit = fitSegments(text, most);
        expect(segmentsOf(fit)).toBeLessThanOrEqual(most);
        expect(fit === text || (fit.endsWith("...") && text.startsWith(fit.slice(0, -3)))).toBe(true);
      },
    ),
  ));

it("looks at no more of a text of any length than may fit", () => {
  const read: number[] = [];
  const signs = vi.spyOn(String.prototype, Symbol.iterator).mockImplementation(function (this: string) {
    read.push(this.length);
    return Array.from({ length: Math.ceil(this.length / 2) }, (_, at) => this.slice(2 * at, 2 * at + 2)).values();
  });
  const fit = fitSegments("🙂".repeat(1_000_000), 3);
  signs.mockRestore();
  expect(segmentsOf(fit)).toBeLessThanOrEqual(3);
  expect(read.length).toBeGreaterThan(0);
  expect(Math.max(...read)).toBeLessThanOrEqual(3 * 160);
});
