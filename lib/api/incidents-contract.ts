/** Shapes of `/api/v1/incidents`: the list, one incident with its story, its report. */
import { z } from "zod";
import { ALERT_ENDS, DELIVERY_KINDS } from "@/lib/core/alerts/terms";
import { LANGUAGES } from "@/lib/core/words/languages";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { alert } from "./alerts-contract";
import { event } from "./contract";
import { eventsQuery } from "./events-contract";
import { moment } from "./moment";
import { MAX_GROUP_LENGTH } from "./name-length";
import { wrong } from "./wrong-field";

const millis = z.number().int();

export const incidentsQuery = z.object({
  /** Those that were open at some time between these; what is left out does not restrict. */
  from: moment.optional(),
  to: moment.optional(),
  cluster: z.string().max(249).optional(),
  group: z.string().max(MAX_GROUP_LENGTH).optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .max(100_000)
    .regex(/^\d{1,16}-.+$/s, wrong(why("wrong.cursor", {})))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type IncidentsQuery = z.infer<typeof incidentsQuery>;

export const incidentsAnswer = z.object({
  at: millis,
  /** All that are open, the worst first, whatever the range; on the first page only. */
  open: z.array(alert),
  /** How many are open that `open` has no room for. */
  more: z.number().int(),
  /** Ended ones, the latest end first. Null: they could not be read just now. */
  ended: z.array(alert).nullable(),
  /** Where the next page begins; null after the last one. */
  next: z.string().nullable(),
});
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>;

export const storyPart = z.discriminatedUnion("kind", [
  /** The first sign. */
  z.object({ kind: z.literal("began"), at: millis }),
  z.object({ kind: z.literal("event"), at: millis, event }),
  z.object({
    kind: z.literal("notified"),
    at: millis,
    receiver: z.string(),
    delivery: z.string(),
    telling: z.enum(DELIVERY_KINDS),
    how: z.enum(["delivered", "waiting", "expired"]),
  }),
  z.object({ kind: z.literal("acknowledged"), at: millis, by: z.string() }),
  z.object({ kind: z.literal("flapping"), at: millis }),
  z.object({ kind: z.literal("ended"), at: millis, end: z.enum(ALERT_ENDS), ms: millis.nullable() }),
]);
export type StoryPartWire = z.infer<typeof storyPart>;

export const incidentQuery = z.object({
  /** At most so many happenings, the latest. */
  limit: z.coerce.number().int().min(1).max(1000).default(300),
  /** `earlier` of the answer before: what happened before that. */
  cursor: eventsQuery.shape.cursor,
});
export type IncidentQuery = z.infer<typeof incidentQuery>;

export const incidentAnswer = z.object({
  at: millis,
  incident: alert,
  /** Oldest first, from some time before the first sign to some time after the end. */
  story: z.array(storyPart),
  /** Where what happened earlier is to be asked for; null where all is told. */
  earlier: z.string().nullable(),
  /** There are earlier messages about it than `story` has room for; on the first page only. */
  moreMessages: z.boolean(),
});
export type IncidentAnswer = z.infer<typeof incidentAnswer>;

const timeZone = z
  .string()
  .max(100)
  .refine(isZone, wrong(why("wrong.time-zone", {})));

export const incidentReportQuery = z.object({
  /** Beside UTC: a name of the IANA database. */
  zone: timeZone.default("UTC"),
  lang: z.enum(LANGUAGES).default("en"),
});
export type IncidentReportQuery = z.infer<typeof incidentReportQuery>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
