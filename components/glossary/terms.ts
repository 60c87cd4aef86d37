/** What belongs to each term beside its words: where it stands, what Kafka calls it, and which terms explain more. */
import type { GlossaryWords, TermName } from "@/lib/client/glossary-words";
import type { AnyStatus } from "../status/tone";

export type TermKind = keyof GlossaryWords["kinds"];

export interface TermFacts {
  kind: TermKind;
  /** Columns, metrics and settings of Kafka's, as its documentation writes them. */
  kafka?: readonly string[];
  see?: readonly TermName[];
  /** The status whose badge stands before it. */
  status?: AnyStatus;
}

/** In the order of the page. */
export const TERMS: Record<TermName, TermFacts> = {
  offset: { kind: "numbers" },
  lag: { kind: "numbers", kafka: ["LAG", "records-lag"], see: ["time-behind", "log-end-offset", "committed-offset"] },
  "log-end-offset": { kind: "numbers", kafka: ["LOG-END-OFFSET"], see: ["high-watermark", "last-stable-offset"] },
  "committed-offset": { kind: "numbers", kafka: ["CURRENT-OFFSET", "__consumer_offsets"], see: ["commit"] },
  "time-behind": { kind: "numbers", see: ["lag"] },
  rate: { kind: "numbers", see: ["falling-behind", "catching-up"] },
  "caught-up-in": { kind: "numbers", see: ["catching-up"] },
  "log-start-offset": { kind: "numbers", kafka: ["logStartOffset", "records-lead"], see: ["retention", "lost"] },
  "high-watermark": { kind: "numbers", kafka: ["high watermark (HW)"], see: ["in-sync-replicas"] },
  "last-stable-offset": { kind: "numbers", kafka: ["LSO", "isolation.level=read_committed"], see: ["stalled"] },
  retention: { kind: "numbers", kafka: ["retention.ms", "retention.bytes"], see: ["lost"] },
  lost: { kind: "numbers", see: ["log-start-offset"] },

  "consumer-group": { kind: "group", kafka: ["group.id", "GROUP"] },
  member: { kind: "group", kafka: ["CONSUMER-ID", "CLIENT-ID", "session.timeout.ms"] },
  "idle-member": { kind: "group", see: ["partition"] },
  owner: { kind: "group", kafka: ["CONSUMER-ID"], see: ["assignor"] },
  commit: { kind: "group", kafka: ["OffsetCommit", "auto.commit.interval.ms"], see: ["stalled"] },
  generation: { kind: "group", kafka: ["generation id", "group epoch"], see: ["rebalance"] },
  assignor: {
    kind: "group",
    kafka: ["ASSIGNMENT-STRATEGY", "partition.assignment.strategy", "group.remote.assignor"],
    see: ["rebalance"],
  },
  rebalance: {
    kind: "group",
    kafka: ["PreparingRebalance", "CompletingRebalance", "Reconciling"],
    see: ["generation"],
  },
  coordinator: { kind: "group", kafka: ["COORDINATOR (ID)"] },
  "group-state": { kind: "group", kafka: ["STATE"], see: ["rebalance"] },

  partition: { kind: "cluster", kafka: ["PARTITION"] },
  leader: { kind: "cluster", kafka: ["Leader"], see: ["offline-partition"] },
  "in-sync-replicas": { kind: "cluster", kafka: ["Isr", "min.insync.replicas"], see: ["out-of-sync"] },
  "out-of-sync": { kind: "cluster", kafka: ["UnderReplicatedPartitions", "replica.lag.time.max.ms"] },
  "offline-partition": { kind: "cluster", kafka: ["OfflinePartitionsCount", "Leader: none"], see: ["leader"] },

  ok: { kind: "status", status: "OK", see: ["catching-up"] },
  warning: { kind: "status", status: "WARNING", see: ["falling-behind"] },
  error: { kind: "status", status: "ERROR", see: ["stalled", "stopped", "rewind", "offline"] },
  stalled: { kind: "status", status: "STALLED", see: ["stopped", "commit"] },
  stopped: { kind: "status", status: "STOPPED", see: ["stalled", "member"] },
  rewind: { kind: "status", status: "REWIND", see: ["committed-offset"] },
  offline: { kind: "status", status: "OFFLINE", see: ["offline-partition"] },
  unknown: { kind: "status", status: "UNKNOWN" },
  "falling-behind": { kind: "status", see: ["rate", "warning"] },
  "catching-up": { kind: "status", see: ["caught-up-in", "ok"] },

  cycle: { kind: "tidemark", see: ["tick"] },
  tick: { kind: "tidemark", see: ["cycle"] },
  "evaluation-window": { kind: "tidemark", see: ["cycle"] },
  waterline: { kind: "tidemark", see: ["lag"] },
  "set-aside": { kind: "tidemark" },
  silence: { kind: "tidemark", see: ["acknowledged", "set-aside"] },
  acknowledged: { kind: "tidemark", see: ["silence"] },
};

/** All terms, in the order of the page. */
export const TERM_NAMES = Object.keys(TERMS) as TermName[];

/** The place of a term on the glossary's page. */
export const termPath = (name: TermName) => `/glossary#${name}`;

/** The terms in whose name, text or names in Kafka every word of `query` stands; all where nothing is looked for. */
export function findTerms(words: GlossaryWords["terms"], query: string): TermName[] {
  const asked = fold(query).split(/\s+/).filter(Boolean);
  return TERM_NAMES.filter((name) => {
    const { name: title, text } = words[name];
    // The anchor is the term in English: whoever reads another language may know only that.
    const all = fold([title, name.replaceAll("-", " "), text, ...(TERMS[name].kafka ?? [])].join(" "));
    return asked.every((word) => all.includes(word));
  });
}

const fold = (text: string) => text.normalize("NFC").toLowerCase();
