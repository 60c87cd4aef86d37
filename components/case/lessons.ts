/** What belongs to each case beside its words, which stand in the catalogue (`cases`). */
import type { RuleName } from "@/lib/core/words/sentences/rules/facts";
import type { Case, ConsumerStatus, PartitionStatus } from "@/lib/core/words/terms";

export interface Lesson {
  /** Statuses that belong to the case. */
  partitionStatus: PartitionStatus;
  consumerStatus: ConsumerStatus;
  /** The rules that tell it, which explain the status in their own words. */
  rules: readonly RuleName[];
  /** A partition as a row of records: how many there are, and how many of them are confirmed as read. */
  drawn: { logEnd: number; committed: number };
  /** The lab's scenario that shows it. */
  lab: string;
}

export const LESSONS: Record<Case, Lesson> = {
  normal: {
    partitionStatus: "OK",
    consumerStatus: "OK",
    rules: [],
    drawn: { logEnd: 12, committed: 10 },
    lab: "normal",
  },
  "throughput-problem": {
    partitionStatus: "OK",
    consumerStatus: "WARNING",
    rules: ["falling-behind"],
    drawn: { logEnd: 12, committed: 5 },
    lab: "throughput-problem",
  },
  "stalled-consumer": {
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    rules: ["stalled", "stopped"],
    drawn: { logEnd: 12, committed: 3 },
    lab: "stalled-consumer",
  },
  "offline-partition": {
    partitionStatus: "OFFLINE",
    consumerStatus: "ERROR",
    rules: ["offline"],
    drawn: { logEnd: 12, committed: 9 },
    lab: "offline-partition",
  },
};

/** Every case has as many things to do, in this order. */
export const STEPS = [1, 2, 3, 4] as const;
