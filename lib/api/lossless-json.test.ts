import { describe, expect, it } from "vitest";
import { parseLossless } from "./lossless-json";

describe("JSON without loss", () => {
  it("keeps the digits of long integers and leaves strings alone", () => {
    expect(
      parseLossless('{"a":[9007199254740993,-12345678901234567,1700000000000],"b":"x 9007199254740993, \\"y"}'),
    ).toEqual({
      a: ["9007199254740993", "-12345678901234567", 1_700_000_000_000],
      b: 'x 9007199254740993, "y',
    });
  });
  it("does not make a string of a fraction", () => {
    expect(parseLossless("[0.12345678901234567, 1234567890123456.5]")).toEqual([
      0.12345678901234567, 1234567890123456.5,
    ]);
  });

  it.each([
    ["digits", "1".repeat(2_000_000)],
    ["digits with signs and points", "[1234567890123456" + "-1.2e+3".repeat(300_000)],
    ["backslashes", `"${"\\".repeat(2_000_000)}`],
    ["brackets", "[".repeat(2_000_000)],
    ["objects", '{"a":'.repeat(400_000)],
  ])("takes time in proportion to many %s: with their square, it would outlast the test by far", (_what, text) => {
    const outcome = (() => {
      try {
        return typeof parseLossless(text);
      } catch (error) {
        return error;
      }
    })();
    if (outcome !== "string") expect(outcome).toBeInstanceOf(SyntaxError);
  });
});
