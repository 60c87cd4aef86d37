/** Shapes of who is told what: receivers, routes, owners, and the tester of routes. No shape holds a secret. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { SEVERITIES } from "@/lib/core/alerts/terms";
import { LANGUAGES } from "@/lib/core/words/languages";
import { CASES } from "@/lib/core/words/terms";
import { readWorkingTimes } from "@/lib/core/words/working-times";
import { LONGEST_MS, MAX_ALERT_AUTHOR_LENGTH, MOST_OF_A_ROUTE } from "./alert-lengths";
import { alertMatch, millis, owner, someMatch } from "./alert-parts-contract";
import { MAX_GROUP_LENGTH } from "./name-length";
import { oneLine } from "./one-line";
import { wrong } from "./wrong-field";

const source = z.enum(["file", "page"]);

export const receiver = z.object({
  name: z.string(),
  /** What the file declares cannot be changed here. */
  source,
  /** `email`, `slack` ... */
  kind: z.string(),
  /** Where it leads, as far as that is no secret: addresses, a channel, a host. */
  target: z.string().nullable(),
  /** Secrets that it refers to, by the names of environment variables and files. */
  secrets: z.array(z.union([z.object({ env: z.string() }), z.object({ file: z.string() })])),
  language: z.enum(LANGUAGES),
  timeZone: z.string(),
  limit: z.object({ messages: z.number().int(), perMs: millis }),
  deadlineMs: millis,
  resolves: z.boolean(),
  /** It takes one event for each alert. */
  perAlert: z.boolean(),
  /** It is told again every so often while an alert fires. */
  pushMs: millis.nullable(),
  /** Routes that name it, and "default"; empty: it hears of nothing. */
  routes: z.array(z.string()),
  /** Since when it takes nothing; null while it does. */
  failingSince: millis.nullable(),
  failures: z.number().int(),
  waiting: z.number().int(),
  lastDeliveredAt: millis.nullable(),
  lastTriedAt: millis.nullable(),
  lastAnswer: z.string().nullable(),
});
export type ReceiverWire = z.infer<typeof receiver>;

export const route = z.object({
  id: z.string(),
  source,
  match: alertMatch,
  receivers: z.array(z.string()),
  /** Routes below are asked, too. */
  continue: z.boolean(),
  groupWaitMs: millis,
  repeatMs: millis.nullable(),
  floor: z.enum(SEVERITIES),
  /** Times in minutes from Monday 00:00 on. */
  hours: z
    .object({ times: z.array(z.object({ from: z.number().int(), minutes: z.number().int() })), timeZone: z.string() })
    .nullable(),
  escalation: z.array(z.object({ receiver: z.string(), afterMs: millis })),
});
export type RouteWire = z.infer<typeof route>;

export const policyAnswer = z.object({
  receivers: z.array(receiver),
  /** In the order in which they are asked: the file's, then the page's. */
  routes: z.array(route),
  defaults: z.object({ receivers: z.array(z.string()), groupWaitMs: millis, repeatMs: millis.nullable() }),
  owners: z.array(owner),
  /** What a receiver can be, with the JSON Schema of its settings. */
  kinds: z.array(z.object({ kind: z.string(), perAlert: z.boolean(), schema: z.record(z.string(), z.unknown()) })),
});
export type PolicyAnswer = z.infer<typeof policyAnswer>;

/** A receiver's name stands in addresses, messages and labels. */
const receiverName = z
  .string()
  .regex(/^[\p{L}\p{N}._-](?:[\p{L}\p{N} ._-]{0,98}[\p{L}\p{N}._-])?$/u, wrong(why("wrong.receiver-name", {})));

/** Of a receiver entered on the page. One of the same name that was entered there before is replaced. */
export const receiverBody = z.strictObject({
  name: receiverName,
  kind: z.string().max(40),
  /** As in the file; secrets are `{ env: "TIDEMARK_SECRET_…" }`. */
  settings: z.record(z.string(), z.unknown()),
  language: z.enum(LANGUAGES).default("en"),
  timeZone: z.string().max(100).default("UTC"),
  limit: z
    .strictObject({ messages: z.number().int().min(1).max(1000), perMs: millis.min(1000).max(86_400_000) })
    .nullish(),
  deadlineHours: z.number().min(0.1).max(168).nullish(),
  resolves: z.boolean().default(true),
  author: oneLine(MAX_ALERT_AUTHOR_LENGTH),
});
export type ReceiverBody = z.input<typeof receiverBody>;

const timesOfWeek = z
  .string()
  .max(40)
  .transform((text, context) => {
    const times = readWorkingTimes(text);
    if (times) return times;
    context.addIssue(wrong(why("wrong.time-of-week", {})));
    return z.NEVER;
  });

/** "Mon-Fri 08:00-18:00", in a time zone. */
const hoursBody = z
  .strictObject({ hours: z.array(timesOfWeek).min(1).max(MOST_OF_A_ROUTE), timeZone: z.string().max(100) })
  .transform(({ hours, timeZone }) => ({ times: hours.flat(), timeZone }));

export const routeBody = z.strictObject({
  match: someMatch,
  receivers: z.array(z.string()).min(1).max(MOST_OF_A_ROUTE),
  continue: z.boolean().default(false),
  groupWaitMs: millis.min(0).max(3_600_000).default(30_000),
  repeatMs: millis.min(60_000).max(LONGEST_MS).nullish(),
  floor: z.enum(SEVERITIES).default("WARNING"),
  hours: hoursBody.nullish(),
  escalation: z
    .array(z.strictObject({ receiver: z.string(), afterMs: millis.min(60_000).max(7 * 86_400_000) }))
    .max(MOST_OF_A_ROUTE)
    .default([]),
  /** Stands before this route of the page; absent: after all others. */
  before: z.string().max(100).nullish(),
  author: oneLine(MAX_ALERT_AUTHOR_LENGTH),
});
export type RouteBody = z.input<typeof routeBody>;

export const routeTestQuery = z.object({
  cluster: z.string().min(1).max(249),
  group: z.string().min(1).max(MAX_GROUP_LENGTH).optional(),
  topic: z.string().min(1).max(249).optional(),
  severity: z.enum(SEVERITIES).default("ERROR"),
  case: z.enum(CASES).optional(),
});
export type RouteTestQuery = z.infer<typeof routeTestQuery>;

/** Why a route takes an alert or not: the field of its match that does not fit, or that another route took it. */
export const ROUTE_REASONS = [
  "takes",
  "cluster",
  "group",
  "topic",
  "owner",
  "severity",
  "case",
  "floor",
  "taken-before",
  // Of the defaults:
  "nothing-takes",
  "something-takes",
] as const;
export type RouteReason = (typeof ROUTE_REASONS)[number];

export const routeTestAnswer = z.object({
  steps: z.array(
    z.object({
      /** A route's id, or "default". */
      route: z.string(),
      takes: z.boolean(),
      because: z.enum(ROUTE_REASONS),
      /** What the route wants there, and what the alert has; null where that says nothing. */
      wanted: z.string().nullable(),
      given: z.string().nullable(),
      receivers: z.array(z.string()),
      /** Outside of its hours messages wait until then; null: now. */
      waitsUntil: millis.nullable(),
      escalation: z.array(z.object({ receiver: z.string(), afterMs: millis })),
    }),
  ),
  /** All in all; empty: nobody. */
  receivers: z.array(z.string()),
  owner: owner.nullable(),
  silencedBy: z.array(z.object({ id: z.string(), reason: z.string().nullable() })),
});
export type RouteTestAnswer = z.infer<typeof routeTestAnswer>;
