import fc from "fast-check";
import { expect, it } from "vitest";
import { CommitColumns } from "./commit-columns";
import type { CommitPoint } from "../numbers/window";

const T0 = 1_700_000_000_000;
const WINDOW_MS = 600_000;

it.each([
  ["small offsets", 2n ** 33n, 0],
  ["offsets at the end of what a double holds", 2n ** 53n, 0],
  ["offsets of 64 bits, far apart", 2n ** 62n, 4],
])("keeps what an array of objects would keep, exactly: %s", (_, near, farAway) => {
  const commit = fc.record({
    partition: fc.integer({ min: 0, max: 3 }),
    stepMs: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.constant(60 * 86_400_000)),
    offset: fc.oneof(
      { weight: 8, arbitrary: fc.bigInt({ min: near, max: near + 100n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: near - 2n ** 32n, max: near + 2n ** 32n }) },
      { weight: farAway, arbitrary: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }) },
    ),
    what: fc.constantFrom("push", "push", "push", "push", "late", "pop", "clear"),
  });
  fc.assert(
    fc.property(fc.array(commit, { maxLength: 200 }), (commits) => {
      const columns = new CommitColumns(WINDOW_MS);
      const model: CommitPoint[][] = [[], [], [], []];
      let at = T0;
      for (const { partition, stepMs, offset, what } of commits) {
        const points = model[partition]!;
        at += stepMs;
        if (what === "pop") {
          if (points.length === 0) continue;
          points.pop();
          columns.pop(partition);
        } else if (what === "clear") {
          points.length = 0;
          columns.clear(partition);
        } else if (what === "late" && points.length > 0) {
          const late = { at: points[0]!.at + 1, offset };
          points.push(late);
          points.sort((a, b) => a.at - b.at);
          columns.insert(partition, late.at, offset);
        } else {
          points.push({ at, offset });
          columns.push(partition, at, offset);
        }
        while (points.length > 1 && points[0]!.at < at - WINDOW_MS) points.shift();
        if (points.length > 0) columns.dropBefore(partition, at - WINDOW_MS);
        expect(columns.points(partition)).toEqual(points);
        const numbers = points.map((point) => Number(point.offset));
        expect(points.map((_, i) => columns.offsetNumber(partition, i))).toEqual(
          numbers.map((number) => (Number.isSafeInteger(number) ? number : Number.NaN)),
        );
        if (points.length > 1)
          expect(columns.moved(partition, 0, points.length - 1)).toBe(
            Number(points.at(-1)!.offset - points[0]!.offset),
          );
        expect(columns.lastAt(partition)).toBe(points.at(-1)?.at ?? null);
        const last = points.at(-1)?.offset ?? null;
        expect(columns.endsAt(partition, last ?? 0n)).toBe(last !== null);
        expect(columns.endsAt(partition, (last ?? 0n) + 1n)).toBe(false);
      }
    }),
  );
});

it("tells an offset as a number although the one before it is beyond what a double holds", () => {
  const columns = new CommitColumns(WINDOW_MS);
  columns.push(0, T0, 0n);
  columns.push(0, T0, 2n ** 32n);
  columns.push(1, T0, 2n ** 62n);
  columns.push(1, T0, 7n);
  expect([columns.offsetNumber(1, 0), columns.offsetNumber(1, 1)]).toEqual([Number.NaN, 7]);
});

it("takes at most 11 bytes a commit in a full window", () => {
  const partitions = 1000;
  const columns = new CommitColumns(WINDOW_MS);
  for (let turn = 0; turn < 300; turn++)
    for (let partition = 0; partition < partitions; partition++) {
      columns.push(partition, T0 + turn * 5000, BigInt(turn));
      columns.dropBefore(partition, T0 + turn * 5000 - WINDOW_MS);
    }
  const held = Array.from({ length: partitions }, (_, partition) => columns.countOf(partition));
  const commits = held.reduce((sum, count) => sum + count, 0);
  expect(commits).toBe(partitions * 121);
  // 32 is the most that there may be; the columns take far less.
  expect(columns.bytes / commits).toBeLessThan(11);
});
