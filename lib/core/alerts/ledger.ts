/** How many messages a receiver has had of late, for its limit. */
import type { ReceiverPolicy } from "./terms";
import type { Millis } from "../words/terms";

export class Ledger {
  /** By receiver and delivery: when it went out, or is to go out. */
  private readonly slots = new Map<string, Map<string, Millis>>();

  /**
   * The earliest moment from `at` on at which the receiver may have one more. What waits for later takes no room now, and what
   * is to go out later frees none.
   */
  room({ name, limit }: ReceiverPolicy, at: Millis, now: Millis): Millis {
    const slots = this.slots.get(name);
    if (!slots) return at;
    for (const [delivery, time] of slots) if (time <= now - limit.perMs) slots.delete(delivery);
    const times = [...slots.values()];
    const most = Math.max(1, limit.messages);
    const isFree = (moment: Millis) =>
      times.filter((time) => time > moment - limit.perMs && time <= moment).length < most;
    const freed = times.map((time) => time + limit.perMs).filter((moment) => moment > at);
    return [at, ...freed.sort((a, b) => a - b)].find(isFree)!;
  }

  take(receiver: string, delivery: string, at: Millis): void {
    const slots = this.slots.get(receiver) ?? new Map<string, Millis>();
    this.slots.set(receiver, slots.set(delivery, at));
  }

  release(receiver: string, delivery: string): void {
    this.slots.get(receiver)?.delete(delivery);
  }
}
