import { expect, it } from "vitest";
import { judgeFigures, pagesTable, type PageFigures } from "./page-figures";

const GOOD: PageFigures = {
  lcpMs: [400, 500, 2000],
  scriptBytes: 240_000,
  keystrokeMs: [20, 30, 90],
  longestFrameMs: 34,
  commitMs: [1000, 2400],
  groupCommitMs: [400, 1250],
  lookersCpu: 0.015,
  rangeMs: [300],
  mainThread: 0.04,
};

it("keeps what is within its limit, and names what is not", () => {
  expect(judgeFigures(GOOD).every(({ kept }) => kept)).toBe(true);
  const judged = judgeFigures({ ...GOOD, commitMs: [1000, 2501], mainThread: 0.151 });
  expect(judged.filter(({ kept }) => !kept).map(({ what }) => what)).toEqual([
    "overview: commit to changed number, p95",
    "overview, live: main thread busy",
  ]);
  expect(pagesTable(judged)).toMatch(/overview: commit to changed number, p95 +2,501 ms +2,500 ms +NOT KEPT\n/);
});

it("does not take what was not measured for kept", () => {
  const judged = judgeFigures({ ...GOOD, rangeMs: [] });
  expect(judged.filter(({ kept }) => !kept)).toHaveLength(1);
  expect(pagesTable(judged)).toMatch(/painted, p50 +- ms/);
});
