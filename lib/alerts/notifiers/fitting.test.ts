import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MessageAlert } from "@/lib/core/alerts/message";
import { fitted, fittedAlerts, isAddress, shorten, shortenEscaped } from "./fitting";
import { alertOf, messageOf } from "./test-messages";

const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

describe("shorten", () => {
  it.each([
    ["short", 10, "short"],
    ["exactly 10", 10, "exactly 10"],
    ["eleven char", 10, "eleven ch…"],
    // Half of the last one would be no character.
    ["12345678🙂z", 10, "12345678…"],
    ["", 0, ""],
  ])("%j to %i is %j", (text, most, cut) => expect(shorten(text, most)).toBe(cut));

  it("never makes more, nor half a character", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 1, max: 100 }), (text, most) => {
        const cut = shorten(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        // Half a character cannot stand in a URL.
        expect(() => encodeURIComponent(cut)).not.toThrow();
      }),
    ));
});

it("cuts what is escaped so that it fits when escaped, and no escape is cut in two", () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("&", "<", "a", "🙂"), { maxLength: 120 }),
      fc.integer({ min: 8, max: 100 }),
      (signs, most) => {
        const cut = shortenEscaped(signs.join(""), escape, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.replaceAll(/&(?:amp|lt);/g, "")).not.toMatch(/[&<]/);
      },
    ),
  ));

it("takes the first that fit, and counts the rest", () => {
  const options = { render: (text: string) => text, sizeOf: (text: string) => text.length, most: 3 };
  expect(fitted(["aa", "bb", "cc", "dd"], { ...options, budget: 100 })).toEqual({
    pieces: ["aa", "bb", "cc"],
    left: 1,
  });
  expect(fitted(["aa", "bbb", "c"], { ...options, budget: 4 })).toEqual({ pieces: ["aa"], left: 2 });
});

it.each([
  ["https://wiki.example.com/run?x=1#y", true],
  ["https://a.test see there", false],
  ["https://a.test|click", false],
  ["https://a.test)", false],
  ["javascript:alert(1)", false],
  ["payments-3", false],
])("%s is an address: %s", (value, is) => expect(isAddress(value)).toBe(is));

it.each([
  ["room for all: with links to incidents", 20, ["open incident", "open incident"], 0],
  ["room for all without those", 6, ["open", "open"], 0],
  ["as few either way: with links to incidents", 4, ["open incident"], 1],
  ["room for one without that link, and for none with it", 3, ["open"], 1],
])("of alerts, %s", (_, budget, pieces, left) => {
  const render = ({ links }: MessageAlert) => (links.incident === null ? "open" : "open incident");
  const sizeOf = (piece: string) => (piece === "open" ? 3 : 4);
  const message = messageOf([alertOf("a"), alertOf("b")]);
  expect(fittedAlerts(message, { render, sizeOf, budget, most: 20 })).toEqual({ pieces, left });
});
