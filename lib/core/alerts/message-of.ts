/** The message of a delivery: what its receiver is told, put together from its parts. */
import type { Language } from "../words/languages";
import type { Millis } from "../words/terms";
import type { Message } from "./message";
import { incidentPage, pageOf, pictureOf } from "./message-address";
import { labelsOf } from "./message-labels";
import { linesOf } from "./message-lines";
import { textOf, type Told } from "./message-text";
import { isSample, subjectOf, titleOf, totalsOf } from "./message-title";
import { WORDS } from "./message-words";
import { SEVERITIES, TOLD_STATES, type Delivery, type DeliveryKind, type Owner } from "./terms";
import type { Severity, ToldAlert, ToldState } from "./terms";
import { visible } from "./visible";

/** What a message needs besides its delivery. */
export interface MessageContext {
  language: Language;
  /** IANA name of the receiver's zone. */
  timeZone: string;
  /** Where people reach Tidemark's pages, with its base path; null: no links. */
  publicUrl: string | null;
  ownerOf(alert: ToldAlert): Owner | null;
  /** A signed link; null where none can be made. */
  linkFor(action: "acknowledge" | "silence", alert: ToldAlert): string | null;
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
  const told = delivery.alerts.map((alert) => toldOf(alert, delivery.kind, context));
  const totals = totalsOf(delivery);
  const more = TOLD_STATES.reduce((sum, state) => sum + totals[state], 0) - told.length;
  return {
    id: delivery.id,
    thread: context.keyOf(delivery.thread),
    isUpdate: context.isUpdate,
    kind: delivery.kind,
    language,
    ...worstOf(delivery.alerts, totals),
    subject: visible(WORDS[language].tell(subjectOf(delivery, now)), MOST_SUBJECT),
    text: textOf(delivery, told, more, context),
    alerts: told.map(({ alert }) => alert),
    more,
    madeAt: delivery.madeAt,
    receiver: delivery.receiver,
    route: delivery.route,
  };
}

function toldOf(alert: ToldAlert, kind: DeliveryKind, context: MessageContext): Told {
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

/** What colours follow: the first state in the order of `TOLD_STATES` that occurs, and the worst severity in it. */
function worstOf(
  alerts: readonly ToldAlert[],
  totals: Record<ToldState, number>,
): { state: ToldState; severity: Severity } {
  const state = TOLD_STATES.find((one) => totals[one] > 0) ?? "resolved";
  const ranks = alerts.filter((alert) => alert.state === state).map(({ severity }) => SEVERITIES.indexOf(severity));
  return { state, severity: SEVERITIES[Math.max(0, ...ranks)]! };
}
