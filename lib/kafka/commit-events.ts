/** From the records of one fetch to the events of the stream, one partition of `__consumer_offsets` at a time. */
import type { StreamEvent } from "@/lib/core/collection";
import { decodeRecord, type OffsetsRecord } from "./consumer-offsets-codec";

/**
 * Takes in consecutive records and keeps their events. A group's tombstone that is followed by the group's own record is no
 * deletion: coordinators write such a pair at once when a group changes between the classic protocol and KIP-848.
 */
export class EventCollector {
  private readonly events: StreamEvent[] = [];
  private anyDeleted = false;
  /** Records that are not known or not readable. */
  skipped = 0;

  /** Takes in one record; reads it to its end. */
  readonly take = (record: OffsetsRecord): void => {
    const decoded = decodeRecord(record);
    if (decoded.kind === "skipped") this.skipped++;
    else if (decoded.kind !== "ignored") {
      this.events.push(decoded);
      this.anyDeleted ||= decoded.kind === "group" && decoded.deleted;
    }
  };

  /** The events so far, in order. */
  all(): readonly StreamEvent[] {
    if (!this.anyDeleted) return this.events;
    const lives = new Set<string>();
    const isKept = (event: StreamEvent) => {
      if (event.kind !== "group") return true;
      if (!event.deleted) lives.add(event.group);
      return !event.deleted || !lives.has(event.group);
    };
    return this.events.toReversed().filter(isKept).reverse();
  }
}
