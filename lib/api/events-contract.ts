/** Shapes of the timeline's part of `/api/v1`: filters of happenings, their counts, notes that people write. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { NOTE_KINDS, SEVERITIES, TIMELINE_KINDS } from "@/lib/core/past/timeline";
import { MAX_GROUP_LENGTH } from "./name-length";
import { LAST_DATE_MS, moment } from "./moment";
import { MAX_NOTE_LENGTH } from "./note-length";
import { listOf } from "./word-list";
import { wrong } from "./wrong-field";

const millis = z.number().int();

const STATUSES = [...new Set([...CONSUMER_STATUSES, ...PARTITION_STATUSES])] as [string, ...string[]];

const MOST_OF_PATTERN = 200;

/** Text within a group's name, or a regular expression between slashes. */
export const groupPattern = z
  .string()
  .max(MOST_OF_PATTERN, wrong(why("wrong.pattern-long", { most: MOST_OF_PATTERN })))
  .regex(/^[^\0]*$/, wrong(why("wrong.pattern-nul", {})));

const filter = {
  from: moment,
  to: moment,
  cluster: z.string().max(249).optional(),
  /** The group's exact name. */
  group: z.string().max(MAX_GROUP_LENGTH).optional(),
  groupPattern: groupPattern.optional(),
  topic: z.string().max(249).optional(),
  /** "status" is a group's own, "partition-status" one of its partitions'. */
  kind: listOf(TIMELINE_KINDS).optional(),
  /** Statuses that were changed to. */
  status: listOf(STATUSES).optional(),
  /** "true": only warnings and worse. */
  problems: z.enum(["true", "false"]).optional(),
};

export const eventsQuery = z.object({
  ...filter,
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  /** `next` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,16}-\d{1,18}$/, wrong(why("wrong.cursor", {})))
    .optional(),
});
export type EventsQuery = z.infer<typeof eventsQuery>;

/** At most so many steps in one answer. */
export const MOST_STEPS = 500;

export const eventCountsQuery = z.object({ ...filter, stepMs: z.coerce.number().int().min(1000) });
export type EventCountsQuery = z.infer<typeof eventCountsQuery>;

/** Steps in which something happened; the others are left out. */
export const eventCountsAnswer = z.object({
  stepMs: millis,
  steps: z.array(z.object({ at: millis, counts: z.partialRecord(z.enum(SEVERITIES), z.number().int()) })),
});
export type EventCountsAnswer = z.infer<typeof eventCountsAnswer>;

/** Something that can be seen: no space, control or zero-width character, nor a letter that is drawn as nothing. */
const SEEN = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** A note as a person writes it. White space is drawn together: a note is one line. */
export const noteBody = z.strictObject({
  cluster: z.string().min(1).max(249),
  group: z.string().max(MAX_GROUP_LENGTH).nullish(),
  topic: z.string().min(1).max(249).nullish(),
  at: millis.positive().max(LAST_DATE_MS),
  text: z
    .string()
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .pipe(
      z
        .string()
        .regex(SEEN, wrong(why("wrong.no-words", {})))
        .max(MAX_NOTE_LENGTH, wrong(why("wrong.characters", { most: MAX_NOTE_LENGTH }))),
    ),
  kind: z.enum(NOTE_KINDS).default("note"),
});
export type NoteBody = z.input<typeof noteBody>;

export const noteId = z.string().regex(/^\d{1,18}$/);
