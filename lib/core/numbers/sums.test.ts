import fc from "fast-check";
import { expect, it } from "vitest";
import { plain } from "../words/sentences/facts";
import { known, unknown } from "../words/known";
import { OffsetSum, sumLags, sumOfRows } from "./sums";

const HUGE = 2n ** 63n - 1n;
const LIMIT = 2n ** 53n;
const near = (value: bigint) => fc.bigInt({ min: value - 3n, max: value + 3n });
const int64 = fc.oneof(near(0n), near(LIMIT), near(-LIMIT), fc.bigInt({ min: -HUGE, max: HUGE }));

it("adds up what is known and counts the rest", () => {
  expect(sumLags([known(3n), unknown(plain("unknown.unread")), known(HUGE)])).toEqual({ value: HUGE + 3n, unknown: 1 });
  expect(sumLags([])).toEqual({ value: null, unknown: 0 });
  expect(sumLags([unknown(plain("unknown.unread"))])).toEqual({ value: null, unknown: 1 });
});

it("adds up exactly, however large the sum", () => {
  fc.assert(
    fc.property(fc.array(int64), (values) => {
      const sum = new OffsetSum();
      for (const value of values) sum.add(value);
      expect(sum.value).toBe(values.reduce((all, value) => all + value, 0n));
    }),
  );
});

it("adds up rows, of which some know nothing", () => {
  const rows = [
    { lag: String(HUGE), unknownPartitions: 1 },
    { lag: null, unknownPartitions: 4 },
    { lag: "2", unknownPartitions: 0 },
  ];
  expect(sumOfRows(rows)).toEqual({ value: HUGE + 2n, unknown: 5 });
  expect(sumOfRows(rows.slice(1, 2))).toEqual({ value: null, unknown: 4 });
});
