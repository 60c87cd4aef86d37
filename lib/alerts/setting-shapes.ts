/** Shapes that receivers, routes and windows share in the settings. */
import { z } from "zod";
import { SEVERITIES } from "@/lib/core/alerts/terms";
import { CASES } from "@/lib/core/words/terms";
import { readWorkingTimes } from "@/lib/core/words/working-times";
import { isTimeZone } from "./time-zone";

/** The longest repeat, silence or window. */
export const LONGEST_MS = 366 * 86_400_000;

/** Maintenance windows of the file, and silences of the page that are in force or to come: every alert is held against all of them. */
export const MOST_WINDOWS = 500;
export const MOST_SILENCES = 500;

export const timeZone = z
  .string()
  .refine(isTimeZone, 'is no name of a time zone: write one such as "Asia/Seoul" or "UTC"');

/** "Mon-Fri 08:00-18:00" as stretches of the week. */
export const timesOfWeek = z.string().transform((text, context) => {
  const times = readWorkingTimes(text);
  if (times) return times;
  context.addIssue('is no time of the week: write "02:00-03:30", "Mon-Fri 08:00-18:00" or "Sat 22:00-02:00"');
  return z.NEVER;
});

/** A name, or a pattern in which `*` stands for any characters. */
const pattern = z.string().min(1).max(1000).nullable().default(null);

const matchFields = {
  cluster: pattern,
  group: pattern,
  topic: pattern,
  severity: z.enum(SEVERITIES).nullable().default(null),
  case: z.enum(CASES).nullable().default(null),
};

/** What is left out fits everything. */
export const match = z.strictObject({ ...matchFields, owner: pattern }).prefault({});

/** Owners are found before anything can be matched by them. */
export const ownerMatch = z.strictObject(matchFields).transform((fields) => ({ ...fields, owner: null }));

export const groupWaitMs = z.number().int().min(0).max(3_600_000).default(30_000);
export const repeatMs = z.number().int().min(60_000).max(LONGEST_MS).nullable().default(null);
