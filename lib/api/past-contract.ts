/** The shapes of one partition's stored past: one tick of it whole, and all findings and commits of a range. */
import { z } from "zod";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { finding, groupDetail, knownNumber, knownOffset } from "./contract";
import { moment } from "./moment";
import { said } from "./said-contract";

const millis = z.number().int();
const offset = z.string().regex(/^-?\d+$/);

export const momentQuery = z.object({ at: moment });

/** What was stored at one tick; null: not known then. */
export const pastSample = z.object({
  at: millis,
  logStart: offset.nullable(),
  logEnd: offset.nullable(),
  committed: offset.nullable(),
  /** Time of the newest commit as it was known at the tick. */
  commitAt: millis.nullable(),
  hasLeader: z.boolean(),
});
export type PastSample = z.infer<typeof pastSample>;

/** A partition's status as it was reported; null where no change of it is stored up to then. */
const reported = z.object({ status: z.string(), at: millis, message: z.string(), said: said.optional() }).nullable();
export type ReportedStatus = z.infer<typeof reported>;

/** What the rules say when stored ticks alone are judged again, where that is another status than was reported; null: it is not. */
const today = z
  .object({
    status: z.enum(PARTITION_STATUSES),
    consumerStatus: z.enum(CONSUMER_STATUSES),
    finding: finding.nullable(),
  })
  .nullable();
export type TodayWire = z.infer<typeof today>;

/** True where it may be so for longer: `since` is then the first of the stored ticks that tell of it without a gap. */
const sinceAtLeast = z.boolean();

/** One stored tick, and what is said of it: what was reported then leads, with the finding of the rules where they see the same. */
export const pastTick = z.object({
  at: millis,
  topicId: z.string().nullable(),
  logStart: knownOffset,
  logEnd: knownOffset,
  committed: knownOffset,
  lag: knownOffset,
  lost: knownOffset,
  timeLag: knownNumber,
  produceRate: knownNumber,
  consumeRate: knownNumber,
  catchUp: knownNumber,
  lastCommitAt: millis.nullable(),
  members: z.number().int().nullable(),
  hasLeader: z.boolean(),
  status: z.enum(PARTITION_STATUSES),
  consumerStatus: z.enum(CONSUMER_STATUSES),
  since: millis,
  sinceAtLeast,
  /** Judged again as of the tick; with `today` as it was reported. */
  finding: finding.nullable(),
  reported,
  today,
  /** What the finding saw; without a finding the ticks of the minutes before. Oldest first. */
  samples: z.array(pastSample),
});
export type PastTick = z.infer<typeof pastTick>;

export const momentAnswer = z.object({
  /** The last tick at or before the moment that was asked for; null where none is stored in the day before it. */
  tick: pastTick.nullable(),
  previousAt: millis.nullable(),
  nextAt: millis.nullable(),
});
export type MomentAnswer = z.infer<typeof momentAnswer>;

/** A group as it was. */
export const groupMomentAnswer = z.object({
  /** The last tick at or before the moment that was asked for; null where none is stored in full within the minute, or three cycles, before it. */
  at: millis.nullable(),
  /** How many members it had; null where that was not known. */
  members: z.number().int().nullable(),
  /** Its detail as it was told at that tick. What is not stored (who the members were, leaders, replicas) is unknown or empty. */
  group: groupDetail.nullable(),
  /** True where the group's status is so for longer, or may be: `since` is then the first stored tick of an unbroken stretch. */
  sinceAtLeast,
  /** Partitions of which the rules say another status today than was reported. */
  today: z.array(z.object({ topic: z.string(), partition: z.number().int(), today: today.unwrap() })),
});
export type GroupMomentAnswer = z.infer<typeof groupMomentAnswer>;

export const pastQuery = z.object({
  from: moment,
  to: moment,
});

export const pastAnswer = z.object({
  from: millis,
  to: millis,
  ticks: z.number().int(),
  /**
   * Stretches of which something is said, oldest first. What was reported lasts from its report (or the range's start) to the next
   * one; of other findings, such as that the consumer is too slow, the ticks at which one rule spoke. None goes across a time in
   * which nobody watched.
   */
  findings: z.array(
    z.object({
      from: millis,
      to: millis,
      /** The tick to look at: the last at which `finding` holds. */
      at: millis,
      status: z.enum(PARTITION_STATUSES),
      consumerStatus: z.enum(CONSUMER_STATUSES),
      /** Judged again as of that tick; with `today` as it was reported. Null where all was reported to be well. */
      finding: finding.nullable(),
      reported,
      today,
      /** From when to when the rules see what was reported, which may be more than the stretch; null where they do not. */
      again: z.object({ from: millis, to: millis }).nullable(),
    }),
  ),
  /**
   * Commits of the range as the ticks saw them: when, and how long after the one before. Ticks see the newest commit only, so
   * faster ones count as one. Of a long range the longest distance of each stretch.
   */
  commits: z.array(z.object({ at: millis, gapMs: z.number().int(), repeated: z.boolean() })),
});
export type PastAnswer = z.infer<typeof pastAnswer>;
