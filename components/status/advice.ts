/** What to do about a finding, as the name of a sentence in the catalogue; the cases' pages say the same at length. Pure. */
import type { FindingWire } from "@/lib/api/contract";
import type { Case, PartitionStatus } from "@/lib/core/words/terms";

export type Advice = "stalled" | "stopped" | "offline" | "rewind" | "unknown" | "slow" | "nothing";

const BY_PARTITION: Partial<Record<PartitionStatus, Advice>> = {
  STALLED: "stalled",
  STOPPED: "stopped",
  OFFLINE: "offline",
  REWIND: "rewind",
  UNKNOWN: "unknown",
};

/** The next step for a finding. */
export function adviceFor({ partitionStatus, consumerStatus }: FindingWire): Advice {
  return BY_PARTITION[partitionStatus] ?? (consumerStatus === "WARNING" ? "slow" : "nothing");
}

/** The case page that teaches a finding's situation; null where none fits. */
export function caseOf({ partitionStatus, consumerStatus }: FindingWire): Case | null {
  if (partitionStatus === "OFFLINE") return "offline-partition";
  if (partitionStatus === "STALLED") return "stalled-consumer";
  return partitionStatus === "OK" && consumerStatus === "WARNING" ? "throughput-problem" : null;
}
