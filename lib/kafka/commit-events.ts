/** From the records of one fetch to the events of the stream, one partition of `__consumer_offsets` at a time. */
import type { StreamEvent } from "@/lib/core/words/collection";
import { decodeRecord, type OffsetsRecord } from "./consumer-offsets-codec";

/** Events are handed over when there are so many: a fetch holds tens of thousands, and together they outlive the young heap. */
const AT_ONCE = 200;

/**
 * Takes in consecutive records and hands their events over, in order. A group's tombstone that is followed by the group's own
 * record is no deletion: coordinators write such a pair at once when a group changes between the classic protocol and KIP-848.
 * So from the first tombstone on events are kept until `end`.
 */
export class EventCollector {
  private events: StreamEvent[] = [];
  private anyDeleted = false;
  /** Records that are not known or not readable. */
  skipped = 0;

  /** @param handOver is given a list of its own each time, never an empty one */
  constructor(private readonly handOver: (events: readonly StreamEvent[]) => void) {}

  /** Takes in one record; reads it to its end. */
  readonly take = (record: OffsetsRecord): void => {
    const decoded = decodeRecord(record);
    if (decoded.kind === "skipped") this.skipped++;
    else if (decoded.kind !== "ignored") {
      this.events.push(decoded);
      this.anyDeleted ||= decoded.kind === "group" && decoded.deleted;
    }
  };

  /** To be called between batches; not within one, where what goes wrong is taken for an unreadable record. */
  readonly rest = (): void => {
    if (this.events.length >= AT_ONCE && !this.anyDeleted) this.end();
  };

  /** Hands over what is left, after the last record. */
  end(): void {
    const events = this.anyDeleted ? withoutReplaced(this.events) : this.events;
    this.events = [];
    this.anyDeleted = false;
    if (events.length > 0) this.handOver(events);
  }
}

/** Events without the deletions of groups that are written again afterwards. */
function withoutReplaced(events: readonly StreamEvent[]): readonly StreamEvent[] {
  const lives = new Set<string>();
  const isKept = (event: StreamEvent) => {
    if (event.kind !== "group") return true;
    if (!event.deleted) lives.add(event.group);
    return !event.deleted || !lives.has(event.group);
  };
  return events.toReversed().filter(isKept).reverse();
}
