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
export const doubleProducer = (topic: string, usual: number): LabAction => ({
  name: "double-producer",
  label: sayOfLab("lab.action.double-producer", { topic }),
  refuse: (bench) =>
    rate(bench, topic) * 2 > usual * FASTEST
      ? sayOfLab("lab.refused.fastest", { topic, rate: rate(bench, topic) })
      : null,
  run: (bench) => bench.changeRate(topic, 2),
});

export const halveProducer = (topic: string, usual: number): LabAction => ({
  name: "halve-producer",
  label: sayOfLab("lab.action.halve-producer", { topic }),
  refuse: (bench) =>
    rate(bench, topic) / 2 < usual / FASTEST
      ? sayOfLab("lab.refused.slowest", { topic, rate: rate(bench, topic) })
      : null,
  run: (bench) => bench.changeRate(topic, 0.5),
});

/** Back by so many records on each partition. */
export const resetOffset = (group: string, records: number): LabAction => ({
  name: "reset-offset",
  label: sayOfLab("lab.action.reset-offset", { group, records }),
  refuse: (bench) => (bench.group(group).members === 0 ? sayOfLab("lab.refused.no-consumers", { group }) : null),
  run: (bench) => bench.setBack(group, records),
});
