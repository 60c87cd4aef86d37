/**
 * What a receiver is owed of an alert: the difference between what is true and what its receipt says. No past call is
 * remembered; what is owed stays owed until it is acknowledged, given up or not true any more.
 */
import { doubtMs } from "./flapping";
import { escalatesAt } from "./escalation";
import { isBelow } from "./routes";
import type { Target } from "./targets";
import type { Alert, DeliveryKind, ReceiverPolicy, Severity, NotifiedState } from "./terms";
import type { Millis } from "../words/terms";

/** What a message says of an alert. */
export interface Notice {
  state: NotifiedState;
  severity: Severity;
}

export interface Owed extends Notice {
  alert: Alert;
  target: Target;
  receiver: ReceiverPolicy;
  kind: DeliveryKind;
  /** When it alone is reason enough for a message. */
  dueAt: Millis;
  /** Goes along earlier, when another one is due. */
  joins: boolean;
}

/** What is known of an alert besides. */
export interface Around {
  now: Millis;
  isSilenced: boolean;
  /** Nothing is known now of its cluster. */
  isBlind: boolean;
  /** When somebody was first to be told of it, be it in vain; null: not yet. */
  firstMade: Millis | null;
  /** What a message that waits tells this receiver of it; null where none does. */
  waiting: NotifiedState | null;
  /** It may have been taken, for nobody knows what came of a try: then it is told on, so that the end is, too. */
  mayBeNotified: boolean;
  /** What was given up to tell this receiver of it; null where nothing was. */
  gaveUp: string | null;
}

/** The same of the same truth, for what waits and what was given up. */
export const signOf = ({ state, severity }: Notice): string =>
  state === "firing" || state === "flapping" ? `${state} ${severity}` : state;

/** What a receiver is owed of an alert, now or later if nothing changes; null: nothing. */
export function owedTo(alert: Alert, target: Target, receiver: ReceiverPolicy, around: Around): Owed | null {
  const isOver = alert.endedAt !== null && alert.flappingSince === null;
  const found = isOver ? ofEnd(alert, target, receiver, around) : ofFiring(alert, target, receiver, around);
  if (!found || around.gaveUp === signOf(found)) return null;
  return { alert, target, receiver, ...found };
}

type Found = Omit<Owed, "alert" | "target" | "receiver">;

function ofEnd(alert: Alert, { rules }: Target, receiver: ReceiverPolicy, around: Around): Found | null {
  const receipt = alert.notified[receiver.name];
  const { severity } = alert;
  if (receipt?.state === "firing") {
    if (!receiver.resolves) return null;
    const dueAt = alert.changedAt + Math.max(rules.groupWaitMs, doubtMs(alert));
    return { state: "resolved", severity, kind: "news", dueAt, joins: believed(alert, around.now) };
  }
  // It was to be told that it fires, and could not be: that it was is told all the same.
  if (around.waiting === null || isHeldBack(alert, around)) return null;
  return { state: "passed", severity, kind: "news", dueAt: around.now, joins: true };
}

function ofFiring(alert: Alert, target: Target, receiver: ReceiverPolicy, around: Around): Found | null {
  const receipt = alert.notified[receiver.name];
  const state = alert.flappingSince === null ? "firing" : "flapping";
  const notified = receipt?.state === "firing" ? receipt : null;
  const isKnown =
    notified !== null &&
    (notified.flapping ?? false) === (state === "flapping") &&
    (state === "flapping" || notified.severity === alert.severity);
  const notice = { state, severity: alert.severity } as const;
  const isHeld = isHeldBack(alert, around) || (!around.mayBeNotified && isBelow(alert.severity, target.rules.floor));
  if (isKnown) {
    if (receiver.pushMs !== null)
      return { ...notice, kind: "push", dueAt: notified.at + receiver.pushMs, joins: false };
    const { repeatMs } = target.rules;
    if (isHeld || repeatMs === null || alert.acknowledged || state === "flapping") return null;
    return { ...notice, kind: "reminder", dueAt: notified.at + repeatMs, joins: false };
  }
  if (isHeld) return null;
  if (target.afterMs !== null && notified === null) {
    const dueAt = escalatesAt(alert, target, around.firstMade);
    return dueAt === null ? null : { ...notice, kind: "escalation", dueAt, joins: false };
  }
  const dueAt = newsAt(alert, notified !== null, target.rules.groupWaitMs);
  return { ...notice, kind: "news", dueAt, joins: believed(alert, around.now) };
}

/** What waits to be told already goes on being told while nothing new is known. */
const isHeldBack = ({ cause }: Alert, { isSilenced, isBlind, waiting, mayBeNotified }: Around): boolean =>
  !mayBeNotified && (isSilenced || cause !== null || (isBlind && waiting === null));

/** The group wait counts from what is news: the beginning, to whom nothing was told. */
function newsAt(alert: Alert, isNotified: boolean, groupWaitMs: Millis): Millis {
  const { openedAt, changedAt, flappingSince } = alert;
  if (flappingSince !== null) return flappingSince + groupWaitMs;
  return Math.max((isNotified ? changedAt : openedAt) + groupWaitMs, changedAt + doubtMs(alert));
}

/** Whether what came and went before has lasted long enough to be told along with others. */
const believed = (alert: Alert, now: Millis): boolean =>
  alert.flappingSince !== null || now >= alert.changedAt + doubtMs(alert);
