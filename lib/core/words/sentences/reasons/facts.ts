/** Why a number is not known, where that follows from what was read: half sentences. What a broker answers stands in `../errors`. */
import type { Millis } from "../../terms";
import type { Digits, Nothing, Inside } from "../plain-facts";

export interface ReasonFactsOf<Inner extends Inside> {
  "unknown.no-commit": Nothing;
  "unknown.log-end": Nothing;
  "unknown.log-start": Nothing;
  "unknown.log-end-then": Nothing;
  "unknown.log-start-then": Nothing;
  /** Why the log end offset of a partition is not known, told of that offset. */
  "unknown.log-end-because": { reason: Inner["reason"] };
  "unknown.log-start-because": { reason: Inner["reason"] };
  "unknown.unread": Nothing;
  /** Not stored with ticks, and so not known of a past moment. */
  "unknown.not-then": Nothing;
  "unknown.topic-unlisted": Nothing;
  "unknown.not-measured": Nothing;
  "unknown.no-lag": Nothing;
  "unknown.no-partition": Nothing;
  "unknown.no-partition-lag": Nothing;
  "unknown.group-without-partition": Nothing;
  "unknown.one-partition": Nothing;
  /** `lag`: of the partition with the greatest. */
  "unknown.half-idle": { lag: Digits };
  "unknown.no-members": Nothing;
  "unknown.rebalance": Nothing;
  "unknown.assignment-format": Nothing;
  "unknown.coordinator-silent": Nothing;
  "unknown.one-commit": Nothing;
  "unknown.few-commits": Nothing;
  "unknown.few-readings": Nothing;
  "unknown.few-log-ends": Nothing;
  "unknown.log-empty": Nothing;
  "unknown.older": { ms: Millis };
  "unknown.start-stood": { ms: Millis };
  "unknown.start-moved-once": Nothing;
  /** Until records are lost; `ms`: the least that it can be. */
  "unknown.loss-start-moved-once": { ms: Millis };
  "unknown.never-at-rates": Nothing;
  "unknown.never-idle": Nothing;
  /** The consumer itself deletes what it has committed, as Kafka Streams does on its repartition topics. */
  "unknown.never-purged": Nothing;
  "unknown.no-consumer": Nothing;
  "unknown.nothing-consumed": Nothing;
  "unknown.not-at-limit": Nothing;
  "unknown.too-many-needed": { needed: number; partitions: number };
}
