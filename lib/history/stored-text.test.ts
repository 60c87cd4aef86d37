import fc from "fast-check";
import { expect, it } from "vitest";
import { fromArrayLiteral, fromStoredName, toArrayLiteral, toStoredName } from "./stored-text";

it("writes any name without NUL, and reads it back", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("\0", "\\", "0", "a", "\n", "🙂") }), (name) => {
      expect(toStoredName(name)).not.toContain("\0");
      expect(fromStoredName(toStoredName(name))).toBe(name);
    }),
  );
});

it("writes arrays as Postgres reads them, holes as unknown, and reads them back", () => {
  expect(toArrayLiteral([1n, null, undefined, 2 ** 53])).toBe("{1,NULL,NULL,9007199254740992}");
  const sparse: bigint[] = [];
  sparse[1] = 5n;
  expect(toArrayLiteral(sparse)).toBe("{NULL,5}");
  fc.assert(
    fc.property(fc.array(fc.option(fc.bigInt(), { nil: null })), (values) => {
      expect(fromArrayLiteral(toArrayLiteral(values), BigInt)).toEqual(values);
    }),
  );
  expect(fromArrayLiteral(null, BigInt)).toEqual([]);
});
