/** The shapes of what is stored of telling people, as checks of what is read back. */
import {
  ALERT_ENDS,
  DELIVERY_KINDS,
  DELIVERY_STATES,
  SEVERITIES,
  NOTIFIED_STATES,
  type Alert,
  type AlertMatch,
  type AlertMeasures,
  type AlertPlace,
  type AlertSubject,
  type Delivery,
  type Hours,
  type Receipt,
  type Recurrence,
  type Route,
  type Silence,
  type NotifiedAlert,
  type NotifiedState,
} from "@/lib/core/alerts/terms";
import { isReceivedFacts, type ReceivedFacts } from "@/lib/core/words/sentences/facts";
import type { WorkingTime } from "@/lib/core/words/settings";
import { CASES } from "@/lib/core/words/terms";
import {
  anyOf,
  isNumber,
  isText,
  isYesOrNo,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  recordOf,
  shapeOf,
  type Check,
  type FieldChecks,
} from "./checks";

const isSeverity = oneOf(...SEVERITIES);
const isCase = oneOf(...CASES);

const isSubject: Check<AlertSubject> = anyOf<AlertSubject>(
  shapeOf({ kind: oneOf("group"), cluster: isText, group: isText }),
  shapeOf({ kind: oneOf("broker"), cluster: isText, broker: isNumber }),
  shapeOf({ kind: oneOf("offline", "cluster"), cluster: isText }),
  shapeOf({ kind: oneOf("database") }),
  shapeOf({ kind: oneOf("receiver"), receiver: isText }),
);

const isSaid: Check<ReceivedFacts> = (value): value is ReceivedFacts =>
  isReceivedFacts(value) && isText(value.key) && typeof value.values === "object" && (value.values as unknown) !== null;

/** What an alert and a message about it have in common. */
const COMMON: FieldChecks<Omit<Alert, "notified" | "changes" | "acknowledged">> = {
  id: isText,
  subject: isSubject,
  severity: isSeverity,
  case: orNull(isCase),
  openedAt: isNumber,
  changedAt: isNumber,
  endedAt: orNull(isNumber),
  end: orNull(oneOf(...ALERT_ENDS)),
  why: isText,
  said: orNull(isSaid),
  measures: shapeOf<AlertMeasures>({
    lag: orNull(isText),
    unknown: isNumber,
    lateMs: orNull(isNumber),
    lossInMs: orNull(isNumber),
    produceRate: orNull(isNumber),
    consumeRate: orNull(isNumber),
  }),
  places: listOf(shapeOf<AlertPlace>({ topic: isText, partition: isNumber, status: isText })),
  placeCount: isNumber,
  topics: listOf(isText),
  cause: orNull(isText),
  flappingSince: orNull(isNumber),
};

export const ALERT: FieldChecks<Alert> = {
  ...COMMON,
  changes: listOf(isNumber),
  acknowledged: orNull(shapeOf<{ by: string; at: number }>({ by: isText, at: isNumber })),
  notified: recordOf(
    shapeOf<Receipt>({
      state: oneOf("firing", "resolved"),
      severity: isSeverity,
      at: isNumber,
      delivery: isText,
      ref: orNull(isText),
      firstAt: orAbsent(isNumber),
      flapping: orAbsent(oneOf(true)),
      thread: orAbsent(isText),
    }),
  ),
};

const isNotifiedAlert = shapeOf<NotifiedAlert>({
  ...COMMON,
  state: oneOf(...NOTIFIED_STATES),
  acknowledgedBy: orNull(isText),
  followers: shapeOf<NotifiedAlert["followers"]>({ count: isNumber, names: listOf(isText) }),
});

export const DELIVERY: FieldChecks<Delivery> = {
  id: isText,
  receiver: isText,
  route: isText,
  kind: oneOf(...DELIVERY_KINDS),
  cluster: orNull(isText),
  thread: isText,
  alerts: listOf(isNotifiedAlert),
  alertIds: listOf(isText),
  count: shapeOf<Record<NotifiedState, number>>({
    firing: isNumber,
    resolved: isNumber,
    flapping: isNumber,
    passed: isNumber,
  }),
  madeAt: isNumber,
  nextTryAt: isNumber,
  deadline: isNumber,
  attempts: isNumber,
  state: oneOf(...DELIVERY_STATES),
  answer: orNull(isText),
  deliveredAt: orNull(isNumber),
  ref: orNull(isText),
};

const isMatch = shapeOf<AlertMatch>({
  cluster: orNull(isText),
  group: orNull(isText),
  topic: orNull(isText),
  owner: orNull(isText),
  severity: orNull(isSeverity),
  case: orNull(isCase),
});

export const SILENCE: FieldChecks<Silence> = {
  id: isText,
  source: oneOf("file", "page"),
  match: isMatch,
  author: orNull(isText),
  reason: orNull(isText),
  startsAt: isNumber,
  endsAt: orNull(isNumber),
  untilResolved: isYesOrNo,
  recurrence: orNull(shapeOf<Recurrence>({ rule: isText, timeZone: isText, durationMs: isNumber })),
};

/** A route as it is kept: without what its row says. */
export const ROUTE: FieldChecks<Omit<Route, "id" | "source">> = {
  match: isMatch,
  receivers: listOf(isText),
  goOn: isYesOrNo,
  groupWaitMs: isNumber,
  repeatMs: orNull(isNumber),
  floor: isSeverity,
  hours: orNull(
    shapeOf<Hours>({
      times: listOf(shapeOf<WorkingTime>({ from: isNumber, minutes: isNumber })),
      timeZone: isText,
    }),
  ),
  escalation: listOf(shapeOf<Route["escalation"][number]>({ receiver: isText, afterMs: isNumber })),
};
