/** A group whose process died with records waiting. */
import { doubleProducer, halveProducer } from "../actions";
import type { Scenario } from "../scenario";

const TOPIC = "reports";
const GROUP = "nightly-report";
const RATE = 5;

export const stopped: Scenario = {
  name: "stopped",
  title: "Stopped",
  about:
    "nightly-report has a process of its own (commit after each batch), which is killed a few seconds after the start: " +
    "it commits nothing more and leaves the group without a word, while reports go on arriving. Start it again, and " +
    "it goes on where it was.",
  topic: { topic: TOPIC, partitions: 3 },
  shownTopic: TOPIC,
  producers: [{ topic: TOPIC, ratePerSecond: RATE, partitions: [0, 1, 2], burst: null }],
  groups: [
    {
      group: GROUP,
      topic: TOPIC,
      kind: "batch-commit",
      members: 1,
      ratePerSecond: null,
      acceptsPoison: true,
      process: TOPIC,
    },
  ],
  actions: [
    {
      name: "kill-consumer",
      label: `Kill ${GROUP}`,
      refuse: (bench) => (bench.processRuns(TOPIC) ? null : `The process of ${GROUP} is dead already.`),
      run: (bench) => bench.killProcess(TOPIC),
    },
    {
      name: "start-consumer",
      label: `Start ${GROUP}`,
      refuse: (bench) => (bench.processRuns(TOPIC) ? `The process of ${GROUP} is running.` : null),
      run: (bench) => bench.startProcess(TOPIC),
    },
    doubleProducer(TOPIC, RATE),
    halveProducer(TOPIC, RATE),
  ],
  begin: (bench) =>
    // A monitor needs most of a minute to tell an end from a deploy, and all cases are to be seen within a minute.
    bench.later(3_000, "the process of nightly-report dies", async () => {
      await bench.hasCommitted(GROUP, 10_000);
      if (bench.processRuns(TOPIC)) await bench.killProcess(TOPIC);
    }),
};
