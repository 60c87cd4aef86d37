/** Actions that several scenarios offer. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import type { Bench, LabAction } from "./scenario";

const FASTEST = 16;

export const addConsumer = (group: string, most: number): LabAction => ({
  name: "add-consumer",
  label: sayOfLab("lab.action.add-consumer", { group }),
  refuse: (bench) =>
    bench.group(group).members >= most ? sayOfLab("lab.refused.most-consumers", { group, most }) : null,
  run: (bench) => bench.changeGroup(group, { members: bench.group(group).members + 1 }),
});

export const removeConsumer = (group: string, fewest = 1): LabAction => ({
  name: "remove-consumer",
  label: sayOfLab("lab.action.remove-consumer", { group }),
  refuse: (bench) =>
    bench.group(group).members <= fewest ? sayOfLab("lab.refused.fewest-consumers", { group, fewest }) : null,
  run: (bench) => bench.changeGroup(group, { members: bench.group(group).members - 1 }),
});

const rate = (bench: Bench, topic: string) => bench.rateOf(topic) ?? 0;

/** `usual`: the rate at the start, in records per second; up to 16 times and down to a sixteenth of it are allowed. */
export const doubleProducer = (topic: string, usual: number): LabAction =>
  changeRate("double-producer", "lab.refused.fastest", topic, 2, (to) => to <= usual * FASTEST);

export const halveProducer = (topic: string, usual: number): LabAction =>
  changeRate("halve-producer", "lab.refused.slowest", topic, 0.5, (to) => to >= usual / FASTEST);

function changeRate(
  name: "double-producer" | "halve-producer",
  refusal: "lab.refused.fastest" | "lab.refused.slowest",
  topic: string,
  factor: number,
  isAllowed: (to: number) => boolean,
): LabAction {
  return {
    name,
    label: sayOfLab(`lab.action.${name}`, { topic }),
    refuse: (bench) =>
      isAllowed(rate(bench, topic) * factor) ? null : sayOfLab(refusal, { topic, rate: rate(bench, topic) }),
    run: (bench) => bench.changeRate(topic, factor),
  };
}

/** Back by so many records on each partition. */
export const resetOffset = (group: string, records: number, name = "reset-offset"): LabAction => ({
  name,
  label: sayOfLab("lab.action.reset-offset", { group, records }),
  refuse: (bench) => (bench.group(group).members === 0 ? sayOfLab("lab.refused.no-consumers", { group }) : null),
  run: (bench) => bench.setBack(group, records),
});
