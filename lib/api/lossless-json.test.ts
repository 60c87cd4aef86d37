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
});
