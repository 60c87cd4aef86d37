/**
 * The words of the product, Kafka's own where Kafka has one. Everything else in the code is built from these.
 */

/** What a rule says of one group on one partition. Listed from best to worst; UNKNOWN stands aside. */
export const PARTITION_STATUSES = ["OK", "UNKNOWN", "REWIND", "STOPPED", "STALLED", "OFFLINE"] as const;
export type PartitionStatus = (typeof PARTITION_STATUSES)[number];

/** What a group as a whole is in. WARNING: it consumes, but slower than records arrive. */
export const CONSUMER_STATUSES = ["OK", "UNKNOWN", "WARNING", "ERROR"] as const;
export type ConsumerStatus = (typeof CONSUMER_STATUSES)[number];

/** What a person would call the situation; page slugs, lab scenarios and test titles use the same words. */
export const CASES = ["normal", "throughput-problem", "stalled-consumer", "offline-partition"] as const;
export type Case = (typeof CASES)[number];

/** Evaluation profiles: Burrow's rules to the letter, or Tidemark's own. */
export const PROFILES = ["tidemark", "burrow"] as const;
export type Profile = (typeof PROFILES)[number];

/** A sum over partitions of which some may be unknown. */
export interface PartialSum {
  /** Over the partitions of which it is known; null where it is of none: a sum over nothing is not 0. */
  value: bigint | null;
  /** How many partitions could not be counted. */
  unknown: number;
}

/** The worse of two consumer statuses (ERROR > WARNING > UNKNOWN > OK). */
export function worseConsumer(a: ConsumerStatus, b: ConsumerStatus): ConsumerStatus {
  return CONSUMER_STATUSES.indexOf(a) >= CONSUMER_STATUSES.indexOf(b) ? a : b;
}

/** Milliseconds since the epoch (UTC). */
export type Millis = number;
