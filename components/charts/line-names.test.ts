import { describe, expect, it } from "vitest";
import { lineNames, nameWidth } from "./line-names";
import { toWaterRows } from "./water";

const NAMES = { logEnd: "log end offset", committed: "committed offset" };
const namesOf = (logEnd: (bigint | null)[], committed: (bigint | null)[], msPerPx = 1) => {
  const at = logEnd.map((_, index) => index * 10);
  return lineNames(toWaterRows(at, logEnd, committed, [], 0n), NAMES, msPerPx);
};

describe("the names of the two lines", () => {
  it("stand at their right ends", () => {
    expect(namesOf([0n, 5n, 9n], [0n, 3n, 3n], 0.01)).toEqual([
      { line: "logEnd", at: 20, value: 9 },
      { line: "committed", at: 20, value: 3 },
    ]);
  });

  it("stand above and below all of the line that passes by, so that none is struck through", () => {
    const rise = Array.from({ length: 30 }, (_, index) => BigInt(index));
    const [end, committed] = namesOf(rise, rise);
    expect(end?.value).toBe(29);
    // The name is some 100 px long, and the line rises by one each 10 px.
    expect(committed?.value).toBe(29 - Math.ceil(nameWidth(NAMES.committed) / 10));
  });

  it("stand where each line was last known", () => {
    expect(namesOf([4n, 5n, null, null], [1n, 2n, 2n, 2n], 0.01)).toEqual([
      { line: "logEnd", at: 10, value: 5 },
      { line: "committed", at: 30, value: 2 },
    ]);
  });

  it("are given to lines that there are", () => expect(namesOf([4n, 5n], [null, null])).toHaveLength(1));
});
