/**
 * What messages to people are made of, as data. Names in facts are cleaned already and times printed in the receiver's zone
 * (`lib/core/alerts/visible.ts`, `message-time.ts`); durations are ms, rounded down to what is told.
 */
import type { Digits, Nothing } from "../plain-facts";
import type { SaidOf } from "../facts";
import type { Millis } from "../../terms";

/** As `DELIVERY_KINDS`. */
export type MessageKind = "news" | "reminder" | "escalation" | "push" | "test";

type Severity = "WARNING" | "ERROR";

/** What is wrong with a group: the status of its worst partition, that it is too slow, or only that something is. */
export type GroupTrouble = "stalled" | "stopped" | "rewind" | "offline" | "slow" | "other";

/** What a measure is that nobody knows. */
export type Unmeasured = "late" | "loss" | "produced" | "consumed";

/** A heading: the clause, the worst place and how many more there are, how many alerts follow from it. */
export interface TitleFacts {
  severity: Severity;
  of: AlertSaid;
  at: string | null;
  more: number;
  follows: number;
}

/** A heading of what is over: what it was, and for how long; null where that is not known. */
export interface EndedFacts {
  of: AlertSaid;
  ms: Millis | null;
}

export interface AlertFacts {
  "thing.group": { cluster: string; group: string };
  "thing.broker": { cluster: string; broker: number };
  "thing.offline": { cluster: string };
  "thing.cluster": { cluster: string };
  "thing.database": Nothing;
  "thing.receiver": { receiver: string };

  /** What is wrong, as a sentence without its full stop. */
  "clause.group": { cluster: string; group: string; how: GroupTrouble };
  "clause.broker": { cluster: string; broker: number };
  /** `partitions` 0: nobody has counted them. */
  "clause.offline": { cluster: string; partitions: number };
  "clause.cluster": { cluster: string };
  "clause.database": Nothing;
  "clause.receiver": { receiver: string };

  "title.firing": TitleFacts;
  "title.still": TitleFacts & { ms: Millis | null };
  "title.unacknowledged": TitleFacts & { ms: Millis | null };
  "title.flapping": { severity: Severity; of: AlertSaid };
  "title.passed": EndedFacts & { severity: Severity };
  "title.recovered": EndedFacts;
  "title.deleted": EndedFacts;
  "title.muted": EndedFacts;
  /** The heading of what goes on, or the counts of several; `by` null: more than one person. */
  "title.acknowledged": { of: AlertSaid; by: string | null };
  "title.test": { of: AlertSaid };

  /** The subject of a message about several alerts; its parts count them, `cluster` null: of no cluster. */
  "subject.news": { parts: AlertSaid[]; cluster: string | null };
  "subject.still": { parts: AlertSaid[]; cluster: string | null };
  "subject.unacknowledged": { parts: AlertSaid[]; cluster: string | null };
  "subject.test": { receiver: string };
  "sum.broker": { broker: number };
  "sum.offline": { partitions: number };
  "sum.cluster": Nothing;
  "sum.database": Nothing;
  "sum.receiver": { receiver: string };
  "sum.groups": { severity: Severity; count: number };
  "sum.firing": { count: number };
  "sum.flapping": { count: number };
  "sum.passed": { count: number };
  "sum.recovered": { count: number };
  "sum.ended": { count: number };

  "label.where": Nothing;
  "label.since": Nothing;
  "label.when": Nothing;
  "label.why": Nothing;
  /** Of what is over. */
  "label.was-why": Nothing;
  "label.bad": Nothing;
  "label.was-bad": Nothing;
  "label.todo": Nothing;
  "label.follows": Nothing;
  "label.acknowledged": Nothing;
  "label.owner": Nothing;
  "label.runbook": Nothing;
  "label.note": Nothing;
  "label.open": Nothing;
  "label.incident": Nothing;
  "label.picture": Nothing;
  "label.acknowledge": Nothing;
  "label.silence": Nothing;
  "label.all": Nothing;

  "place.status": { at: string; status: string };
  /** The partition is well, and its consumer falls behind. */
  "place.slow": { at: string };
  /** Places as they are written: "payments/1 STALLED". */
  "where.places": { of: AlertSaid; places: string[]; more: number };
  /** `changed`: when it changed last, null where it has not since. */
  "since.firing": { at: string; ms: Millis | null; changed: string | null };
  "since.flapping": { at: string; flapping: string };
  "since.ended": { from: string; to: string; ms: Millis | null };

  /** Why causes are causes, where the finding brought no sentence in this language. */
  "why.broker": { broker: number };
  "why.offline": Nothing;
  "why.cluster": Nothing;
  "why.database": Nothing;
  "why.receiver": Nothing;
  /** What is known beyond that, in English. */
  "why.detail": { of: AlertSaid; detail: string };

  "bad.all": { parts: AlertSaid[] };
  /** Of those partitions whose lag is known; so many are not. */
  "bad.lag": { lag: Digits; unknown: number };
  /** `unknown` 0: of how many is not known either. */
  "bad.no-lag": { unknown: number };
  "bad.late": { ms: Millis };
  "bad.loss": { ms: Millis };
  /** Records per second. */
  "bad.produced": { rate: number };
  "bad.consumed": { rate: number };
  "bad.unknown": { what: Unmeasured[] };
  "bad.partitions": { count: number };

  /** `place` null: which partition it is is not known. */
  "todo.stalled": { place: string | null };
  "todo.stopped": { place: string | null };
  "todo.rewind": { place: string | null };
  "todo.offline": Nothing;
  /** How many times as fast it would have to be to stay level: "1.6"; null where a rate is not known. */
  "todo.slow": { factor: string | null };
  "todo.other": Nothing;
  "todo.broker": { broker: number };
  "todo.leaderless": Nothing;
  "todo.cluster": Nothing;
  "todo.database": Nothing;
  "todo.receiver": Nothing;

  follows: { count: number; names: string[] };

  "section.firing": { count: number };
  "section.flapping": { count: number };
  "section.passed": { count: number };
  "section.resolved": { count: number };
  /** Alerts that the message counts and does not list. */
  more: { count: number };

  "test.body": { receiver: string; route: string };
  "label.story": Nothing;
  /** The head of the column that says what happened. */
  "label.what": Nothing;
  /** Parts of an alert's story; what happened in Kafka has sentences of its own. */
  "story.began": Nothing;
  "story.notified": { receiver: string; kind: MessageKind; how: "delivered" | "waiting" | "expired" };
  "story.acknowledged": { by: string };
  "story.flapping": Nothing;
  "story.ended": { end: "recovered" | "deleted" | "muted"; ms: Millis | null };
  "story.earlier": Nothing;

  "time.unknown": Nothing;
}

export type AlertKey = keyof AlertFacts;
/** What a message says, in no language; facts may hold more of it. */
export type AlertSaid = SaidOf<AlertFacts>;

/** Puts facts under the key of their sentence. */
export const tell = <K extends AlertKey>(key: K, values: AlertFacts[K]): SaidOf<AlertFacts, K> =>
  ({ key, values }) as SaidOf<AlertFacts, K>;
