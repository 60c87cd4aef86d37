/**
 * The words of the product, Kafka's own where Kafka has one. Everything else in the code is built from these.
 */
import type { Reason } from "./sentences/facts";

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

/** A number that may not be known. Nobody prints 0 for what nobody knows. */
export type Known<T> = { known: true; value: T } | Unknown<T>;

/** Why a value is not known, and the least that it can be where that much is known. */
export interface Unknown<T = never> {
  known: false;
  reason: Reason;
  atLeast?: T;
  /** Of a time until something happens: it does not happen as things stand. */
  never?: true;
}

/** Wraps a value that is known. */
export const known = <T>(value: T): Known<T> => ({ known: true, value });

/** An unknown value. */
export const unknown = (reason: Reason): Unknown => ({ known: false, reason });

/** A time that does not come as things stand; the reason says what would have to change. */
export const never = (reason: Reason): Unknown => ({ known: false, reason, never: true });

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
