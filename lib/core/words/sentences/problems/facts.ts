/** What could not be read in a cycle, and why a source does not run: whole sentences. */
import type { ProblemKind, Right } from "../../problem-kind";
import type { Millis } from "../../terms";
import type { Digits, Nothing, OpenedTransaction, Inside } from "../plain-facts";

/** What can be missing of many subjects for one reason, and of what. */
export type UnreadFact = "committed offsets" | "start offsets" | "log offsets" | "members" | "state";
export type UnreadOf = "group" | "share group" | "partition";

type Unread<Inner extends Inside> = { facts: UnreadFact; of: UnreadOf; name: string; reason: Inner["reason"] };

export interface ProblemFactsOf<Inner extends Inside> {
  /** What a problem is about, alone: a heading. */
  "problem.about": { what: ProblemKind };
  /** A reason as a whole sentence. */
  "problem.because": { reason: Inner["reason"] };
  "problem.unread": Unread<Inner>;
  /** As `problem.unread`, of so many, such as the one that is named. */
  "problem.unread-many": Unread<Inner> & { count: number };
  "problem.offset-unread": { group: string; topic: string; partition: number; reason: Inner["reason"] };
  "problem.groups-unlisted": { broker: number; address: string; reason: Inner["reason"] };
  "problem.groups-unseen": { leaderless: number; partitions: number; topic: string };
  "problem.no-topic": Nothing;
  "problem.throttled": { ms: Millis };
  /** `count`: how many partitions the topic has; `more`: how many groups and topics are like it. */
  "problem.no-such-partition": { group: string; topic: string; partition: number; count: number; more: number };
  "problem.open-transaction": OpenedTransaction & { offset: Digits };
  /** What was read before stays in use. */
  "problem.kept": { reason: Inner["said"] };
  /** `date`: of UTC, as in "2026-12-05". */
  "problem.certificate-expired": { date: string };
  "problem.certificate-expires": { date: string; days: number };
  "problem.metrics-left-out": { kinds: readonly string[]; most: number };
  "problem.cluster-unread": { cluster: string; brokers: string; reason: Inner["reason"] };

  "stream.off": Nothing;
  "stream.not-running": Nothing;
  "stream.unread": { topic: string; reason: Inner["reason"] };
  "stream.not-authorised": { topic: string; operations: readonly Right["operation"][] };
}
