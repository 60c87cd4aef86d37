/** Deliveries that wait: at most one for each route, receiver and cluster, and one besides for pushes. */
import { Ledger } from "./ledger";
import type { Notice } from "./owed";
import { TEST_ROUTE, testDelivery } from "./sample-delivery";
import type { Alert, Delivery, ReceiverPolicy } from "./terms";
import { GivenUp } from "./receipts";
import { earliest, type Millis } from "./soonest";

export interface Waiting {
  delivery: Delivery;
  /** By alert. */
  notices: Map<string, Notice>;
  /** Alerts that the receiver may have been told of: nobody knows what came of a try. */
  mayBeNotified: Set<string>;
  /** A try is under way: it is not superseded before its answer. */
  isTried: boolean;
  /** The program may have ended in the middle of a try: it goes out once more under its id before anything else is told. */
  isRestored: boolean;
}

const MOST_PAST = 200;

export const keyOf = (route: string, receiver: string, cluster: string | null, isPush: boolean): string =>
  JSON.stringify([route, receiver, cluster, isPush]);

const keyOfDelivery = ({ route, receiver, cluster, kind }: Delivery) =>
  keyOf(route, receiver, cluster, kind === "push");

export class Outbox {
  readonly ledger = new Ledger();
  readonly gaveUp = new GivenUp();
  private readonly byKey = new Map<string, Waiting>();
  /** Superseded of late: an answer to one may be on its way. */
  private readonly past = new Map<string, Waiting>();
  private counter = 0;

  /** Deliveries that are to be sent. */
  all(): Delivery[] {
    return [...this.byKey.values()].map(({ delivery }) => delivery);
  }

  /** What a message that waits tells a receiver of an alert; null where none does. */
  waits(route: string, receiver: string, cluster: string | null, alert: string) {
    const waiting = this.byKey.get(keyOf(route, receiver, cluster, false));
    const notice = waiting?.notices.get(alert);
    return notice ? { ...notice, mayBeNotified: waiting!.mayBeNotified.has(alert) } : null;
  }

  find(id: string): Waiting | undefined {
    for (const waiting of this.byKey.values()) if (waiting.delivery.id === id) return waiting;
    return this.past.get(id);
  }

  restore(delivery: Delivery, notices: Map<string, Notice>): void {
    this.countFrom(delivery.id);
    const mayBeNotified = new Set(notices.keys());
    this.byKey.set(keyOfDelivery(delivery), {
      delivery,
      notices: notices,
      mayBeNotified: mayBeNotified,
      isTried: false,
      isRestored: true,
    });
    this.ledger.take(delivery.receiver, delivery.id, delivery.nextTryAt);
  }

  /** Ids that were given are not given again. */
  private countFrom(id: string): void {
    const count = Number(id.slice(id.lastIndexOf("/") + 1));
    if (Number.isSafeInteger(count)) this.counter = Math.max(this.counter, count + 1);
  }

  nextId(receiver: string, route: string, now: Millis): string {
    return `${receiver}/${route}/${now}/${this.counter++}`;
  }

  private remove({ delivery }: Waiting): void {
    this.byKey.delete(keyOfDelivery(delivery));
  }

  /** What receipts say of messages that went out before a start. */
  recall({ notified }: Alert): void {
    for (const [receiver, { delivery, at }] of Object.entries(notified)) {
      this.countFrom(delivery);
      this.ledger.take(receiver, delivery, at);
    }
  }

  /** Null where it is not to be sent any more. */
  beginTry(id: string): Delivery | null {
    const waiting = this.find(id);
    if (waiting?.delivery.state !== "waiting") return null;
    waiting.isTried = true;
    return waiting.delivery;
  }

  delivered(waiting: Waiting, now: Millis): void {
    const { receiver, id, kind } = waiting.delivery;
    if (this.byKey.get(keyOfDelivery(waiting.delivery)) === waiting) this.remove(waiting);
    if (kind !== "push" && kind !== "test") this.ledger.take(receiver, id, now);
  }

  makeTest(receiver: ReceiverPolicy, now: Millis): Delivery {
    const delivery = testDelivery(receiver, this.nextId(receiver.name, TEST_ROUTE, now), now);
    this.put(keyOfDelivery(delivery), delivery, new Map());
    return delivery;
  }

  /** Gives up what was not acknowledged in time. */
  expire(now: Millis): Delivery[] {
    const late = [...this.byKey.values()].filter(({ delivery, isTried }) => delivery.deadline <= now && !isTried);
    for (const waiting of late) {
      this.remove(waiting);
      this.ledger.release(waiting.delivery.receiver, waiting.delivery.id);
      for (const [alert, notice] of waiting.notices) this.gaveUp.add(waiting.delivery.receiver, alert, notice);
    }
    return late.map(({ delivery }) => ({ ...delivery, state: "expired" }));
  }

  /** The keys under which something waits. */
  keys(): IterableIterator<string> {
    return this.byKey.keys();
  }

  at(key: string): Waiting | undefined {
    return this.byKey.get(key);
  }

  put(key: string, delivery: Delivery, notices: Map<string, Notice>, mayBeNotified = new Set<string>()): void {
    this.byKey.set(key, {
      delivery,
      notices: notices,
      mayBeNotified: mayBeNotified,
      isTried: false,
      isRestored: false,
    });
  }

  supersede(waiting: Waiting): Delivery {
    this.remove(waiting);
    this.ledger.release(waiting.delivery.receiver, waiting.delivery.id);
    waiting.delivery = { ...waiting.delivery, state: "superseded" };
    this.past.set(waiting.delivery.id, waiting);
    if (this.past.size > MOST_PAST) this.past.delete(this.past.keys().next().value!);
    return waiting.delivery;
  }

  /** When what waits is given up; null: nothing waits. */
  firstDeadline(): Millis | null {
    const untried = [...this.byKey.values()].filter(({ isTried }) => !isTried);
    return untried.map(({ delivery }) => delivery.deadline).reduce(earliest, null);
  }
}
