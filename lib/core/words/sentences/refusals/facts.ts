/**
 * Why a request is refused, as data: the keys of problem documents and the facts that stand in them. A vocabulary of its own, as
 * pages never need its English: problem documents bring that along.
 */
import type { SaidOf } from "../facts";

type Nothing = Record<never, never>;
type Names = readonly string[];

/** The title and the detail of a problem document, and what is wrong with a field. JSON can carry all facts. */
export interface RefusalFacts {
  "title.bad-request": Nothing;
  "title.not-json": Nothing;
  "title.not-a-trace": Nothing;
  "title.too-long-a-range": Nothing;
  "title.too-much-to-judge": Nothing;
  "title.forbidden": Nothing;
  "title.not-found": Nothing;
  "title.method-not-allowed": Nothing;
  "title.request-timeout": Nothing;
  "title.too-slow": Nothing;
  "title.set-aside-already": Nothing;
  "title.too-many-entries": Nothing;
  "title.too-long": Nothing;
  "title.too-much-at-once": Nothing;
  "title.address-too-long": Nothing;
  "title.unsupported-media-type": Nothing;
  "title.misdirected-request": Nothing;
  "title.too-many-requests": Nothing;
  "title.headers-too-long": Nothing;
  "title.misconfigured": Nothing;
  "title.not-available": Nothing;
  "title.overloaded": Nothing;
  "title.lab-refused": Nothing;
  "title.cannot-be-done": Nothing;

  /** Words without facts, in English. */
  "refused.as-it-is": { text: string };

  "refused.host-not-named": Nothing;
  /** `host`: the name with its port. */
  "refused.host-not-known": { name: string; host: string };
  "refused.address-without-slash": Nothing;
  "refused.address-long": { most: number };
  "refused.address-escape": Nothing;
  "refused.no-address": { path: string };
  "refused.method": { method: string; path: string; allowed: Names };
  "refused.other-page": Nothing;
  "refused.media-type": Nothing;
  "refused.headers-long": Nothing;
  "refused.request-late": Nothing;
  "refused.no-http": Nothing;

  "refused.body-late": { seconds: number };
  "refused.body-long": { bytes: number };
  "refused.body-far-too-long": Nothing;
  "refused.body-no-json": Nothing;
  "refused.body-no-traces": { error: string };
  /** A field of a trace; `said`: what to give instead. */
  "refused.trace": { field: string; value: string; said: Why };
  "trace.fields": { fields: Names };
  "trace.other-fields": { known: Names };
  "trace.order": { from: number };
  "trace.every": Nothing;
  "trace.settings": Nothing;
  "trace.other-settings": { known: Names };
  "trace.profile": { known: Names };
  "trace.setting": { whole: boolean; least: number; most: number };
  "trace.millis": Nothing;
  "trace.array": Nothing;
  "trace.entry": Nothing;
  /** How many items an entry has at most; two at least. */
  "trace.items": { most: number };
  "trace.leader": Nothing;
  "trace.commit": Nothing;
  "trace.members": Nothing;
  "trace.offset": Nothing;
  "trace.wide-offset": Nothing;

  /** A field of a body; `said`: what is wrong with it. */
  "refused.field": { field: string; said: Why };
  /** A parameter with what was given for it. */
  "refused.value": { field: string; given: string; said: Why };
  "refused.missing": { field: string; said: Why };
  "refused.no-parameter": { name: string };
  "refused.other-parameters": { name: string; allowed: Names };
  "refused.parameter-twice": { name: string };
  "refused.scope-incomplete": Nothing;
  "refused.pattern": { error: string };

  "wrong.type": { expected: string; received: string };
  "wrong.whole-number": Nothing;
  "wrong.number": { limit: "most" | "least"; of: string; bound: number; inclusive: boolean };
  "wrong.length": { limit: "most" | "least"; of: string; bound: number; unit: string };
  "wrong.choice": { allowed: readonly (string | number | boolean | null)[] };
  "wrong.keys": { keys: Names };
  "wrong.words": { allowed: Names };
  "wrong.partition": Nothing;
  "wrong.pattern-long": { most: number };
  "wrong.pattern-nul": Nothing;
  "wrong.cursor": Nothing;
  "wrong.no-words": Nothing;
  "wrong.characters": { most: number };
  "wrong.empty": Nothing;
  "wrong.time-of-week": Nothing;
  "wrong.match-nothing": Nothing;
  "wrong.silence-end": Nothing;
  "wrong.silence-order": Nothing;
  "wrong.receiver-name": Nothing;
  "wrong.time-zone": Nothing;
  "wrong.page-secret": Nothing;

  "refused.no-cluster": { cluster: string };
  "refused.no-topic": { topic: string; cluster: string };
  "refused.no-group": { group: string; cluster: string };
  "refused.topic-gone": { topic: string; cluster: string };
  "refused.no-habits": { group: string; topic: string };
  "refused.no-silence": { group: string; topic: string };
  "refused.silences-full": { most: number };
  "refused.no-trouble-then": { group: string; topic: string };
  "wrong.normal": Nothing;
  "refused.group-gone": { group: string; cluster: string };
  "refused.cluster-unread": { cluster: string };

  "refused.range-order": { from: number; to: number };
  "refused.range-days": { days: number };
  "refused.range-hours": { hours: number };
  "refused.range-hours-again": { hours: number };
  "refused.steps": { most: number };
  "refused.points": Nothing;

  "refused.note-in-future": Nothing;
  "refused.note-too-old": { days: number };
  "refused.note-gone": Nothing;
  "refused.notes-too-fast": Nothing;
  "refused.entries-too-fast": Nothing;
  "refused.entry-gone": Nothing;
  "refused.entry-known": Nothing;
  "refused.entries-full": { most: number };
  "refused.entries-unread": Nothing;

  "refused.alerts-not-ready": Nothing;
  "refused.alerts-too-fast": Nothing;
  "refused.alert-gone": Nothing;
  "refused.alert-unacknowledged": Nothing;
  "refused.silence-gone": Nothing;
  "refused.silence-past": Nothing;
  "refused.silence-too-wide": Nothing;
  "refused.delivery-gone": Nothing;
  "refused.incident-gone": Nothing;
  "refused.route-gone": Nothing;
  "refused.no-receiver": { name: string; known: Names };
  "refused.no-kind": { kind: string; known: Names };
  "refused.of-the-file": Nothing;
  "refused.receiver-named": { name: string; routes: Names };
  "refused.escalates-to-itself": { name: string };
  "refused.alerts-full": { most: number };
  "refused.link": Nothing;
  "refused.link-expired": Nothing;
  "refused.other-backtests": Nothing;
  "refused.other-previews": Nothing;

  "refused.evaluations": { evaluations: number; most: number };
  /** `all`: of all partitions of the group. */
  "refused.readings": { most: number; all: boolean };
  "refused.judging-long": { seconds: number };
  "refused.judging-memory": Nothing;
  "refused.other-replays": Nothing;
  "refused.other-pasts": Nothing;
  "refused.other-exports": Nothing;
  "refused.other-pictures": Nothing;
  "refused.no-picture": { group: string; cluster: string };
  "refused.no-png": Nothing;
  "refused.partition-alone": Nothing;
  "refused.other-bodies": Nothing;
  "refused.streams-of-address": Nothing;
  "refused.streams": Nothing;
  "refused.selections": Nothing;
  "refused.not-now": Nothing;

  "refused.no-lab": Nothing;
  "refused.lab-not-loopback": Nothing;
  "refused.lab-away": Nothing;
  "refused.lab-silent": Nothing;
  "refused.lab-host": { port: number };
  "refused.lab-page": Nothing;
  "refused.lab-address": Nothing;
  "refused.lab-method": Nothing;
  "refused.no-scenario": { scenario: string };
  "refused.no-action": { action: string };
  "refused.other-scenarios": { scenario: string; known: Names };
  "refused.other-actions": { scenario: string; action: string; known: Names };
}

export type RefusalKey = keyof RefusalFacts;
export type TitleKey = Extract<RefusalKey, `title.${string}`>;

/** Why something is refused, in no language. */
export type Why = SaidOf<RefusalFacts>;

/** Puts facts under the key of a refusal. */
export const why = <K extends Exclude<RefusalKey, TitleKey>>(key: K, values: RefusalFacts[K]): Why =>
  ({ key, values }) as Why;

/** A size as both languages write it. */
export const sizeOf = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.floor(bytes / 1_000_000)} MB` : `${Math.floor(bytes / 1000)} kB`;
