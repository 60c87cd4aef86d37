/**
 * A message as all notifiers take it: what, where, since when, why, how bad, what to do, who owns it, and links, in the
 * receiver's language. Text has no control characters but newlines; it is no markup of any kind, so notifiers escape it.
 */
import type { Language } from "../words/languages";
import type { AlertSubject, DeliveryKind, Severity, NotifiedState } from "./terms";
import type { Millis } from "../words/terms";

export interface MessageLinks {
  /** The group, or the page of the cluster, at that moment. */
  open: string | null;
  /** The incident's own page, with its whole story. */
  incident: string | null;
  acknowledge: string | null;
  silence: string | null;
  /** The chart of the worst place, as PNG. */
  picture: string | null;
}

export interface MessageAlert {
  /** `Alert.id`. */
  id: string;
  /** At most 64 characters of `[0-9a-f]`, made from the id: dedup_key, fingerprint, alias. */
  key: string;
  subject: AlertSubject;
  state: NotifiedState;
  severity: Severity;
  /** One line: "ERROR: fraud-check on prod-eu is stalled". */
  title: string;
  /** Labelled lines in the order in which they are read: where, since, why, how bad, what to do, owner, runbook. */
  lines: { label: string; value: string }[];
  startsAt: Millis;
  endsAt: Millis | null;
  /** Plain names and values: cluster, group, case, status, topic, owner ... */
  labels: Record<string, string>;
  links: MessageLinks;
}

export interface Message {
  /** `Delivery.id`. */
  id: string;
  /** Key of the thread, as `MessageAlert.key`. */
  thread: string;
  /** True when the receiver was told of this thread before. */
  isUpdate: boolean;
  kind: DeliveryKind;
  language: Language;
  /** The state of the worst alert in it: what colours and priorities follow. */
  state: NotifiedState;
  severity: Severity;
  /** One line, at most 200 characters. */
  subject: string;
  /** The whole as plain text, without the subject. */
  text: string;
  alerts: MessageAlert[];
  /** Alerts beyond those in `alerts`. */
  more: number;
  madeAt: Millis;
  /** What receivers' own templates see besides: the receiver's and the route's name. */
  receiver: string;
  route: string;
}
