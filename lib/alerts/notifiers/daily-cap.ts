/**
 * How many short messages a receiver has had today (UTC): they cost money, and a phone that rings all night is switched off. In
 * memory: a restart begins anew, which errs on the side of telling.
 */
import type { Millis } from "@/lib/core/words/terms";

const DAY = 24 * 3_600_000;

export class DailyCap {
  private day = 0;
  private readonly used = new Map<string, number>();

  /** Takes `count` of the receiver's `most` for today. When there is not room for all of them: none, and ms until midnight. */
  take(
    receiver: string,
    count: number,
    most: number,
    now: Millis,
  ): { isFree: true } | { isFree: false; afterMs: Millis } {
    const day = Math.floor(now / DAY);
    if (day !== this.day) {
      this.used.clear();
      this.day = day;
    }
    const used = this.used.get(receiver) ?? 0;
    if (used + count > most) return { isFree: false, afterMs: (day + 1) * DAY - now };
    this.used.set(receiver, used + count);
    return { isFree: true };
  }

  /** Gives back what was surely not sent. */
  giveBack(receiver: string, count: number): void {
    const used = this.used.get(receiver);
    if (used !== undefined) this.used.set(receiver, Math.max(used - count, 0));
  }
}
