/** Consumers that keep up: the picture to compare everything else with. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import { addConsumer, doubleProducer, halveProducer, removeConsumer, resetOffset } from "../actions";
import type { LabGroup, Scenario } from "../scenario";

const TOPIC = "orders";
const RATE = 24;
const CHURN_MS = 120_000;

const group = (name: string, kind: LabGroup["kind"], members: number, ratePerSecond: number | null): LabGroup => ({
  group: name,
  topic: TOPIC,
  kind,
  members,
  ratePerSecond,
  acceptsPoison: true,
  process: TOPIC,
});

export const normal: Scenario = {
  name: "normal",
  title: sayOfLab("lab.title.normal", {}),
  about: sayOfLab("lab.about.normal", {}),
  topic: { topic: TOPIC, partitions: 3 },
  shownTopic: TOPIC,
  producers: [
    {
      topic: TOPIC,
      ratePerSecond: RATE,
      partitions: [0, 1, 2],
      burst: { everyMs: 30_000, lastsMs: 4_000, times: 4 },
    },
  ],
  groups: [
    group("billing", "automatic-commit", 2, null),
    // A burst is more than shipping can do at once; it has caught up long before the next one.
    group("shipping", "batch-commit", 1, 60),
    group("notifications", "asynchronous-commit", 4, null),
    group("search-indexer", "rebalance-aware", 2, null),
  ],
  actions: [
    addConsumer("billing", 3),
    removeConsumer("billing"),
    doubleProducer(TOPIC, RATE),
    halveProducer(TOPIC, RATE),
    resetOffset("shipping", 300),
    // More than a minute's work, so that it is seen being worked off after it was told.
    resetOffset("shipping", 2000, "replay"),
  ],
  begin: (bench) =>
    bench.later(
      25_000,
      "a consumer of search-indexer comes or goes",
      () => bench.changeGroup("search-indexer", { members: bench.group("search-indexer").members === 2 ? 3 : 2 }),
      CHURN_MS,
    ),
};
