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

/** One stored tick, and what the rules say of it from what was stored up to then. */
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
  finding: finding.nullable(),
  /** The partition's status as it was told then; null where no change of it is stored. */
  told: z.object({ status: z.string(), at: millis, message: z.string(), said: said.optional() }).nullable(),
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
  /** Stretches in which one rule spoke, with what it said and saw at their end, oldest first. */
  findings: z.array(z.object({ from: millis, to: millis, finding })),
  /**
   * Commits of the range as the ticks saw them: when, and how long after the one before. Ticks see the newest commit only, so
   * faster ones count as one. Of a long range the longest distance of each stretch.
   */
  commits: z.array(z.object({ at: millis, gapMs: z.number().int(), repeated: z.boolean() })),
});
export type PastAnswer = z.infer<typeof pastAnswer>;
