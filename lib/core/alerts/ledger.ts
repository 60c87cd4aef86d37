/** How many messages a receiver has had of late, for its limit. */
import type { ReceiverPolicy } from "./terms";
import type { Millis } from "../words/terms";

export class Ledger {
  /** By receiver and delivery: when it went out, or is to go out. */
  private readonly slots = new Map<string, Map<string, Millis>>();

  /** The earliest moment from `at` on at which the receiver may have one more. */
  room({ name, limit }: ReceiverPolicy, at: Millis): Millis {
    const slots = this.slots.get(name);
    if (!slots) return at;
    for (const [delivery, time] of slots) if (time <= at - limit.perMs) slots.delete(delivery);
    if (slots.size < limit.messages) return at;
    const times = [...slots.values()].sort((a, b) => a - b);
    return Math.max(at, times[times.length - Math.max(1, limit.messages)]! + limit.perMs);
  }

  take(receiver: string, delivery: string, at: Millis): void {
    const slots = this.slots.get(receiver) ?? new Map<string, Millis>();
    this.slots.set(receiver, slots.set(delivery, at));
  }

  release(receiver: string, delivery: string): void {
    this.slots.get(receiver)?.delete(delivery);
  }
}
