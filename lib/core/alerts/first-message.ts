/** The first message of a thread as it would be written now, for receivers whose messages can be edited: in a channel it stands alone. */
import { tell } from "../words/sentences/alerts/facts";
import { notifiedAlert } from "./compose";
import type { Message } from "./message";
import { subjectOf } from "./message-title";
import { WORDS } from "./message-words";
import { followersByCause, type KnownAlerts } from "./owing";
import {
  MOST_PLACES,
  SEVERITIES,
  NOTIFIED_STATES,
  type Alert,
  type Delivery,
  type NotifiedAlert,
  type NotifiedState,
} from "./terms";
import { visible, visibleName } from "./visible";
import type { Millis } from "../words/terms";

export interface FirstMessage {
  message: Message;
  /** Somebody looks after all that still goes on. */
  isAcknowledged: boolean;
}

/** A thread, by what its receiver calls its first message. */
export interface Thread {
  receiver: string;
  ref: string;
}

const MOST_SUBJECT = 200;

/**
 * All that a receiver knows under a message, as it is now: one of several that has ended makes it no message of an end. What ended
 * long ago is in no book any more and is left out. Null where nothing is left. `write` puts a delivery into words.
 */
export function firstMessageOf(
  known: KnownAlerts,
  { receiver, ref }: Thread,
  now: Millis,
  write: (delivery: Delivery) => Message,
): FirstMessage | null {
  const alerts = [...known.all()].filter(({ notified }) => notified[receiver]?.ref === ref);
  if (alerts.length === 0) return null;
  const followers = followersByCause(known);
  const listed = alerts
    .map((alert) => notifiedAlert(alert, stateOf(alert), followers.get(alert.id) ?? []))
    .sort(worstFirst);
  const delivery = deliveryOf(listed, { receiver, ref }, now);
  const message = write(delivery);
  const open = listed.filter(({ state }) => state !== "resolved");
  const names = new Set(open.map(({ acknowledgedBy }) => acknowledgedBy));
  if (names.size === 0 || names.has(null)) return { message, isAcknowledged: false };
  const [by = null] = names.size === 1 ? names : [];
  const said = tell("title.acknowledged", {
    of: subjectOf(delivery, now),
    by: by === null ? null : visibleName(by, 60),
  });
  const subject = visible(WORDS[message.language].tell(said), MOST_SUBJECT);
  return { message: { ...message, subject }, isAcknowledged: true };
}

const stateOf = ({ endedAt, flappingSince }: Alert): NotifiedState =>
  flappingSince !== null ? "flapping" : endedAt === null ? "firing" : "resolved";

const worstFirst = (a: NotifiedAlert, b: NotifiedAlert): number =>
  NOTIFIED_STATES.indexOf(a.state) - NOTIFIED_STATES.indexOf(b.state) ||
  SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
  a.openedAt - b.openedAt;

/** What is written is a delivery's words; this one is owed to nobody, and never stored. */
function deliveryOf(alerts: NotifiedAlert[], { receiver, ref }: Thread, now: Millis): Delivery {
  const count = { firing: 0, flapping: 0, passed: 0, resolved: 0 };
  for (const { state } of alerts) count[state]++;
  const subject = alerts[0]!.subject;
  return {
    ...{ id: ref, thread: ref, receiver, route: "", kind: "news", count },
    cluster: "cluster" in subject ? subject.cluster : null,
    alerts: alerts.slice(0, MOST_PLACES),
    alertIds: alerts.map(({ id }) => id),
    ...{ madeAt: now, nextTryAt: now, deadline: now, attempts: 0, state: "waiting" },
    ...{ answer: null, deliveredAt: null, ref },
  };
}
