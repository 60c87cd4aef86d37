/** Partitions whose only broker is dead. */
import { sayOfLab, type LabSaid } from "@/lib/core/words/sentences/lab/facts";
import type { BrokerCount } from "../broker-config";
import type { Bench, Scenario } from "../scenario";

const TOPIC = "sensors";
const BROKER = 2;

const build = (brokers: BrokerCount): Pick<Scenario, "topic" | "producers"> => {
  const other = brokers === 3 ? BROKER : 1;
  const producer = (partitions: number[]) => ({ topic: TOPIC, ratePerSecond: 6, partitions, burst: null });
  return {
    topic: { topic: TOPIC, partitions: 4, onlyOn: [1, other, 1, other] },
    // A producer for each broker, so that a dead one does not hold up the other.
    producers: [producer([0, 2]), producer([1, 3])],
  };
};

/** With one broker the scenario is there, and its partitions are as normal as any. */
export const offlinePartition = (brokers: BrokerCount): Scenario => ({
  name: "offline-partition",
  title: sayOfLab("lab.title.offline-partition", {}),
  about: sayOfLab(brokers === 3 ? "lab.about.offline-partition" : "lab.about.offline-partition-alone", {}),
  ...build(brokers),
  shownTopic: TOPIC,
  groups: [
    {
      group: "telemetry",
      topic: TOPIC,
      kind: "outage-proof",
      members: 1,
      ratePerSecond: null,
      acceptsPoison: true,
      process: TOPIC,
    },
  ],
  actions: [
    {
      name: "kill-broker",
      label: sayOfLab("lab.action.kill-broker", { broker: BROKER }),
      refuse: (bench) => refuseUnless(bench, "running"),
      run: (bench) => bench.killBroker(BROKER),
    },
    {
      name: "restart-broker",
      label: sayOfLab("lab.action.restart-broker", { broker: BROKER }),
      refuse: (bench) => refuseUnless(bench, "stopped"),
      run: (bench) => bench.startBroker(BROKER),
    },
  ],
  begin: (bench) => {
    if (bench.brokerCount === 1) return;
    bench.later(20_000, `broker ${BROKER} dies`, async () => {
      await bench.hasCommitted("telemetry", 10_000);
      if (bench.brokerState(BROKER) === "running") await bench.killBroker(BROKER);
    });
  },
});

function refuseUnless(bench: Bench, wanted: "running" | "stopped"): LabSaid | null {
  if (bench.brokerCount === 1) return sayOfLab("lab.refused.one-broker", {});
  const state = bench.brokerState(BROKER);
  return state === wanted ? null : sayOfLab("lab.refused.broker", { broker: BROKER, state });
}
