/**
 * The words of telling people. An alert is one thing that is wrong, from its first sign to its end; a delivery is one message
 * to one receiver about one alert or several; a receipt says what a receiver has acknowledged of an alert. What is owed is
 * never a list of past calls: it is the difference between what is true and what receipts say.
 */
import type { ReceivedFacts } from "../words/sentences/facts";
import type { Case, Millis } from "../words/terms";
import type { WorkingTime } from "../words/settings";

/** From mild to severe. */
export const SEVERITIES = ["WARNING", "ERROR"] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What an alert is about. All but groups are causes: what follows from them is told with them. `offline` is all partitions of
 * a cluster that have no leader; `receiver` is one that takes no messages, told through another.
 */
export type AlertSubject =
  | { kind: "group"; cluster: string; group: string }
  | { kind: "broker"; cluster: string; broker: number }
  | { kind: "offline"; cluster: string }
  | { kind: "cluster"; cluster: string }
  | { kind: "database" }
  | { kind: "receiver"; receiver: string };

/** Where on a group, or in a cluster, it is wrong. */
export interface AlertPlace {
  topic: string;
  partition: number;
  status: string;
}

/** How bad it is, as far as it is known; null where it is not. */
export interface AlertMeasures {
  /** Records, as digits; over those partitions of which it is known. */
  lag: string | null;
  /** Partitions whose lag is not known. */
  unknown: number;
  /** Age of the oldest record not consumed, in ms. */
  lateMs: number | null;
  /** ms until records are deleted unread. */
  lossInMs: number | null;
  /** Records per second. */
  produceRate: number | null;
  consumeRate: number | null;
}

/** How an alert ended. `recovered`: seen to be well. `deleted`: the group is gone for good. `muted`: people set it aside. */
export const ALERT_ENDS = ["recovered", "deleted", "muted"] as const;
export type AlertEnd = (typeof ALERT_ENDS)[number];

/** What a receiver has acknowledged of an alert. */
export interface Receipt {
  state: "firing" | "resolved";
  severity: Severity;
  at: Millis;
  /** The delivery that told it. */
  delivery: string;
  /** What the receiver calls the message, for updates in its thread; null where it names none. */
  ref: string | null;
  /** When it was first told that it fires, for escalations; absent: `at`. */
  firstAt?: Millis;
  /** It was told that it comes and goes; absent: that it fires, or is over. */
  flapping?: true;
  /** `Delivery.thread` of the first delivery that told of it; absent: unknown. */
  thread?: string;
}

export interface Alert {
  /** `<subject key>@<openedAt>`: the same after any restart, so that a message told twice is recognised. */
  id: string;
  subject: AlertSubject;
  severity: Severity;
  case: Case | null;
  openedAt: Millis;
  /** When severity changed last, or it ended, or began once more. */
  changedAt: Millis;
  endedAt: Millis | null;
  end: AlertEnd | null;
  /** Why: the sentence in English and its facts, as of the last time it was seen to be wrong. */
  why: string;
  said: ReceivedFacts | null;
  measures: AlertMeasures;
  /** The worst first, at most `MOST_PLACES`. */
  places: AlertPlace[];
  /** How many places there are in all. */
  placeCount: number;
  /** Topics in trouble, for routes; at most `MOST_PLACES`. */
  topics: string[];
  /** The alert that it follows from; null where it stands for itself. */
  cause: string | null;
  /** Ends and beginnings of late, oldest first, at most `MOST_CHANGES`. */
  changes: Millis[];
  /** Since when it comes and goes; null where it does not. */
  flappingSince: Millis | null;
  acknowledged: { by: string; at: Millis } | null;
  /** Receipts by receiver. */
  notified: Record<string, Receipt>;
}

export const MOST_PLACES = 20;
export const MOST_CHANGES = 20;

/** Which alerts a route, a silence or an owner means: all given patterns fit (`*` stands for any characters). */
export interface AlertMatch {
  cluster: string | null;
  group: string | null;
  topic: string | null;
  owner: string | null;
  severity: Severity | null;
  case: Case | null;
}

/** At these times of the week only. */
export interface Hours {
  times: WorkingTime[];
  timeZone: string;
}

export interface Route {
  /** Its place in the file ("file-1") or its row in the database. */
  id: string;
  source: "file" | "page";
  match: AlertMatch;
  receivers: string[];
  /** Whether routes below are asked, too. */
  goOn: boolean;
  /** Alerts that begin within it go into one message, in ms. */
  groupWaitMs: number;
  /** Told again while it goes on unacknowledged, in ms; null: once. */
  repeatMs: number | null;
  floor: Severity;
  /** Outside of them messages wait until they begin; null: always. */
  hours: Hours | null;
  /** Who is told when nobody has acknowledged it so long after it was first told, in ms. */
  escalation: { receiver: string; afterMs: number }[];
}

/** What the decision needs to know of a receiver. */
export interface ReceiverPolicy {
  name: string;
  source: "file" | "page";
  /** At most so many messages in so long; what is beyond is collected into the next one. */
  limit: { messages: number; perMs: number };
  /** A message that is not acknowledged by then is given up, and shown as such. */
  deadlineMs: number;
  /** Whether it is told of ends. */
  resolves: boolean;
  /** Takes one event for each alert, and again and again while it goes on (Alertmanager, every so many ms); null: only news. */
  pushMs: number | null;
}

export interface Owner {
  match: AlertMatch;
  team: string;
  contact: string | null;
  runbook: string | null;
  note: string | null;
}

/** For so long after each time the rule names, nothing is told of what it matches. */
export interface Recurrence {
  /** RFC 5545, without DTSTART: "FREQ=WEEKLY;BYDAY=SU;BYHOUR=2;BYMINUTE=0". */
  rule: string;
  timeZone: string;
  durationMs: number;
}

/** People do not want to hear of something for a while: a silence, or, with a recurrence, a maintenance window. */
export interface Silence {
  id: string;
  source: "file" | "page";
  match: AlertMatch;
  author: string | null;
  reason: string | null;
  startsAt: Millis;
  /** Null: until it is taken back, or with `untilResolved` until all it matches has ended. */
  endsAt: Millis | null;
  untilResolved: boolean;
  recurrence: Recurrence | null;
}

export interface AlertPolicy {
  receivers: ReceiverPolicy[];
  routes: Route[];
  /** Who hears of what no route takes. Empty: nobody is told of anything, which the pages say. */
  defaults: { receivers: string[]; groupWaitMs: number; repeatMs: number | null };
  owners: Owner[];
}

/** Why a message is owed. */
export const DELIVERY_KINDS = ["news", "reminder", "escalation", "push", "test"] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/**
 * What a message says of an alert, in the order in which messages list it: what is wrong before what is over. `passed`: it came
 * and went before anybody could be told.
 */
export const NOTIFIED_STATES = ["firing", "flapping", "passed", "resolved"] as const;
export type NotifiedState = (typeof NOTIFIED_STATES)[number];

/** An alert as a message tells of it. */
export interface NotifiedAlert extends Omit<Alert, "notified" | "changes" | "acknowledged"> {
  state: NotifiedState;
  acknowledgedBy: string | null;
  /** Alerts that follow from it and are not told apart, and the worst of their names. */
  followers: { count: number; names: string[] };
}

export const DELIVERY_STATES = ["waiting", "delivered", "expired", "superseded"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One message to one receiver. */
export interface Delivery {
  /** Stable, for Message-ID and idempotency headers. */
  id: string;
  receiver: string;
  /** The route's id, "default", or "test". */
  route: string;
  kind: DeliveryKind;
  cluster: string | null;
  /** Messages of one thread are shown together: the id of the alert it began with. */
  thread: string;
  /** The worst first, at most `MOST_PLACES`; `count` has the rest. */
  alerts: NotifiedAlert[];
  /** Ids of all alerts that it tells of. */
  alertIds: string[];
  /** By state. */
  count: Record<NotifiedState, number>;
  madeAt: Millis;
  /** Not tried before, in ms since the epoch. */
  nextTryAt: Millis;
  deadline: Millis;
  attempts: number;
  state: DeliveryState;
  /** What the receiver answered last; null before the first try. */
  answer: string | null;
  deliveredAt: Millis | null;
  ref: string | null;
}

/** One try. */
export interface Attempt {
  delivery: string;
  at: Millis;
  tookMs: number;
  outcome: "delivered" | "retry" | "refused";
  answer: string;
}
