/** Deliveries out of what is owed: what a message tells, the worst first. */
import { shortName } from "./subject";
import type { Owed } from "./owed";
import {
  DELIVERY_KINDS,
  MOST_PLACES,
  SEVERITIES,
  NOTIFIED_STATES,
  type Alert,
  type Delivery,
  type DeliveryKind,
  type NotifiedAlert,
  type NotifiedState,
} from "./terms";
import type { Millis } from "../words/terms";

/** When and under which name a delivery goes out. */
export interface Slot {
  id: string;
  thread: string;
  madeAt: Millis;
  nextTryAt: Millis;
}

/** What composing asks of the book. */
export interface Sources {
  /** The alert with all that is known of it now. */
  upToDate(alert: Alert): Alert;
  followersOf(alert: Alert): readonly Alert[];
}

/** The worst first: what fires before what is over, causes before what else there is, the longest before the latest. */
export function worstFirst(owed: readonly Owed[]): Owed[] {
  return [...owed].sort((a, b) => rankOf(a) - rankOf(b) || a.alert.openedAt - b.alert.openedAt);
}

/** One message about all that is given, which is not empty, for one receiver. */
export function compose(sorted: readonly Owed[], slot: Slot, { upToDate, followersOf }: Sources): Delivery {
  const [first] = sorted as [Owed, ...Owed[]];
  const count = Object.fromEntries(NOTIFIED_STATES.map((state) => [state, 0])) as Record<NotifiedState, number>;
  for (const { state } of sorted) count[state]++;
  const { subject } = first.alert;
  return {
    ...slot,
    receiver: first.receiver.name,
    route: first.target.rules.id,
    kind: kindOf(sorted),
    cluster: "cluster" in subject ? subject.cluster : null,
    alerts: sorted
      .slice(0, MOST_PLACES)
      .map(({ alert, state }) => notifiedAlert(upToDate(alert), state, followersOf(alert))),
    alertIds: sorted.map(({ alert }) => alert.id),
    count,
    deadline: slot.nextTryAt + first.receiver.deadlineMs,
    ...{ attempts: 0, state: "waiting", answer: null, deliveredAt: null, ref: null },
  };
}

/** An alert as a message tells of it. */
export function notifiedAlert(alert: Alert, state: NotifiedState, followers: readonly Alert[]): NotifiedAlert {
  const { notified: _notified, changes: _changes, acknowledged, ...rest } = alert;
  const worst = [...followers].sort((a, b) => severityRank(a) - severityRank(b) || a.openedAt - b.openedAt);
  const groups = worst.filter(({ subject }) => subject.kind === "group");
  const names = groups.slice(0, MOST_PLACES).map(({ subject }) => shortName(subject));
  return { ...rest, state, acknowledgedBy: acknowledged?.by ?? null, followers: { count: followers.length, names } };
}

/** The strongest reason of all that it tells. */
function kindOf(owed: readonly Owed[]): DeliveryKind {
  const order: DeliveryKind[] = ["escalation", "news", "reminder", "push"];
  return order.find((kind) => owed.some((one) => one.kind === kind)) ?? DELIVERY_KINDS[0];
}

const severityRank = ({ severity }: Pick<Alert, "severity">) => -SEVERITIES.indexOf(severity);

const rankOf = ({ state, severity, alert }: Owed): number =>
  NOTIFIED_STATES.indexOf(state) * 100 + severityRank({ severity }) * 10 + (alert.subject.kind === "group" ? 1 : 0);
