/** Burrow's roll-up: from partitions to a group. */
import { shortestFloat32, type BurrowEvaluation } from "./partition";

export type BurrowGroupStatus = "NOTFOUND" | "OK" | "WARN" | "ERR";

/** One partition of a group with what Burrow says of it. */
export interface BurrowPartition extends BurrowEvaluation {
  topic: string;
  partition: number;
  /** Host of the member that owns it; "" when none. */
  owner: string;
  clientId: string;
}

export interface BurrowGroup {
  status: BurrowGroupStatus;
  /** Share of the partitions whose window is full. */
  complete: number;
  partitions: BurrowPartition[];
  /** The partition with the greatest lag, the first of equals; null when there are no partitions. */
  maxlag: BurrowPartition | null;
  totallag: bigint;
  /** Partitions beside these that could not be read. */
  unread: number;
}

/** What Burrow answers for a group that it does not know. */
export const GROUP_NOT_FOUND: BurrowGroup = {
  status: "NOTFOUND",
  complete: 1,
  partitions: [],
  maxlag: null,
  totallag: 0n,
  unread: 0,
};

/**
 * A known group out of its partitions, silent ones included.
 *
 * @param unread how many others could not be read: they make it less complete
 */
export function rollUpBurrow(partitions: BurrowPartition[], unread = 0): BurrowGroup {
  const all = partitions.length + unread;
  const full = partitions.filter((partition) => partition.complete === 1).length;
  const bad = partitions.some(({ status }) => status !== "OK" && status !== "WARN");
  const warned = partitions.some(({ status }) => status === "WARN");
  return {
    status: bad ? "ERR" : warned ? "WARN" : "OK",
    complete: all === 0 ? 0 : shortestFloat32(full / all),
    partitions,
    maxlag: partitions.reduce<BurrowPartition | null>(
      (most, partition) => (most === null || partition.currentLag > most.currentLag ? partition : most),
      null,
    ),
    totallag: partitions.reduce((sum, partition) => sum + partition.currentLag, 0n),
    unread,
  };
}
