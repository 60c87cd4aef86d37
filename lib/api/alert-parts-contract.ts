/** Shapes that all of `/api/v1/alerts` shares: what an alert is about, which alerts are meant, who owns it. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { SEVERITIES, NOTIFIED_STATES, type AlertMatch } from "@/lib/core/alerts/terms";
import { CASES } from "@/lib/core/words/terms";
import { LONGEST_MS, MAX_PATTERN_LENGTH, MAX_RULE_LENGTH } from "./alert-lengths";
import { MAX_GROUP_LENGTH } from "./name-length";
import { wrong } from "./wrong-field";

export const millis = z.number().int();

export const alertSubject = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("group"), cluster: z.string(), group: z.string() }),
  z.object({ kind: z.literal("broker"), cluster: z.string(), broker: z.number().int() }),
  z.object({ kind: z.literal("offline"), cluster: z.string() }),
  z.object({ kind: z.literal("cluster"), cluster: z.string() }),
  z.object({ kind: z.literal("database") }),
  z.object({ kind: z.literal("receiver"), receiver: z.string() }),
]);
export type AlertSubjectWire = z.infer<typeof alertSubject>;

/** An alert in short. */
export const alertName = z.object({ id: z.string(), subject: alertSubject, severity: z.enum(SEVERITIES) });
export type AlertNameWire = z.infer<typeof alertName>;

/** What a message told of it. */
export const notifiedName = alertName.extend({ state: z.enum(NOTIFIED_STATES) });

export const alertMatch = z.object({
  cluster: z.string().nullable(),
  group: z.string().nullable(),
  topic: z.string().nullable(),
  owner: z.string().nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  case: z.enum(CASES).nullable(),
});

const pattern = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .nullish()
    .transform((text) => text ?? null);

/** Patterns in which `*` stands for any characters; what is left out fits all. At least one must be given. */
export const someMatch = z
  .strictObject({
    cluster: pattern(MAX_PATTERN_LENGTH),
    group: pattern(MAX_GROUP_LENGTH),
    topic: pattern(MAX_PATTERN_LENGTH),
    owner: pattern(MAX_PATTERN_LENGTH),
    severity: z.enum(SEVERITIES).nullish().transform(orNull),
    case: z.enum(CASES).nullish().transform(orNull),
  })
  .refine(meansSomething, wrong(why("wrong.match-nothing", {})));

function orNull<T>(value: T | null | undefined): T | null {
  return value ?? null;
}

function meansSomething(match: AlertMatch): boolean {
  return Object.values(match).some((value) => value !== null);
}

export const owner = z.object({
  match: alertMatch,
  team: z.string(),
  contact: z.string().nullable(),
  runbook: z.string().nullable(),
  note: z.string().nullable(),
});
export type OwnerWire = z.infer<typeof owner>;

/** RFC 5545, without DTSTART; `durationMs` after each time that the rule names in the time zone. */
export const recurrence = z.object({ rule: z.string(), timeZone: z.string(), durationMs: millis });
export const recurrenceBody = z.strictObject({
  rule: z.string().min(1).max(MAX_RULE_LENGTH),
  timeZone: z.string().min(1).max(100),
  durationMs: millis.min(60_000).max(LONGEST_MS),
});

export const span = z.object({ from: millis, to: millis });
export type SpanWire = z.infer<typeof span>;
