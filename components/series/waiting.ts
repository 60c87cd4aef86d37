/** Which record a partition's group reads next, and since when it waits at least: more than a short range can show. Pure. */
import type { GroupDetail, KnownNumber, KnownOffset } from "@/lib/api/contract";
import { nextOffset } from "@/lib/core/numbers/lag";
import { partitionKey } from "./series";

/** A record that was in the log by then. So were all before it. */
export interface Waiting {
  offset: bigint;
  /** In ms. */
  writtenBy: number;
}

/** By `partitionKey`; only of partitions where a record waits, and where it is known for how long at least. */
export type WaitingRecords = ReadonlyMap<string, Waiting>;

interface Numbers {
  committed: KnownOffset;
  logStart: KnownOffset;
  timeLag: KnownNumber;
}

/** @param at the moment of the numbers, in ms */
export function waitingOf({ committed, logStart, timeLag }: Numbers, at: number): Waiting | null {
  const age = timeLag.known ? timeLag.value : timeLag.atLeast;
  if (!committed.known || !age) return null;
  const start = logStart.known ? BigInt(logStart.value) : null;
  return { offset: nextOffset(BigInt(committed.value), start, 0n), writtenBy: at - age };
}

export function waitingOfGroup({ subscriptions, readAt, at }: GroupDetail): WaitingRecords {
  const waiting = new Map<string, Waiting>();
  for (const { topic, partitions } of subscriptions)
    for (const one of partitions) {
      const found = waitingOf(one, readAt ?? at);
      if (found) waiting.set(partitionKey(topic, one.partition), found);
    }
  return waiting;
}
