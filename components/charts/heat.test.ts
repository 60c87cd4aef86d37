import { describe, expect, it } from "vitest";
import { cellsOf, EMPTY, labelStep, rowHeight, scaleOf } from "./heat";

const RANGE = { from: 0, to: 100, width: 10, gaps: [], holdMs: 20 };

describe("cells of a row", () => {
  it("are measured against the row's own greatest value", () => {
    expect([...cellsOf([0, 50], [50, 100], { ...RANGE, width: 2, holdMs: 50 })]).toEqual([0.5, 1]);
  });

  it("keep the greatest of the samples in them", () => {
    expect(cellsOf([0, 1, 2], [1, 100, 2], RANGE)[0]).toBe(1);
  });

  it("hold a value until the next sample, but not for long, and not into a gap", () => {
    const known = (cells: Float32Array) => [...cells].map((level) => level !== EMPTY);
    expect(known(cellsOf([0, 50], [1, 1], RANGE))).toEqual([1, 1, 0, 0, 0, 1, 1, 0, 0, 0].map(Boolean));
    const gaps = [{ from: 10, to: 50 }];
    expect(known(cellsOf([0, 50], [1, 1], { ...RANGE, gaps })).slice(0, 5)).toEqual([true, false, false, false, false]);
  });

  it("stay empty where the lag is not known", () => {
    expect([...cellsOf([0], [null], RANGE)].every((level) => level === EMPTY)).toBe(true);
  });

  it("are calm in a row that never held more than a handful", () => {
    expect(cellsOf([0], [2], RANGE)[0]).toBeCloseTo(0.1);
    expect(scaleOf([null, 3])).toBe(20);
  });
});

it.each([
  [3, 16],
  [24, 16],
  [50, 9],
  [500, 1],
  [5000, 1],
])("%d rows are %d px high each, and their labels do not overlap", (rows, height) => {
  expect(rowHeight(rows)).toBe(height);
  expect(labelStep(height) * height).toBeGreaterThanOrEqual(14);
});
