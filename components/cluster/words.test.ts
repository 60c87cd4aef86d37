import { describe, expect, it } from "vitest";
import { milliseconds, phasesOf, sentence } from "./words";

describe("phases of a cycle", () => {
  it("run one after the other in the order of the cycle, whatever the order of the answer", () => {
    const phases = phasesOf({ wallMs: 100, phases: { evaluate: 10, metadata: 30, committed: 60 }, requests: 4 });
    expect(phases.map(({ known, ms, startMs }) => [known, ms, startMs])).toEqual([
      ["metadata", 30, 0],
      ["committed", 60, 30],
      ["evaluate", 10, 90],
    ]);
  });

  it("name what is left of the wall time, and keep phases that this page does not know", () => {
    const phases = phasesOf({ wallMs: 50, phases: { tidying: 5, groups: 20 }, requests: 1 });
    expect(phases.map(({ key, known, ms, startMs }) => [key, known, ms, startMs])).toEqual([
      ["groups", "groups", 20, 0],
      ["tidying", null, 5, 20],
      ["other", "other", 25, 25],
    ]);
  });
});

it("ends a sentence once", () => {
  expect(sentence("connection refused")).toBe("connection refused.");
  expect(sentence("Is the broker up?")).toBe("Is the broker up?");
});

it("prints milliseconds whole", () => {
  expect([0.4, 181.7].map(milliseconds)).toEqual(["<1\u00a0ms", "182\u00a0ms"]);
});
