/**
 * Deliveries that wait: at most one for each route, receiver and cluster (and one besides for pushes). One whose content is not
 * what is owed any more is superseded by one that is, unless it is just being sent.
 */
import { compose, toldAlert, worstFirst, type Sources } from "./compose";
import { Ledger } from "./ledger";
import { nextWithin } from "./hours";
import { signOf, type Owed, type Tells } from "./owed";
import { sampleAlert } from "./sample-alert";
import type { Alert, Delivery, ReceiverPolicy } from "./terms";
import { GivenUp } from "./receipts";
import { earliest, type Millis } from "./soonest";

export interface Waiting {
  delivery: Delivery;
  /** By alert. */
  tells: Map<string, Tells>;
  /** A try is under way: it is not superseded before its answer. */
  isTried: boolean;
}

export interface Posted {
  made: Delivery[];
  superseded: Delivery[];
  /** When something is due by time alone. */
  nextAt: Millis | null;
}

const MOST_PAST = 200;
const TEST_ROUTE = "test";

const keyOf = (route: string, receiver: string, cluster: string | null, isPush: boolean): string =>
  JSON.stringify([route, receiver, cluster, isPush]);

const keyOfDelivery = ({ route, receiver, cluster, kind }: Delivery) =>
  keyOf(route, receiver, cluster, kind === "push");

const keyOfOwed = ({ target, receiver, alert, kind }: Owed) =>
  keyOf(target.rules.id, receiver.name, "cluster" in alert.subject ? alert.subject.cluster : null, kind === "push");

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
  waits(route: string, receiver: string, cluster: string | null, alert: string): Tells | null {
    return this.byKey.get(keyOf(route, receiver, cluster, false))?.tells.get(alert) ?? null;
  }

  find(id: string): Waiting | undefined {
    for (const waiting of this.byKey.values()) if (waiting.delivery.id === id) return waiting;
    return this.past.get(id);
  }

  restore(delivery: Delivery, tells: Map<string, Tells>): void {
    this.countFrom(delivery.id);
    this.byKey.set(keyOfDelivery(delivery), { delivery, tells, isTried: false });
    this.ledger.take(delivery.receiver, delivery.id, delivery.nextTryAt);
  }

  /** Ids that were given are not given again. */
  private countFrom(id: string): void {
    const count = Number(id.slice(id.lastIndexOf("/") + 1));
    if (Number.isSafeInteger(count)) this.counter = Math.max(this.counter, count + 1);
  }

  private nextId(receiver: string, route: string, now: Millis): string {
    return `${receiver}/${route}/${now}/${this.counter++}`;
  }

  private remove({ delivery }: Waiting): void {
    this.byKey.delete(keyOfDelivery(delivery));
  }

  /** What receipts say of messages that went out before a start. */
  recall({ told }: Alert): void {
    for (const [receiver, { delivery, at }] of Object.entries(told)) {
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
    if (kind !== "push") this.ledger.take(receiver, id, now);
  }

  makeTest(receiver: ReceiverPolicy, now: Millis): Delivery {
    const alert = sampleAlert(receiver.name, now);
    const id = this.nextId(receiver.name, TEST_ROUTE, now);
    const told = toldAlert(alert, "firing", []);
    const delivery: Delivery = {
      ...{ id, receiver: receiver.name, route: TEST_ROUTE, kind: "test", cluster: null, thread: alert.id },
      ...{ alerts: [told], alertIds: [alert.id], count: { firing: 1, resolved: 0, flapping: 0, passed: 0 } },
      ...{ madeAt: now, nextTryAt: now, deadline: now + receiver.deadlineMs, attempts: 0, state: "waiting" },
      ...{ answer: null, deliveredAt: null, ref: null },
    };
    this.byKey.set(keyOfDelivery(delivery), { delivery, tells: new Map(), isTried: false });
    return delivery;
  }

  /** Gives up what was not acknowledged in time. */
  expire(now: Millis): Delivery[] {
    const late = [...this.byKey.values()].filter(({ delivery, isTried }) => delivery.deadline <= now && !isTried);
    for (const waiting of late) {
      this.remove(waiting);
      this.ledger.release(waiting.delivery.receiver, waiting.delivery.id);
      for (const [alert, tells] of waiting.tells) this.gaveUp.add(waiting.delivery.receiver, alert, tells);
    }
    return late.map(({ delivery }) => ({ ...delivery, state: "expired" }));
  }

  /** Makes of what waits what is owed. */
  reconcile(owed: readonly Owed[], sources: Sources, now: Millis): Posted {
    const posted: Posted = { made: [], superseded: [], nextAt: null };
    const byKey = new Map<string, Owed[]>([...this.byKey.keys()].map((key) => [key, []]));
    for (const one of owed) {
      const list = byKey.get(keyOfOwed(one));
      if (list) list.push(one);
      else byKey.set(keyOfOwed(one), [one]);
    }
    for (const [key, list] of byKey) this.reconcileKey(key, list, sources, now, posted);
    for (const { delivery, isTried } of this.byKey.values())
      if (!isTried) posted.nextAt = earliest(posted.nextAt, delivery.deadline);
    return posted;
  }

  private reconcileKey(key: string, list: Owed[], sources: Sources, now: Millis, posted: Posted): void {
    const waiting = this.byKey.get(key);
    if (waiting?.isTried || waiting?.delivery.kind === "test") return;
    const told = waiting?.tells;
    const fresh = list.filter(({ alert }) => !told?.has(alert.id));
    for (const { dueAt } of fresh) if (dueAt > now) posted.nextAt = earliest(posted.nextAt, dueAt);
    const kept = list.filter(({ alert }) => told?.has(alert.id));
    const isSame = told === undefined || (kept.length === told.size && kept.every((one) => isTold(one, told)));
    const isDue = fresh.some(({ dueAt }) => dueAt <= now);
    if (isSame && !isDue) return;
    const content = [
      ...kept,
      ...fresh.filter(({ dueAt, joins }) => dueAt <= now || (joins && (isDue || kept.length > 0))),
    ];
    if (waiting) this.supersede(waiting, posted);
    if (content.length > 0) posted.made.push(this.make(key, worstFirst(content), waiting?.delivery, sources, now));
  }

  private supersede(waiting: Waiting, posted: Posted): void {
    this.remove(waiting);
    this.ledger.release(waiting.delivery.receiver, waiting.delivery.id);
    waiting.delivery = { ...waiting.delivery, state: "superseded" };
    posted.superseded.push(waiting.delivery);
    this.past.set(waiting.delivery.id, waiting);
    if (this.past.size > MOST_PAST) this.past.delete(this.past.keys().next().value!);
  }

  private make(key: string, owed: Owed[], before: Delivery | undefined, sources: Sources, now: Millis): Delivery {
    const { receiver, target, kind, alert } = owed[0]!;
    const id = this.nextId(receiver.name, target.rules.id, now);
    // What fails is tried as rarely, whatever it tells by then.
    const failing = before && before.attempts > 0 ? before.nextTryAt : now;
    const inHours = target.rules.hours
      ? nextWithin(target.rules.hours, Math.max(now, failing))
      : Math.max(now, failing);
    const nextTryAt = kind === "push" ? Math.max(now, failing) : this.ledger.room(receiver, inHours);
    if (kind !== "push") this.ledger.take(receiver.name, id, nextTryAt);
    const thread = threadOf(owed) ?? before?.thread ?? alert.id;
    const composed = compose(owed, { id, thread, madeAt: now, nextTryAt }, sources);
    const delivery = { ...composed, attempts: before?.attempts ?? 0, answer: before?.answer ?? null };
    const tells = new Map(owed.map((one) => [one.alert.id, { state: one.state, severity: one.severity }]));
    this.byKey.set(key, { delivery, tells, isTried: false });
    return delivery;
  }
}

const isTold = (one: Owed, told: ReadonlyMap<string, Tells>) => signOf(told.get(one.alert.id)!) === signOf(one);

/** The thread that the receiver knows the worst of them by. */
function threadOf(owed: readonly Owed[]): string | null {
  for (const { alert, receiver } of owed) {
    const thread = alert.told[receiver.name]?.thread;
    if (thread !== undefined) return thread;
  }
  return null;
}
