import { describe, expect, it } from "vitest";
import { labInEnglish } from "@/lib/core/words/sentences/lab/english";
import type { LabSaid } from "@/lib/core/words/sentences/lab/facts";
import { labInKorean } from "@/lib/core/words/sentences/lab/korean";
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

/** Once each, by what is said. */
const once = (said: LabSaid[]) => [...new Map(said.map((one) => [JSON.stringify(one), one])).values()];

describe("what the lab says of itself", () => {
  const words = scenarios.flatMap(({ title, about, actions }) => [title, about, ...actions.map(({ label }) => label)]);
  const refusals = scenarios.flatMap(({ actions }) =>
    actions.flatMap(({ refuse }) => benches.flatMap((bench) => refuse(bench) ?? [])),
  );

  it("has every kind of refusal", () => expect(once(refusals).length).toBeGreaterThan(20));

  it.each(once([...words, PAUSED, ...refusals]))("is said in both languages: %j", (said) => {
    expect(labInEnglish(said)).toMatch(/[a-z]/);
    expect(labInKorean(said)).toMatch(/[가-힣]/);
    expect(labInKorean(said)).not.toMatch(/\b(is|has|the)\b/);
  });
});
