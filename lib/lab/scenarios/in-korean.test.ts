import { describe, expect, it } from "vitest";
import { labInKorean } from "@/lib/core/words/sentences/korean-lab";
import { PAUSED } from "../bench";
import type { BrokerCount } from "../broker-config";
import type { Bench, LabGroup } from "../scenario";
import { listScenarios } from "./registry";

/** A bench in which everything is at one end: a few, or many. */
function benchAt(count: number, state: ReturnType<Bench["brokerState"]>, brokerCount: BrokerCount): Bench {
  const many = count > 0;
  return {
    brokerCount,
    isPaused: () => many,
    group: (name: string) => ({ group: name, members: count }) as LabGroup,
    rateOf: () => count,
    poisoned: () => (many ? [1] : []),
    processRuns: () => many,
    brokerState: () => state,
  } as Partial<Bench> as Bench;
}

const scenarios = [...listScenarios(1), ...listScenarios(3)];
const benches = ([0, 1, 1_000_000] as const).flatMap((count) =>
  (["running", "starting", "stopped"] as const).flatMap((state) => [
    benchAt(count, state, 1),
    benchAt(count, state, 3),
  ]),
);

describe("the lab in Korean", () => {
  it.each([...new Set(scenarios.flatMap(({ title, about }) => [title, about]))])("names a scenario: %s", (text) => {
    expect(labInKorean(text)).toMatch(/[가-힣]/);
  });

  it.each([...new Set(scenarios.flatMap(({ actions }) => actions.map(({ label }) => label)))])(
    "names an action: %s",
    (label) => expect(labInKorean(label)).toMatch(/[가-힣]/),
  );

  const refusals = scenarios.flatMap(({ actions }) =>
    actions.flatMap(({ refuse }) => benches.flatMap((bench) => refuse(bench) ?? [])),
  );

  it("finds every kind of refusal", () => expect(new Set(refusals).size).toBeGreaterThan(20));

  it.each([...new Set([PAUSED, ...refusals])])("says why not: %s", (why) => {
    expect(labInKorean(why)).toMatch(/[가-힣]/);
    expect(labInKorean(why)).not.toMatch(/\b(is|has|the)\b/);
  });

  it("leaves alone what it does not know", () => expect(labInKorean("Boil the sea")).toBe("Boil the sea"));
});
