/** Partitions whose only broker is dead. */
import type { BrokerCount } from "../broker-config";
import type { Bench, Scenario } from "../scenario";

const TOPIC = "sensors";
const BROKER = 2;
const ALONE = "The lab runs with one broker; start it with --brokers 3.";

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
  title: "Offline partition",
  about:
    brokers === 3
      ? "Partitions 1 and 3 of sensors live on broker 2 alone, which is killed twenty seconds after the start and stays " +
        "dead until it is restarted here: nothing can be written to them or read from them. telemetry goes on with " +
        "partitions 0 and 2 and catches up when the broker is back. All other topics have three replicas and go on " +
        "with two."
      : `telemetry reads sensors and keeps up. ${ALONE.replace("start it", "to see partitions go offline, start it")}`,
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
      label: `Kill broker ${BROKER}`,
      refuse: (bench) => refuseUnless(bench, "running"),
      run: (bench) => bench.killBroker(BROKER),
    },
    {
      name: "restart-broker",
      label: `Restart broker ${BROKER}`,
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

function refuseUnless(bench: Bench, wanted: "running" | "stopped"): string | null {
  if (bench.brokerCount === 1) return ALONE;
  const state = bench.brokerState(BROKER);
  return state === wanted ? null : `Broker ${BROKER} is ${state}.`;
}
