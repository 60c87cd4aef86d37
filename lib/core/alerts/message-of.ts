/** The message of a delivery: what its receiver is told, put together from its parts. */
import type { Language } from "../words/languages";
import type { Millis } from "../words/terms";
import type { Message } from "./message";
import { incidentPage, pageOf, pictureOf } from "./message-address";
import { labelsOf } from "./message-labels";
import { linesOf } from "./message-lines";
import { textOf, type Notified } from "./message-text";
import { isSample, subjectOf, titleOf, totalsOf } from "./message-title";
import { WORDS } from "./message-words";
import { SEVERITIES, NOTIFIED_STATES, type Delivery, type DeliveryKind, type Owner } from "./terms";
import type { Severity, NotifiedAlert, NotifiedState } from "./terms";
import { visible } from "./visible";

/** What a message needs besides its delivery. */
export interface MessageContext {
  language: Language;
  /** IANA name of the receiver's zone. */
  timeZone: string;
  /** Where people reach Tidemark's pages, with its base path; null: no links. */
  publicUrl: string | null;
  ownerOf(alert: NotifiedAlert): Owner | null;
  /** A signed link; null where none can be made. */
  linkFor(action: "acknowledge" | "silence", alert: NotifiedAlert): string | null;
  /** The key that other systems know an id by. */
  keyOf(id: string): string;
  /** The receiver was told of this thread before. */
  isUpdate: boolean;
  now: Millis;
}

const MOST_SUBJECT = 200;

/** The message of a delivery, in its receiver's language and zone. Throws nothing, whatever names and facts hold. */
export function messageOf(delivery: Delivery, context: MessageContext): Message {
  const { language, now } = context;
  const notified = delivery.alerts.map((alert) => notifiedOf(alert, delivery.kind, context));
  const totals = totalsOf(delivery);
  const more = NOTIFIED_STATES.reduce((sum, state) => sum + totals[state], 0) - notified.length;
  return {
    id: delivery.id,
    thread: context.keyOf(delivery.thread),
    isUpdate: context.isUpdate,
    kind: delivery.kind,
    language,
    ...worstOf(delivery.alerts, totals),
    subject: visible(WORDS[language].tell(subjectOf(delivery, now)), MOST_SUBJECT),
    text: textOf(delivery, notified, more, context),
    alerts: notified.map(({ alert }) => alert),
    more,
    madeAt: delivery.madeAt,
    receiver: delivery.receiver,
    route: delivery.route,
  };
}

function notifiedOf(alert: NotifiedAlert, kind: DeliveryKind, context: MessageContext): Notified {
  const owner = context.ownerOf(alert);
  const sample = isSample(alert, kind);
  const lines = sample ? [] : linesOf(alert, owner, context);
  const open = !sample && (alert.state === "firing" || alert.state === "flapping");
  return {
    lines,
    alert: {
      id: alert.id,
      key: context.keyOf(alert.id),
      subject: alert.subject,
      state: alert.state,
      severity: alert.severity,
      title: visible(WORDS[context.language].tell(titleOf(alert, kind, context.now)), MOST_SUBJECT),
      lines: lines.map(({ label, value }) => ({ label, value })),
      startsAt: alert.openedAt,
      endsAt: alert.endedAt,
      labels: labelsOf(alert, owner),
      links: {
        open: pageOf(alert, context.publicUrl, context.now),
        incident: sample ? null : incidentPage(alert, context.publicUrl),
        acknowledge: open && alert.acknowledgedBy === null ? context.linkFor("acknowledge", alert) : null,
        silence: open ? context.linkFor("silence", alert) : null,
        picture: sample ? null : pictureOf(alert, context),
      },
    },
  };
}

/** What colours follow: the first state in the order of `NOTIFIED_STATES` that occurs, and the worst severity in it. */
function worstOf(
  alerts: readonly NotifiedAlert[],
  totals: Record<NotifiedState, number>,
): { state: NotifiedState; severity: Severity } {
  const state = NOTIFIED_STATES.find((one) => totals[one] > 0) ?? "resolved";
  const ranks = alerts.filter((alert) => alert.state === state).map(({ severity }) => SEVERITIES.indexOf(severity));
  return { state, severity: SEVERITIES[Math.max(0, ...ranks)]! };
}
