import fc from "fast-check";
import { expect, it } from "vitest";
import { offsetsAxis, withRoom } from "./offsets-axis";

const rows = (...values: (number | null)[]) => values.map((value) => ({ logEnd: value, committed: null }));

it.each([
  ["from 0 on", rows(0, 8000), [0, 8000], [0, 2000, 4000, 6000, 8000]],
  ["round, where the greatest is not", rows(0, 20), [0, 20], [0, 5, 10, 15, 20]],
  ["far from 0", rows(16_100, 18_900), [16_000, 19_000], [16_000, 17_000, 18_000, 19_000]],
  ["values that are not known", rows(null, 0, 40), [0, 40], [0, 10, 20, 30, 40]],
])("%s", (_, given, domain, ticks) => expect(offsetsAxis(given)).toEqual({ domain, ticks }));

it.each([[rows()], [rows(5)], [rows(0)], [rows(-3)]])("has an extent whatever there is: %j", (given) => {
  const { domain, ticks } = offsetsAxis(given);
  expect(domain[1]).toBeGreaterThan(domain[0]);
  expect(ticks.length).toBeGreaterThan(1);
});

it("counts both lines", () => {
  expect(offsetsAxis([{ logEnd: 100, committed: -90 }]).domain[0]).toBeLessThanOrEqual(-90);
});

it("has room for a name above the one line and below the other, and keeps its labels", () => {
  const offsets = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }));
  fc.assert(
    fc.property(offsets, fc.double({ min: 0.01, max: 0.3, noNaN: true }), ([below, more], share) => {
      const above = below + more;
      const plain = offsetsAxis([{ logEnd: above, committed: below }]);
      const { domain, ticks } = withRoom(plain, share, above, below);
      const room = share * (domain[1] - domain[0]) * (1 - 1e-6);
      expect(domain[1] - above).toBeGreaterThanOrEqual(room - 1e-6);
      expect(below - domain[0]).toBeGreaterThanOrEqual(room - 1e-6);
      expect(domain[0]).toBeLessThanOrEqual(plain.domain[0]);
      expect(domain[1]).toBeGreaterThanOrEqual(plain.domain[1]);
      expect(ticks).toEqual(plain.ticks);
    }),
  );
});
