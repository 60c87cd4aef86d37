import { describe, expect, it } from "vitest";
import { interval, phasesOf, plural, sentence } from "./words";

describe("phases of a cycle", () => {
  it("run one after the other in the order of the cycle, whatever the order of the answer", () => {
    const phases = phasesOf({ wallMs: 100, phases: { evaluate: 10, metadata: 30, committed: 60 }, requests: 4 });
    expect(phases).toEqual([
      { name: "Metadata and brokers", ms: 30, startMs: 0 },
      { name: "Committed offsets", ms: 60, startMs: 30 },
      { name: "Evaluation", ms: 10, startMs: 90 },
    ]);
  });

  it("name what is left of the wall time, and keep phases that this page does not know", () => {
    const phases = phasesOf({ wallMs: 50, phases: { tidying: 5, groups: 20 }, requests: 1 });
    expect(phases.map(({ name, ms, startMs }) => [name, ms, startMs])).toEqual([
      ["Groups", 20, 0],
      ["tidying", 5, 20],
      ["Other", 25, 25],
    ]);
  });
});

it("ends a sentence once", () => {
  expect(sentence("connection refused")).toBe("connection refused.");
  expect(sentence("Is the broker up?")).toBe("Is the broker up?");
});

it("names the interval without idle digits", () => {
  expect([5_000, 2_500, 60_000].map(interval)).toEqual(["5\u00a0s", "2.5\u00a0s", "1\u00a0min"]);
});

it("counts", () => {
  expect([plural(0, "group"), plural(1, "group"), plural(2, "group")]).toEqual(["0 groups", "1 group", "2 groups"]);
});
