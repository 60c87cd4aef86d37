/** From the records of one fetch to the events of the stream, one partition of `__consumer_offsets` at a time. */
import type { StreamEvent } from "@/lib/core/collection";
import { decodeRecord, type OffsetsRecord } from "./consumer-offsets-codec";

export interface DecodedEvents {
  events: StreamEvent[];
  /** Records that are not known or not readable. */
  skipped: number;
}

/**
 * The events of consecutive records. A group's tombstone that is followed by the group's own record is no deletion:
 * coordinators write such a pair at once when a group changes between the classic protocol and KIP-848.
 */
export function toEvents(records: readonly OffsetsRecord[]): DecodedEvents {
  const events: StreamEvent[] = [];
  let skipped = 0;
  for (const record of records) {
    const decoded = decodeRecord(record);
    if (decoded.kind === "skipped") skipped++;
    else if (decoded.kind !== "ignored") events.push(decoded);
  }
  const lives = new Set<string>();
  const kept: StreamEvent[] = [];
  for (const event of events.reverse()) {
    if (event.kind !== "group") kept.push(event);
    else if (!event.deleted) {
      lives.add(event.group);
      kept.push(event);
    } else if (!lives.has(event.group)) kept.push(event);
  }
  return { events: kept.reverse(), skipped };
}
