/** The shapes of replay: a trace as it is sent, what is answered, and judging a group's stored past again. */
import { z } from "zod";
import { SETTING_RANGES, type SettingRange } from "@/lib/core/words/settings";
import { CONSUMER_STATUSES, PARTITION_STATUSES, PROFILES } from "@/lib/core/words/terms";
import { evaluationFields, inRange } from "./evaluation-fields";
import { moment } from "./moment";
import { said } from "./said-contract";

const millis = z.number().int();
/** An offset in digits; as a number it keeps its digits, too, so it may be larger than what JavaScript counts exactly. */
const wideInteger = z.number().meta({ type: "integer", exclusiveMinimum: -1e19, exclusiveMaximum: 1e19 });
const offset = z.union([z.string().regex(/^-?\d{1,19}$/), wideInteger]);
const note = <T extends z.ZodType>(schema: T, description: string) => schema.meta({ description });

const typedRange = (range: SettingRange) => inRange(range, z.coerce.number()).optional();

/** The settings of the evaluation, each of which may be left out. Read strictly by `lib/core/past/trace.ts`. */
const settings = z.strictObject(evaluationFields).partial();

/** A trace as documented in `docs/trace.schema.json`. This shape is for the OpenAPI document; `readTrace` reads. */
const trace = z.strictObject({
  profile: z.enum(PROFILES).optional(),
  settings: settings.optional(),
  every: note(millis.min(1), "ms between two evaluations"),
  from: millis,
  to: millis,
  logOffsets: note(z.array(z.array(z.unknown())), "[at ms, log end offset, log start offset, had a leader (optional)]"),
  commits: note(z.array(z.tuple([millis, offset])), "[commit time ms, committed offset]"),
  members: note(z.array(z.tuple([millis, z.number().int().nullable()])), "[at ms, member count]").optional(),
});

/** One trace, or many. */
export const replayBody = z.union([trace, z.array(trace)]);

/** The verdict timeline of one trace. */
export const replayed = z.object({
  verdicts: note(
    // No tuple: inside of a choice checkers of OpenAPI 3.1 turn one into what 3.1 no longer has.
    z.array(
      z.array(z.union([millis, z.enum(PARTITION_STATUSES), z.enum(CONSUMER_STATUSES), z.string(), z.null()])).length(4),
    ),
    "[at ms, partition status, consumer status, rule that decided or null]",
  ),
  findings: z.array(z.object({ at: millis, rule: z.string(), evidence: z.string() })),
});

/** One answer for one trace, an array for an array. */
export const replayAnswer = z.union([replayed, z.array(replayed)]);

/** A stretch of one status. Between stretches that do not touch nothing was read. */
export const span = z.object({
  from: millis,
  to: millis,
  status: z.enum([...new Set([...PARTITION_STATUSES, ...CONSUMER_STATUSES])]),
  rule: z.string().nullable(),
  evidence: z.string().nullable(),
  said: said.optional(),
});
export type SpanWire = z.infer<typeof span>;

/** Settings that differ from those in force; what is left out stays as it is. */
export const groupReplayQuery = z.object({
  from: moment,
  to: moment,
  topic: z.string().min(1).max(249).optional(),
  partition: z.coerce.number().int().nonnegative().optional(),
  profile: z.enum(PROFILES).optional(),
  windowMs: typedRange(SETTING_RANGES.windowMs),
  floorRecords: typedRange(SETTING_RANGES.floorRecords),
  floorMs: typedRange(SETTING_RANGES.floorMs),
  holdMs: typedRange(SETTING_RANGES.holdMs),
});
export type GroupReplayQuery = z.infer<typeof groupReplayQuery>;

/** A stored past as it was told, and as it would have been told under other settings. */
export const groupReplayAnswer = z.object({
  cluster: z.string(),
  group: z.string(),
  from: millis,
  to: millis,
  evaluations: z.number().int(),
  whole: z.object({
    /** The group's status as it was told then. */
    was: z.array(span),
    would: z.array(span),
  }),
  partitions: z.array(
    z.object({
      topic: z.string(),
      partition: z.number().int(),
      /**
       * As it was told then. Of single partitions WARNING is not stored: where OK was told, the settings in force say
       * whether it was that.
       */
      was: z.array(span),
      would: z.array(span),
    }),
  ),
});
export type GroupReplayAnswer = z.infer<typeof groupReplayAnswer>;
