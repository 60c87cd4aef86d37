/** A group whose process died with records waiting. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import { doubleProducer, halveProducer } from "../actions";
import type { Scenario } from "../scenario";

const TOPIC = "reports";
const GROUP = "nightly-report";
const RATE = 5;

export const stopped: Scenario = {
  name: "stopped",
  title: sayOfLab("lab.title.stopped", {}),
  about: sayOfLab("lab.about.stopped", {}),
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
      label: sayOfLab("lab.action.kill-consumer", { group: GROUP }),
      refuse: (bench) => (bench.processRuns(TOPIC) ? null : sayOfLab("lab.refused.dead", { group: GROUP })),
      run: (bench) => bench.killProcess(TOPIC),
    },
    {
      name: "start-consumer",
      label: sayOfLab("lab.action.start-consumer", { group: GROUP }),
      refuse: (bench) => (bench.processRuns(TOPIC) ? sayOfLab("lab.refused.alive", { group: GROUP }) : null),
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
