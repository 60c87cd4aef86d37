/** How receivers fare: those that take nothing are told of through others, and must not take all of the time. */
import type { Millis } from "@/lib/core/words/terms";
import type { Answer } from "./notifier";

export interface ReceiverHealth {
  /** Failures since it took something last; 0 where it takes what it is sent. */
  failures: number;
  /** When the first of them was; null where there is none. */
  failingSince: Millis | null;
  /** What it answered last. */
  answer: string | null;
  deliveredAt: Millis | null;
}

const UNTRIED: ReceiverHealth = { failures: 0, failingSince: null, answer: null, deliveredAt: null };

export class ReceiversHealth {
  private readonly known = new Map<string, ReceiverHealth>();
  private readonly pauses = new Map<string, Millis>();

  of(receiver: string): ReceiverHealth {
    return this.known.get(receiver) ?? UNTRIED;
  }

  /** Until when it wants nothing at all (its `Retry-After`). */
  pausedUntil(receiver: string): Millis {
    return this.pauses.get(receiver) ?? -Infinity;
  }

  take(receiver: string, answer: Answer, now: Millis): void {
    const before = this.of(receiver);
    if (answer.outcome === "delivered")
      this.known.set(receiver, { failures: 0, failingSince: null, answer: answer.detail, deliveredAt: now });
    else
      this.known.set(receiver, {
        ...{ failures: before.failures + 1, failingSince: before.failingSince ?? now },
        ...{ answer: answer.detail, deliveredAt: before.deliveredAt },
      });
    if (answer.outcome === "retry" && answer.afterMs !== null) this.pauses.set(receiver, now + answer.afterMs);
    else this.pauses.delete(receiver);
  }

  /** It was changed: nothing is known of it any more. */
  forget(receiver: string): void {
    this.known.delete(receiver);
    this.pauses.delete(receiver);
  }
}
