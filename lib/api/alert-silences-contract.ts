/** Shapes of silences and maintenance windows. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { MAX_ALERT_AUTHOR_LENGTH, MAX_ALERT_REASON_LENGTH } from "./alert-lengths";
import { alertMatch, alertName, millis, recurrence, recurrenceBody, someMatch, span } from "./alert-parts-contract";
import { LAST_DATE_MS } from "./moment";
import { oneLine } from "./one-line";
import { wrong } from "./wrong-field";

/** `scheduled`: it will be active; `past`: never again. */
const SILENCE_STATES = ["active", "scheduled", "past"] as const;

export const silence = z.object({
  id: z.string(),
  /** What the file declares cannot be taken back here. */
  source: z.enum(["file", "page"]),
  match: alertMatch,
  author: z.string().nullable(),
  reason: z.string().nullable(),
  startsAt: millis,
  endsAt: millis.nullable(),
  untilResolved: z.boolean(),
  recurrence: recurrence.nullable(),
  state: z.enum(SILENCE_STATES),
  /** When its state changes by time alone; null: never. */
  changesAt: millis.nullable(),
  /** Of a recurrence: the present time and the next ones, five at most. */
  times: z.array(span),
  /** Firing alerts that it matches. */
  alerts: z.number().int(),
});
export type SilenceWire = z.infer<typeof silence>;

/** Active ones first, then scheduled ones, the soonest first, then past ones, the latest first. */
export const silencesAnswer = z.object({ at: millis, silences: z.array(silence) });
export type SilencesAnswer = z.infer<typeof silencesAnswer>;

const when = millis.nonnegative().max(LAST_DATE_MS);

const silenceFields = {
  match: someMatch,
  /** Absent: from now on. */
  startsAt: when.nullish(),
  endsAt: when.nullish(),
  untilResolved: z.boolean().default(false),
  recurrence: recurrenceBody.nullish(),
};

export const silenceBody = z
  .strictObject({
    ...silenceFields,
    author: oneLine(MAX_ALERT_AUTHOR_LENGTH),
    reason: oneLine(MAX_ALERT_REASON_LENGTH),
  })
  .refine(({ endsAt, untilResolved, recurrence: window }) => (endsAt ?? null) !== null || untilResolved || window, {
    path: ["endsAt"],
    message: wrong(why("wrong.silence-end", {})),
  })
  .refine(({ startsAt, endsAt }) => (startsAt ?? 0) < (endsAt ?? Infinity), {
    path: ["endsAt"],
    message: wrong(why("wrong.silence-order", {})),
  });
export type SilenceBody = z.input<typeof silenceBody>;

/** What a silence would match, before there is one. Times are only looked at for the next ones of a recurrence. */
export const previewBody = z.strictObject(silenceFields);
export type PreviewBody = z.input<typeof previewBody>;
export type PreviewAsked = z.output<typeof previewBody>;

export const previewAnswer = z.object({
  /** Groups that fit by their names now, whatever their status; null where the match needs a severity or a case. */
  groups: z.object({ count: z.number().int(), names: z.array(z.string()) }).nullable(),
  /** What fires and fits. */
  firing: z.object({ count: z.number().int(), alerts: z.array(alertName) }),
  /** What began in the last days and fits, and how many messages told of it. */
  past: z.object({
    from: millis,
    alerts: z.number().int(),
    messages: z.number().int(),
    /** The latest. */
    latest: z.array(alertName.extend({ openedAt: millis, endedAt: millis.nullable() })),
  }),
  times: z.array(span),
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;
