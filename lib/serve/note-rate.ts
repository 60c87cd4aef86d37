/** How fast notes may be written: by people, never by a loop. Counted in a sliding window, per client and in all. */

const WINDOW_MS = 60_000;
const MOST_PER_CLIENT = 60;
const MOST = 240;

/** The writes of the last minute; at most `MOST` are kept, whatever is asked. */
export class NoteRate {
  private written: { client: string; at: number }[] = [];

  /** Counts a write at `now`, and answers 0; or how many seconds to wait, and counts nothing. */
  take(client: string, now: number): number {
    this.written = this.written.filter(({ at }) => at > now - WINDOW_MS && at <= now);
    const own = this.written.filter((one) => one.client === client);
    const first = own.length >= MOST_PER_CLIENT ? own[0] : this.written.length >= MOST ? this.written[0] : undefined;
    if (first) return Math.max(1, Math.ceil((first.at + WINDOW_MS - now) / 1000));
    this.written.push({ client, at: now });
    return 0;
  }
}
