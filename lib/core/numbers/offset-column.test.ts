import fc from "fast-check";
import { expect, it } from "vitest";
import { OffsetColumn } from "./offset-column";

const LIMIT = 2n ** 53n;
const near = (value: bigint) => fc.bigInt({ min: value - 3n, max: value + 3n });
const int64 = fc.oneof(
  near(0n),
  near(LIMIT),
  near(-LIMIT),
  near(2n ** 32n),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);

it("reads as a number what a double holds, and nothing else", () => {
  fc.assert(
    fc.property(fc.array(int64, { minLength: 1 }), int64, (values, other) => {
      const column = new OffsetColumn(values.length);
      values.forEach((value, index) => (column.values[index] = value));
      values.forEach((value, index) => {
        const isExact = value >= -LIMIT + 2n ** 32n && value < LIMIT;
        expect(column.number(index)).toBe(isExact ? Number(value) : Number.NaN);
        expect(column.holds(index, value)).toBe(true);
        expect(column.holds(index, other)).toBe(value === other);
        expect(column.less(index, other)).toBe(Number(value - other));
        expect(column.lessIn(index, column, 0)).toBe(Number(value - values[0]!));
      });
      expect(column.number(values.length)).toBeNaN();
    }),
  );
});
