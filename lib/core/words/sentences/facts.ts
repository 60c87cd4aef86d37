/**
 * What the monitor has to say, as data: the key of a sentence and the facts that stand in it. `english.ts` and `korean.ts`
 * make the sentence; a language that lacks a key does not compile. Stored happenings keep facts for good, so a key's
 * facts never change: what is to be said differently gets a new key.
 */
import { IN_SENTENCES, inUnits, type Rounding } from "../duration";
import type { PartitionStatus, ConsumerStatus, Millis } from "../terms";
import type { CredentialFactsOf } from "./credentials/facts";
import type { ErrorFactsOf } from "./errors/facts";
import type { NoteFacts } from "./notes/facts";
import type { ProblemFactsOf } from "./problems/facts";
import type { Digits, Nothing, OpenedTransaction } from "./plain-facts";
import type { ReasonFactsOf } from "./reasons/facts";
import type { RuleFactsOf } from "./rules/facts";

/** What is told inside of what is told. An interface, so that the types below may need each other. */
interface Inner {
  reason: Reason;
  said: Said;
}

export type CredentialFacts = CredentialFactsOf<Inner>;
export type ErrorFacts = ErrorFactsOf<Inner>;
export type ProblemFacts = ProblemFactsOf<Inner>;
export type ReasonFacts = ReasonFactsOf<Inner>;
export type RuleFacts = RuleFactsOf<Inner>;

/** What is told of every message that has an outcome: to whom, its id in the log of deliveries, of how many problems it tells. */
export type SentFacts = {
  receiver: string;
  delivery: string;
  kind: "news" | "reminder" | "escalation";
  outcome: "delivered" | "expired";
  problems: number;
};

/** The facts of every sentence, by its key: `<rule>.<variant>`, or what it tells of. JSON can carry all of them. */
export interface Facts extends ReasonFacts, ErrorFacts, CredentialFacts, ProblemFacts, NoteFacts, RuleFacts {
  /** Words without facts, in English: of a finding that another version made, of an error that nobody has met. */
  "as-it-is": { text: string };

  /** `spanMs` null: only one commit is known. */
  "burrow.stop": {
    silentMs: Millis;
    spanMs: Millis | null;
    commits: number;
    lag: Digits;
    offset: Digits;
    readings: number;
  };
  "burrow.rewind": { from: Digits; to: Digits; lag: Digits };
  "burrow.stall": { offset: Digits; commits: number; lag: Digits };
  /** `first` and `last` null: too few lags are known. */
  "burrow.warn": { commits: number; first: Digits | null; last: Digits | null; lag: Digits };
  "burrow.no-commit": Nothing;
  "burrow.no-log-end": Nothing;

  "group.well": { unknown: number; partitions: number };
  /** As `group.well`, of one that is late and getting nearer: in so long nothing waits, as it goes now. */
  "group.catching-up": { ms: Millis };
  /** As `group.catching-up`, of one whose offset was set back, and that has not come to the old one again. */
  "group.works-off-reset": { ms: Millis };
  /** As `group.well`, of the `counted` partitions whose lag is known; there are others. */
  "group.well-in-part": { counted: number; partitions: number };
  /** What is said of the others; on so many the committed offset lies beyond the log end, by so many records in all. */
  "group.some-beyond": { said: Said; beyond: number; records: Digits };
  "group.all-beyond": { beyond: number; records: Digits };
  /** What is said of the others; on so many nothing is committed. */
  "group.some-uncommitted": { said: Said; uncommitted: number };
  /** What is said of the others, so many could not be read; why the first of them could not. */
  "group.some-unknown": { said: Said; unknown: number; reason: Reason };
  "group.all-unknown": { partitions: number; reason: Reason };
  /** Nothing was found that it reads, but not all could be read. */
  "group.unread": { reason: Reason };
  "group.empty": Nothing;
  "group.unjudged": Nothing;
  "group.unknown": { said: Said };
  "group.since": { status: ConsumerStatus; ms: Millis };
  /** The first partition with what is said of it; how many are like it, and how many are unknown. */
  "group.partition": { topic: string; partition: number; said: Said; more: number; unknown: number };
  "group.muted": { said: Said };
  "group.some-muted": { said: Said; muted: number };

  "happened.partition": { topic: string; partition: number; status: PartitionStatus };
  /** Names, or how many where they are many. */
  "happened.members": {
    joined: readonly string[] | number;
    left: readonly string[] | number;
    /** Before and after; empty where it is the same or not known. */
    assignors: readonly string[];
    generations: readonly number[];
  };
  "happened.deleted": Nothing;
  "happened.lost": { lost: Digits; partition: number };
  "happened.beyond": { topic: string; partition: number; offset: Digits; logEnd: Digits; records: Digits };
  "happened.skipped": { topic: string; partition: number; from: Digits; offset: Digits; skipped: Digits };
  "happened.transaction": OpenedTransaction & { offset: Digits };
  "happened.transaction-ended": OpenedTransaction;
  "happened.answers": Nothing;
  "happened.replaced": { before: string; after: string };
  /** Groups of these names were set aside; how many there were. */
  "happened.set-aside": { pattern: string; groups: number; author: string | null; reason: string | null };
  "happened.taken-back": { pattern: string };
  /** Silence for up to `ms` was declared to be normal, by whom; and that was taken back. */
  "happened.silence-declared": { topic: string; ms: Millis; author: string | null };
  "happened.silence-taken-back": { topic: string };
  /** Trouble that had been reported was declared to be normal. */
  "happened.trouble-normal": { topic: string; author: string | null };
  "happened.habits-forgotten": { topic: string };
  /** A message about one problem reached its receiver, or was given up. `name`: the group's, or the broker's number. */
  "happened.sent": SentFacts & {
    subject: "group" | "broker" | "offline" | "cluster";
    name: string | null;
    severity: "WARNING" | "ERROR";
    state: "firing" | "flapping" | "passed" | "resolved";
    /** How it ended; null of what goes on. */
    end: "recovered" | "deleted" | "muted" | null;
    incident: string;
  };
  /** The same of a message about several problems; so many of them were over. */
  "happened.sent-several": SentFacts & { over: number };
}

export type SentenceKey = keyof Facts;

/** What is said with the facts of one vocabulary, in no language; of some of its keys. */
export type SaidOf<Vocabulary, Keys extends keyof Vocabulary = keyof Vocabulary> = {
  [K in Keys]: { key: K; values: Vocabulary[K] };
}[Keys];

/** A language: how each sentence of a vocabulary is made of its facts. */
export type SentencesOf<Vocabulary> = { [K in keyof Vocabulary]: (facts: Vocabulary[K]) => string };

export type Said = SaidOf<Facts>;
export type Sentences = SentencesOf<Facts>;

/** Why something is not known: what may stand after a colon, as half a sentence. */
type ReasonKey = "as-it-is" | keyof ReasonFacts | keyof ErrorFacts | keyof CredentialFacts;
export type Reason = SaidOf<Facts, ReasonKey>;

/** What a rule says, without the habit that it is held against. */
export const withoutHabit = (said: Said | undefined): Said | undefined =>
  said?.key === "habit.never-longer" ? said.values.said : said;

/** Puts facts under the key of their sentence. */
export const say = <K extends SentenceKey>(key: K, values: Facts[K]): SaidOf<Facts, K> =>
  ({ key, values }) as SaidOf<Facts, K>;

type PlainKey = { [K in ReasonKey]: Nothing extends Facts[K] ? K : never }[ReasonKey];

const plainReasons = new Map<PlainKey, Reason>();

/** A reason without facts. There is one object of each: loops over all partitions make no new ones. */
export function plain(key: PlainKey): Reason {
  const made = plainReasons.get(key);
  if (made) return made;
  const reason = Object.freeze(say(key, Object.freeze({})));
  plainReasons.set(key, reason);
  return reason;
}

/** Facts as they come over the wire or out of history, perhaps from another release. */
export interface ReceivedFacts {
  key: string;
  values: Record<string, unknown>;
}

/** True of the same sentence with the same facts. */
export const sameSaid = (a: ReceivedFacts | undefined, b: ReceivedFacts | undefined): boolean =>
  a === b || (a?.key === b?.key && JSON.stringify(a?.values) === JSON.stringify(b?.values));

/** The sentence of these facts; null where this release has none for it. */
export const speakIfKnown = <Vocabulary>(sentences: SentencesOf<Vocabulary>, facts: ReceivedFacts): string | null =>
  knows(sentences, facts) ? speak(sentences, facts as SaidOf<Vocabulary>) : null;

/** Whether there are sentences for these facts and for all facts inside of them. */
function knows(sentences: object, facts: ReceivedFacts): boolean {
  return (
    Object.hasOwn(sentences, facts.key) &&
    Object.values(facts.values).every((value) => !isReceivedFacts(value) || knows(sentences, value))
  );
}

/** True of facts among the values of others. */
export const isReceivedFacts = (value: unknown): value is ReceivedFacts =>
  typeof value === "object" && value !== null && "key" in value && "values" in value;

/** The sentence of a language that has one of every key. */
export const speak = <Vocabulary>(sentences: SentencesOf<Vocabulary>, { key, values }: SaidOf<Vocabulary>): string =>
  sentences[key](values);

/** A time in whole ms, cut so that it reads the same as the exact one; null where there is none. */
export function wholeMs(ms: Millis): Millis {
  return Math.abs(ms) < 1000 ? Math.round(ms) : Math.trunc(ms);
}

/**
 * A time as exact as it is shown (`formatDuration`): reasons that count up with the time stay the same facts as long as they read
 * the same, so that rows with them are not sent again in every cycle.
 */
export function roundedMs(ms: Millis, rounding: Rounding = "nearest"): Millis {
  if (!Number.isFinite(ms)) return Math.round(ms);
  return ms < 0 ? -roundedMs(-ms) : inUnits(ms, IN_SENTENCES, rounding).ms;
}

/** A rate as exact as it is shown: two digits, or whole records. */
export const roundedRate = (perSecond: number): number =>
  perSecond >= 10 ? Math.round(perSecond) : Number(perSecond.toPrecision(2));
