/** The shapes of replay: a trace as it is sent, what is answered, and judging a group's stored past again. */
import { z } from "zod";
import { CONSUMER_STATUSES, PARTITION_STATUSES, PROFILES } from "@/lib/core/terms";

const millis = z.number().int();
const offset = z.union([z.string().regex(/^-?\d{1,19}$/), z.number().int()]);
const note = <T extends z.ZodType>(schema: T, description: string) => schema.meta({ description });

/** The settings of the evaluation, each of which may be left out. Read strictly by `lib/core/trace.ts`. */
const settings = z
  .strictObject({
    profile: z.enum(PROFILES),
    windowMs: z.number().min(1),
    floorRecords: z.number().min(0),
    floorMs: z.number().min(0),
    holdMs: z.number().min(0),
    burrowIntervals: z.number().min(1),
    burrowAllowedLag: z.number().min(0),
    burrowMinimumComplete: z.number().min(0),
  })
  .partial();

/** A trace as documented in `docs/trace.schema.json`. This shape is for the OpenAPI document; `readTrace` reads. */
export const trace = z.strictObject({
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
    z.array(z.tuple([millis, z.enum(PARTITION_STATUSES), z.enum(CONSUMER_STATUSES), z.string().nullable()])),
    "[at ms, partition status, consumer status, rule that decided or null]",
  ),
  findings: z.array(z.object({ at: millis, rule: z.string(), evidence: z.string() })),
});

/** One answer for one trace, an array for an array. */
export const replayAnswer = z.union([replayed, z.array(replayed)]);
