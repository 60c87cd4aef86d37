/** What could not be read in a cycle, and why a source does not run: whole sentences. */
import type { ProblemKind, Right } from "../../collection";
import type { Millis } from "../../terms";
import type { Digits, Nothing, OpenedTransaction, Reason, Said } from "../facts";

/** What can be missing of many subjects for one reason, and of what. */
export type UnreadFact = "committed offsets" | "start offsets" | "log offsets" | "members" | "state";
export type UnreadOf = "group" | "share group" | "partition";

type Unread = { facts: UnreadFact; of: UnreadOf; name: string; reason: Reason };

export interface ProblemFacts {
  /** What a problem is about, alone: a heading. */
  "problem.about": { what: ProblemKind };
  /** A reason as a whole sentence. */
  "problem.because": { reason: Reason };
  "problem.unread": Unread;
  /** As `problem.unread`, of so many, such as the one that is named. */
  "problem.unread-many": Unread & { count: number };
  "problem.offset-unread": { group: string; topic: string; partition: number; reason: Reason };
  "problem.groups-unlisted": { broker: number; address: string; reason: Reason };
  "problem.groups-unseen": { leaderless: number; partitions: number; topic: string };
  "problem.no-topic": Nothing;
  "problem.throttled": { ms: Millis };
  /** `count`: how many partitions the topic has; `more`: how many groups and topics are like it. */
  "problem.no-such-partition": { group: string; topic: string; partition: number; count: number; more: number };
  "problem.open-transaction": OpenedTransaction & { offset: Digits };
  /** What was read before stays in use. */
  "problem.kept": { reason: Said };
  /** `date`: of UTC, as in "2026-12-05". */
  "problem.certificate-expired": { date: string };
  "problem.certificate-expires": { date: string; days: number };
  "problem.metrics-left-out": { kinds: readonly string[]; most: number };
  "problem.cluster-unread": { cluster: string; brokers: string; reason: Reason };

  "stream.off": Nothing;
  "stream.not-running": Nothing;
  "stream.unread": { topic: string; reason: Reason };
  "stream.not-authorised": { topic: string; operations: readonly Right["operation"][] };
}
