/** Actions that several scenarios offer. */
import type { Bench, LabAction } from "./scenario";

const FASTEST = 16;

export const addConsumer = (group: string, most: number): LabAction => ({
  name: "add-consumer",
  label: `Add a consumer to ${group}`,
  refuse: (bench) =>
    bench.group(group).members >= most ? `${group} has ${most} consumers, which is all that the lab gives it.` : null,
  run: (bench) => bench.changeGroup(group, { members: bench.group(group).members + 1 }),
});

export const removeConsumer = (group: string, fewest = 1): LabAction => ({
  name: "remove-consumer",
  label: `Remove a consumer from ${group}`,
  refuse: (bench) =>
    bench.group(group).members <= fewest
      ? `${group} has ${fewest} consumer${fewest === 1 ? "" : "s"} left and keeps ${fewest === 1 ? "it" : "them"}.`
      : null,
  run: (bench) => bench.changeGroup(group, { members: bench.group(group).members - 1 }),
});

const rate = (bench: Bench, topic: string) => bench.rateOf(topic) ?? 0;

/** `usual`: the rate at the start, in records per second; up to 16 times and down to a sixteenth of it are allowed. */
export const doubleProducer = (topic: string, usual: number): LabAction => ({
  name: "double-producer",
  label: `Double the producer of ${topic}`,
  refuse: (bench) =>
    rate(bench, topic) * 2 > usual * FASTEST
      ? `${topic} gets ${rate(bench, topic)} records per second, the most.`
      : null,
  run: (bench) => bench.changeRate(topic, 2),
});

export const halveProducer = (topic: string, usual: number): LabAction => ({
  name: "halve-producer",
  label: `Halve the producer of ${topic}`,
  refuse: (bench) =>
    rate(bench, topic) / 2 < usual / FASTEST
      ? `${topic} gets ${rate(bench, topic)} records per second, the least.`
      : null,
  run: (bench) => bench.changeRate(topic, 0.5),
});

/** Back by so many records on each partition. */
export const resetOffset = (group: string, records: number): LabAction => ({
  name: "reset-offset",
  label: `Set ${group} back by ${records} records per partition`,
  refuse: (bench) => (bench.group(group).members === 0 ? `${group} has no consumers.` : null),
  run: (bench) => bench.setBack(group, records),
});
