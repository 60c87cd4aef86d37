import { describe, expect, it } from "vitest";
import { planTroubles } from "./troubles";

describe("the troubles of a soak", () => {
  it.each([2, 10, 60, 600])("come in order and leave time to recover: %i min", (minutes) => {
    const plan = planTroubles(minutes * 60_000);
    expect(plan.map(({ atMs }) => atMs)).toEqual(plan.map(({ atMs }) => atMs).sort((a, b) => a - b));
    expect(plan.at(-1)!.atMs).toBeLessThanOrEqual(minutes * 60_000 - 75_000);
    expect(plan[0]!.kind).toBe("kill-broker");
    expect(plan.at(-1)!.kind).toBe("server-starts");
  });

  it("come again every twenty minutes", () => expect(planTroubles(3_600_000)).toHaveLength(12));
});
