/** A consumer that lives and commits, and stands still on one partition. */
import { doubleProducer, halveProducer, resetOffset } from "../actions";
import type { Scenario } from "../scenario";

const TOPIC = "payments";
const GROUP = "fraud-check";
const RATE = 20;
const BAD_PARTITION = 1;

export const stalledConsumer: Scenario = {
  name: "stalled-consumer",
  title: "Stalled consumer",
  about:
    "fraud-check reads payments with 2 consumers (commit after each batch). Ten seconds after the start a record that " +
    "nobody can read comes to partition 1: its consumer lives, heartbeats, tries again and commits the same offset " +
    "every two seconds, while the other partitions move. Heal it, and unreadable records are put aside.",
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
      label: `Poison partition ${BAD_PARTITION}`,
      refuse: (bench) =>
        bench.poisoned(TOPIC).includes(BAD_PARTITION) ? `Partition ${BAD_PARTITION} is poisoned already.` : null,
      run: async (bench) => {
        await bench.changeGroup(GROUP, { acceptsPoison: false });
        await bench.poison(TOPIC, BAD_PARTITION);
      },
    },
    {
      name: "heal",
      label: `Heal partition ${BAD_PARTITION}`,
      refuse: (bench) => (bench.poisoned(TOPIC).length === 0 ? "No partition is poisoned." : null),
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
