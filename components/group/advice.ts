/** What to do about a finding, one or two sentences; the cases' pages say the same at length. Pure. */
import type { FindingWire, GroupDetail } from "@/lib/api/contract";
import { consumersNeeded } from "@/lib/core/forecast";
import type { Case, PartitionStatus } from "@/lib/core/terms";

const BY_PARTITION: Partial<Record<PartitionStatus, string>> = {
  STALLED:
    "The consumer is there and does not get past this offset. Read its log for the record at this offset; repair the record's handling or skip it, then watch the offset move.",
  STOPPED:
    "Nobody commits here any more. Start the consumer again; if it was retired on purpose, delete the group so that it no longer counts.",
  OFFLINE:
    "The partition has no leader, so nothing can be read or written. Bring its brokers back before touching the consumer.",
  REWIND:
    "The committed offset went back, so records are read again. Find out who reset it; if it was meant, wait until the group has caught up.",
  UNKNOWN: "Nothing needs to be done to the group yet: the numbers could not be read, and the reason says which.",
};

/** The next step for a finding. */
export function adviceFor({ partitionStatus, consumerStatus }: FindingWire): string {
  const advice = BY_PARTITION[partitionStatus];
  if (advice) return advice;
  if (consumerStatus === "WARNING") {
    return "It consumes more slowly than records arrive. Add consumers up to one per partition, or make each record cheaper to handle.";
  }
  return "Nothing needs to be done.";
}

/** The case page that teaches a finding's situation; null where none fits. */
export function caseOf({ partitionStatus, consumerStatus }: FindingWire): Case | null {
  if (partitionStatus === "OFFLINE") return "offline-partition";
  if (partitionStatus === "STALLED") return "stalled-consumer";
  return partitionStatus === "OK" && consumerStatus === "WARNING" ? "throughput-problem" : null;
}

/** How many consumers the group would need at its present rates, with the arithmetic. */
export interface Sizing {
  needed: number;
  /** Members that own a partition. */
  working: number;
  /** More than this many cannot work at once. */
  partitions: number;
  produceRate: number;
  ratePerConsumer: number;
}

/** Sizing of a group that falls behind; null where it keeps up or the rates are not known. */
export function sizingOf(detail: GroupDetail): Sizing | null {
  if (detail.status !== "WARNING" || !detail.members.known) return null;
  if (!detail.produceRate.known || !detail.consumeRate.known || detail.consumeRate.value <= 0) return null;
  const owning = detail.members.value.filter(({ assignment }) => assignment.known && assignment.value.length > 0);
  if (owning.length === 0) return null;
  const ratePerConsumer = detail.consumeRate.value / owning.length;
  const sized = consumersNeeded(detail.produceRate, detail.consumeRate, owning.length, Infinity);
  if (!sized.known || sized.value <= owning.length) return null;
  return {
    ...{ needed: sized.value, working: owning.length, partitions: detail.partitionCount },
    ...{ produceRate: detail.produceRate.value, ratePerConsumer },
  };
}
