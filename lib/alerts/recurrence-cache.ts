/** What was worked out for recurrences. A cycle asks for every one, so there is room for as many as there may be. */
import { MOST_SILENCES, MOST_WINDOWS } from "./setting-shapes";

/** Beyond them are those that were changed, or looked at only. */
const MOST = MOST_WINDOWS + MOST_SILENCES;

export class RecurrenceCache<Value> {
  private readonly known = new Map<string, Value>();

  get(key: string): Value | undefined {
    return this.known.get(key);
  }

  /** The one that was set the longest ago makes room. */
  set(key: string, value: Value): void {
    this.known.delete(key);
    const oldest = this.known.keys().next();
    if (this.known.size >= MOST && !oldest.done) this.known.delete(oldest.value);
    this.known.set(key, value);
  }
}
