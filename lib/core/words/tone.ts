/** The colour family of each status, for every place that draws: pages, pictures, mails. */
import type { ConsumerStatus, PartitionStatus } from "./terms";

export type Tone = "ok" | "warning" | "error" | "offline" | "unknown";
export type AnyStatus = ConsumerStatus | PartitionStatus;

const TONES: Record<AnyStatus, Tone> = {
  OK: "ok",
  WARNING: "warning",
  ERROR: "error",
  REWIND: "error",
  STOPPED: "error",
  STALLED: "error",
  OFFLINE: "offline",
  UNKNOWN: "unknown",
};

/** The tone of a partition's or a group's status. */
export const toneOf = (status: AnyStatus): Tone => TONES[status];

export const isStatus = (word: string | null): word is AnyStatus => word !== null && Object.hasOwn(TONES, word);
