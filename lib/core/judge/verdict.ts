/** What the rules answer. Every status shown anywhere can be asked why: the finding is the answer. */
import type { Said } from "../words/sentences/facts";
import type { ConsumerStatus, Millis, PartitionStatus } from "../words/terms";

/** What one rule says about one partition. */
export interface Finding {
  /** The rule's name, as in its file: "stalled", "stopped", "falling-behind" ... */
  rule: string;
  partitionStatus: PartitionStatus;
  consumerStatus: ConsumerStatus;
  /** One sentence with numbers and units, for a person; offsets with thousands separators. */
  evidence: string;
  /** The facts of that sentence; absent in findings that no rule made. */
  said?: Said;
  /** The part of the window that the rule looked at. */
  from: Millis;
  to: Millis;
}

/** The status of one group on one partition at one moment. Feeding it back holds a status against flapping. */
export interface Verdict {
  at: Millis;
  partitionStatus: PartitionStatus;
  consumerStatus: ConsumerStatus;
  /** The finding that decided; null when nothing is wrong. */
  finding: Finding | null;
  /** Since when partitionStatus and consumerStatus are what they are. */
  since: Millis;
  /** Opaque memory of the hold rule; pass the verdict back unchanged. */
  memory?: unknown;
}
