/** A consumer that lives and commits, and stands still on one partition. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import { doubleProducer, halveProducer, resetOffset } from "../actions";
import type { Scenario } from "../scenario";

const TOPIC = "payments";
const GROUP = "fraud-check";
const RATE = 20;
const BAD_PARTITION = 1;

export const stalledConsumer: Scenario = {
  name: "stalled-consumer",
  title: sayOfLab("lab.title.stalled-consumer", {}),
  about: sayOfLab("lab.about.stalled-consumer", {}),
  topic: { topic: TOPIC, partitions: 3 },
  shownTopic: TOPIC,
  producers: [{ topic: TOPIC, ratePerSecond: RATE, partitions: [0, 1, 2], burst: null }],
  groups: [
    {
      group: GROUP,
      topic: TOPIC,
      kind: "batch-commit",
      members: 2,
      ratePerSecond: null,
      acceptsPoison: false,
      process: TOPIC,
    },
  ],
  actions: [
    {
      name: "poison",
      label: sayOfLab("lab.action.poison", { partition: BAD_PARTITION }),
      refuse: (bench) =>
        bench.poisoned(TOPIC).includes(BAD_PARTITION)
          ? sayOfLab("lab.refused.poisoned", { partition: BAD_PARTITION })
          : null,
      run: async (bench) => {
        await bench.changeGroup(GROUP, { acceptsPoison: false });
        await bench.poison(TOPIC, BAD_PARTITION);
      },
    },
    {
      name: "heal",
      label: sayOfLab("lab.action.heal", { partition: BAD_PARTITION }),
      refuse: (bench) => (bench.poisoned(TOPIC).length === 0 ? sayOfLab("lab.refused.not-poisoned", {}) : null),
      run: async (bench) => {
        await bench.changeGroup(GROUP, { acceptsPoison: true });
        bench.heal(TOPIC);
      },
    },
    doubleProducer(TOPIC, RATE),
    halveProducer(TOPIC, RATE),
    resetOffset(GROUP, 100),
  ],
  begin: (bench) =>
    bench.later(10_000, "a record that cannot be read", async () => {
      if (!bench.poisoned(TOPIC).includes(BAD_PARTITION)) await bench.poison(TOPIC, BAD_PARTITION);
    }),
};
