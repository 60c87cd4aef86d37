/** Consumers that keep up: the picture to compare everything else with. */
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
  title: "Normal",
  about:
    "Orders arrive in bursts on 3 partitions. billing (automatic commit) and shipping (slow, commit after each batch) " +
    "both keep up: 2 groups make 6 lags. notifications (asynchronous commit) has 4 consumers for 3 partitions, so one " +
    "is idle. search-indexer commits when a rebalance begins; one of its consumers comes and goes every two minutes. " +
    "All of them live in one process.",
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
  ],
  begin: (bench) =>
    bench.later(
      25_000,
      "a consumer of search-indexer comes or goes",
      () => bench.changeGroup("search-indexer", { members: bench.group("search-indexer").members === 2 ? 3 : 2 }),
      CHURN_MS,
    ),
};
