/** A group that moves, but slower than records arrive. */
import { addConsumer, doubleProducer, halveProducer, removeConsumer, resetOffset } from "../actions";
import type { Scenario } from "../scenario";

const TOPIC = "clicks";
/**
 * One consumer does two thirds of what arrives, so that it is late by ten seconds after half a minute; two do enough,
 * also the one of them that has two partitions.
 */
const RATE = 90;
const CAPACITY = 64;

export const throughputProblem: Scenario = {
  name: "throughput-problem",
  title: "Throughput problem",
  about:
    `${RATE} clicks a second arrive on 3 partitions, and the only consumer of enrichment can do ${CAPACITY} a second ` +
    "(commit after each batch): every partition moves and the lag grows all the same. Add a second or a third " +
    "consumer, and the lag falls. All consumers of the group live in one process.",
  topic: { topic: TOPIC, partitions: 3 },
  shownTopic: TOPIC,
  producers: [{ topic: TOPIC, ratePerSecond: RATE, partitions: [0, 1, 2], burst: null }],
  groups: [
    {
      group: "enrichment",
      topic: TOPIC,
      kind: "batch-commit",
      members: 1,
      ratePerSecond: CAPACITY,
      acceptsPoison: true,
      process: TOPIC,
    },
  ],
  actions: [
    addConsumer("enrichment", 3),
    removeConsumer("enrichment"),
    doubleProducer(TOPIC, RATE),
    halveProducer(TOPIC, RATE),
    resetOffset("enrichment", 300),
  ],
};
