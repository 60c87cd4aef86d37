/** The lag of whole hours is the lag of the core. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { computeLag } from "@/lib/core/numbers/lag";
import { readGrid, type Grid } from "./grid";
import { lagRange } from "./lag-range";

type Row = (bigint | null)[];

const gridOf = (rows: (Row | undefined)[]): Grid =>
  readGrid(
    rows.length,
    0,
    rows.flatMap((row, tick) =>
      row ? [{ tick, length: row.length, literal: `{${row.map((value) => value ?? "NULL").join(",")}}` }] : [],
    ),
  );

it("is the least and the greatest of each step, for small offsets and for large ones", () => {
  const small = fc.option(fc.bigInt({ min: -1n, max: 300n }), { nil: null, freq: 4 });
  const large = fc.option(fc.bigInt({ min: 2n ** 62n, max: 2n ** 63n - 1n }), { nil: null, freq: 4 });
  const table = (offset: fc.Arbitrary<bigint | null>) =>
    fc.array(fc.option(fc.array(offset, { maxLength: 3 }), { nil: undefined, freq: 5 }), {
      minLength: 8,
      maxLength: 8,
    });
  const offsets = fc.constantFrom(small, large);
  const tables = offsets.chain((offset) => fc.tuple(table(offset), table(offset), table(offset)));
  const steps = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(tables, steps, fc.boolean(), ([committed, ends, starts], stepOf, seen) => {
      const grids = {
        committed: gridOf(committed),
        logEnd: seen ? gridOf(ends) : null,
        logStart: seen ? gridOf(starts) : null,
      };
      const { least, greatest } = lagRange(grids, Int32Array.from(stepOf), 3);
      const known = (value: number | bigint | null | undefined) =>
        value === null || value === undefined || Number.isNaN(value) ? null : BigInt(value);
      for (let place = 0; place < grids.committed.width; place++) {
        for (let step = 0; step < 3; step++) {
          const lags = stepOf.flatMap((own, tick) => {
            const at = (rows: (Row | undefined)[]) => rows[tick]?.[place] ?? null;
            const offset = at(committed);
            const logEnd = seen ? at(ends) : null;
            const logStart = seen ? at(starts) : null;
            const { lag } = computeLag({ committed: offset, logEnd, logStart, hasLeader: true });
            return own === step && lag.known ? [lag.value] : [];
          });
          const sorted = lags.sort((a, b) => (a < b ? -1 : 1));
          expect(known(least.cells[place * 3 + step])).toBe(sorted[0] ?? null);
          expect(known(greatest.cells[place * 3 + step])).toBe(sorted.at(-1) ?? null);
        }
      }
    }),
    { numRuns: 300 },
  );
});
