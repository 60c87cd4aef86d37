/** A group of the new protocol, KIP-848: the broker assigns the partitions. */
import { sayOfLab } from "@/lib/core/words/sentences/lab/facts";
import { addConsumer, doubleProducer, halveProducer, removeConsumer } from "../actions";
import type { Scenario } from "../scenario";

const TOPIC = "inventory";
const GROUP = "stock-sync";
const RATE = 15;

export const consumerProtocol: Scenario = {
  name: "consumer-protocol",
  title: sayOfLab("lab.title.consumer-protocol", {}),
  about: sayOfLab("lab.about.consumer-protocol", {}),
  topic: { topic: TOPIC, partitions: 3 },
  shownTopic: TOPIC,
  producers: [{ topic: TOPIC, ratePerSecond: RATE, partitions: [0, 1, 2], burst: null }],
  groups: [
    {
      group: GROUP,
      topic: TOPIC,
      kind: "consumer-protocol",
      members: 2,
      ratePerSecond: null,
      acceptsPoison: true,
      process: TOPIC,
    },
  ],
  actions: [addConsumer(GROUP, 3), removeConsumer(GROUP), doubleProducer(TOPIC, RATE), halveProducer(TOPIC, RATE)],
};
