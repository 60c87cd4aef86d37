import { expect, it } from "vitest";
import { PointTable, TooManyPoints } from "@/lib/history/point-table";
import { pointsFor } from "./chart-points";

it.each([
  [720, 1, 720],
  [5000, 0, 5000],
  [5000, 1000, 500],
  [5000, 50_000, 10],
  [5000, 10_000_000, 10],
])("%i points of %i partitions are %i", (asked, partitions, points) => {
  expect(pointsFor(asked, partitions)).toBe(points);
});

it("holds so many places in all, however the rows come", () => {
  const table = new PointTable(
    Array.from({ length: 5000 }, (_, at) => at),
    false,
    null,
  );
  const row = (topic: string) => table.add(topic, "committed", 0, 0, new Array<bigint>(100).fill(1n), 100);
  for (const topic of ["a", "b", "c"]) row(topic);
  expect(() => row("d")).toThrow(TooManyPoints);
  expect(() => new PointTable([1], false, null).addPeak("a", 0, 2_147_483_647, 1n)).toThrow(TooManyPoints);
});
