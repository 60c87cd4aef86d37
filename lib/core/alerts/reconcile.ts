/**
 * Makes of the deliveries that wait what is owed. One whose content is not what is owed any more is superseded by one that is,
 * unless it is just being sent.
 */
import { compose, worstFirst, type Sources } from "./compose";
import { nextWithin } from "./hours";
import { keyOf, type Outbox, type Waiting } from "./outbox";
import { signOf, type Owed, type Notice } from "./owed";
import { earliest } from "./soonest";
import { clusterOf } from "./subject";
import type { Delivery } from "./terms";
import type { Millis } from "../words/terms";

export interface Posted {
  made: Delivery[];
  superseded: Delivery[];
  /** When something is due by time alone. */
  nextAt: Millis | null;
}

interface At {
  sources: Sources;
  now: Millis;
}

const keyOfOwed = ({ target, receiver, alert, kind }: Owed) =>
  keyOf(target.rules.id, receiver.name, clusterOf(alert.subject), kind === "push");

export function reconcile(outbox: Outbox, owed: readonly Owed[], at: At): Posted {
  const posted: Posted = { made: [], superseded: [], nextAt: null };
  const byKey = new Map<string, Owed[]>([...outbox.keys()].map((key) => [key, []]));
  for (const one of owed) {
    const list = byKey.get(keyOfOwed(one));
    if (list) list.push(one);
    else byKey.set(keyOfOwed(one), [one]);
  }
  for (const [key, list] of byKey) reconcileKey(outbox, key, list, at, posted);
  posted.nextAt = earliest(posted.nextAt, outbox.firstDeadline());
  return posted;
}

function reconcileKey(outbox: Outbox, key: string, list: Owed[], at: At, posted: Posted): void {
  const { now } = at;
  const waiting = outbox.at(key);
  if (waiting && (isUnderWay(waiting, now) || waiting.delivery.kind === "test")) return;
  const notices = waiting?.notices;
  const fresh = list.filter(({ alert }) => !notices?.has(alert.id));
  for (const { dueAt } of fresh) if (dueAt > now) posted.nextAt = earliest(posted.nextAt, dueAt);
  const kept = list.filter(({ alert }) => notices?.has(alert.id));
  const isSame =
    notices === undefined || (kept.length === notices.size && kept.every((one) => isNotified(one, notices)));
  const isDue = fresh.some(({ dueAt }) => dueAt <= now);
  if (isSame && !isDue) return;
  const goesAlong = isDue || kept.length > 0;
  const content = [...kept, ...fresh.filter(({ dueAt, joins }) => dueAt <= now || (joins && goesAlong))];
  if (waiting) posted.superseded.push(outbox.supersede(waiting));
  if (content.length > 0) posted.made.push(make(outbox, key, worstFirst(content), waiting, at));
}

/** One message; what fails is tried as rarely as the one before it, whatever it tells by then. */
function make(outbox: Outbox, key: string, owed: Owed[], waiting: Waiting | undefined, { sources, now }: At): Delivery {
  const { receiver, target, kind, alert } = owed[0]!;
  const before = waiting?.delivery;
  const id = outbox.nextId(receiver.name, target.rules.id, now);
  const soonest = before && before.attempts > 0 ? Math.max(now, before.nextTryAt) : now;
  const inHours = target.rules.hours ? nextWithin(target.rules.hours, soonest) : soonest;
  const nextTryAt = kind === "push" ? soonest : outbox.ledger.room(receiver, inHours, now);
  if (kind !== "push") outbox.ledger.take(receiver.name, id, nextTryAt);
  const thread = threadOf(owed) ?? before?.thread ?? alert.id;
  const composed = compose(owed, { id, thread, madeAt: now, nextTryAt }, sources);
  const delivery = { ...composed, attempts: before?.attempts ?? 0, answer: before?.answer ?? null };
  const notices = new Map(owed.map((one) => [one.alert.id, { state: one.state, severity: one.severity }]));
  const mayBeNotified = new Set([...(waiting?.mayBeNotified ?? [])].filter((id) => notices.has(id)));
  outbox.put(key, delivery, notices, mayBeNotified);
  return delivery;
}

const isUnderWay = ({ isTried, isRestored, delivery }: Waiting, now: Millis): boolean =>
  isTried || (isRestored && delivery.nextTryAt <= now);

const isNotified = (one: Owed, notices: ReadonlyMap<string, Notice>) =>
  signOf(notices.get(one.alert.id)!) === signOf(one);

/** The thread that the receiver knows the worst of them by. */
function threadOf(owed: readonly Owed[]): string | null {
  for (const { alert, receiver } of owed) {
    const thread = alert.notified[receiver.name]?.thread;
    if (thread !== undefined) return thread;
  }
  return null;
}
