/** A group that moves, but slower than records arrive. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
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
  title: sayOfLab("lab.title.throughput-problem", {}),
  about: sayOfLab("lab.about.throughput-problem", { rate: RATE, capacity: CAPACITY }),
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
