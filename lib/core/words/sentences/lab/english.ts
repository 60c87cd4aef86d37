/** English: what the laboratory's controls, its log and its page in English say. */
import { formatCount } from "../../format";
import { speak, type SentencesOf } from "../facts";
import type { LabFacts, LabSaid } from "./facts";

const ENGLISH: SentencesOf<LabFacts> = {
  "lab.title.normal": () => "Normal",
  "lab.title.throughput-problem": () => "Throughput problem",
  "lab.title.stalled-consumer": () => "Stalled consumer",
  "lab.title.stopped": () => "Stopped",
  "lab.title.offline-partition": () => "Offline partition",
  "lab.title.consumer-protocol": () => "Consumer protocol",
  "lab.title.fixed-assignment": () => "Fixed assignment",
  "lab.title.long-commit-interval": () => "Long commit interval",
  "lab.title.traffic": () => "All traffic",

  "lab.about.normal": () =>
    "Orders arrive in bursts on 3 partitions. billing (automatic commit) and shipping (slow, commit after each batch) " +
    "both keep up: 2 groups make 6 lags. notifications (asynchronous commit) has 4 consumers for 3 partitions, so one " +
    "is idle. search-indexer commits when a rebalance begins; one of its consumers comes and goes every two minutes. " +
    "All of them live in one process.",
  "lab.about.throughput-problem": ({ rate, capacity }) =>
    `${rate} clicks a second arrive on 3 partitions, and the only consumer of enrichment can do ${capacity} a second ` +
    "(commit after each batch): every partition moves and the lag grows all the same. Add a second or a third " +
    "consumer, and the lag falls. All consumers of the group live in one process.",
  "lab.about.stalled-consumer": () =>
    "fraud-check reads payments with 2 consumers (commit after each batch). Ten seconds after the start a record that " +
    "nobody can read comes to partition 1: its consumer lives, heartbeats, retries and commits the same offset " +
    "every two seconds, while the other partitions move. Repair it, and unreadable records are skipped.",
  "lab.about.stopped": () =>
    "nightly-report has a process of its own (commit after each batch), which is killed a few seconds after the start: " +
    "it commits nothing more and leaves the group without a word, while reports go on arriving. Start it again, and " +
    "it goes on where it was.",
  "lab.about.offline-partition": () =>
    "Partitions 1 and 3 of sensors live on broker 2 alone, which is killed twenty seconds after the start and stays " +
    "dead until it is restarted here: nothing can be written to them or read from them. telemetry goes on with " +
    "partitions 0 and 2 and catches up when the broker is back. All other topics have three replicas and go on " +
    "with two.",
  "lab.about.offline-partition-alone": () =>
    "telemetry reads sensors and keeps up. The lab runs with one broker; to see partitions go offline, start it with " +
    "--brokers 3.",
  "lab.about.consumer-protocol": () =>
    "stock-sync is a group with group.protocol=consumer (KIP-848): the broker assigns partitions, and members come and " +
    "go without everyone stopping. It commits every two seconds what it has processed, and keeps up.",
  "lab.about.fixed-assignment": () =>
    "audit-archive reads all partitions of orders by its own choice, as assign() does, and commits them after each " +
    "batch without being a member: the group has offsets and no members, and keeps up.",
  "lab.about.long-commit-interval": ({ seconds }) =>
    `stock-report reads inventory as it arrives and commits every ${seconds} seconds, and when a rebalance begins: its lag ` +
    "grows until the next commit, falls to almost nothing, and is OK all the time.",
  "lab.about.traffic": () =>
    "Pause everything that produces or consumes: members stay in their groups, and no offset moves until it is resumed.",

  "lab.action.add-consumer": ({ group }) => `Add a consumer to ${group}`,
  "lab.action.remove-consumer": ({ group }) => `Remove a consumer from ${group}`,
  "lab.action.double-producer": ({ topic }) => `Double the producer of ${topic}`,
  "lab.action.halve-producer": ({ topic }) => `Halve the producer of ${topic}`,
  "lab.action.reset-offset": ({ group, records }) =>
    `Set ${group} back by ${formatCount(records)} records per partition`,
  "lab.action.kill-broker": ({ broker }) => `Kill broker ${broker}`,
  "lab.action.restart-broker": ({ broker }) => `Restart broker ${broker}`,
  "lab.action.poison": ({ partition }) => `Poison partition ${partition}`,
  "lab.action.heal": ({ partition }) => `Repair partition ${partition}`,
  "lab.action.kill-consumer": ({ group }) => `Kill ${group}`,
  "lab.action.start-consumer": ({ group }) => `Start ${group}`,
  "lab.action.pause-traffic": () => "Pause all traffic",
  "lab.action.resume-traffic": () => "Resume all traffic",

  "lab.refused.most-consumers": ({ group, most }) => `${group} has ${most} consumers, the maximum.`,
  "lab.refused.fewest-consumers": ({ group, fewest }) =>
    `${group} has ${fewest} consumer${fewest === 1 ? "" : "s"}, the minimum.`,
  "lab.refused.fastest": ({ topic, rate }) => `${topic} already gets ${rate} records per second, the maximum.`,
  "lab.refused.slowest": ({ topic, rate }) => `${topic} already gets ${rate} records per second, the minimum.`,
  "lab.refused.no-consumers": ({ group }) => `${group} has no consumers.`,
  "lab.refused.one-broker": () => "The lab runs with one broker; start it with --brokers 3.",
  "lab.refused.broker": ({ broker, state }) => `Broker ${broker} is ${state}.`,
  "lab.refused.poisoned": ({ partition }) => `Partition ${partition} is already poisoned.`,
  "lab.refused.not-poisoned": () => "No partition is poisoned.",
  "lab.refused.dead": ({ group }) => `The process of ${group} is already dead.`,
  "lab.refused.alive": ({ group }) => `The process of ${group} is running.`,
  "lab.refused.paused-already": () => "Traffic is already paused.",
  "lab.refused.running": () => "Traffic is running.",
  "lab.refused.paused": () => "All traffic is paused; resume it first.",
};

/** What the lab says, in English. */
export const labInEnglish = (said: LabSaid): string => speak(ENGLISH, said);
