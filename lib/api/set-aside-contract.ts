/** Shapes of the list of groups that people set aside. */
import { z } from "zod";
import { line } from "./line";
import { MAX_GROUP_LENGTH } from "./name-length";
import { MAX_AUTHOR_LENGTH, MAX_REASON_LENGTH } from "./set-aside-lengths";

const millis = z.number().int();

const entry = z.object({
  id: z.string(),
  cluster: z.string(),
  /** A group's name, in which `*` stands for any characters, also none. */
  pattern: z.string(),
  author: z.string().nullable(),
  reason: z.string().nullable(),
  at: millis,
  /** How many groups it sets aside by now; null while the cluster has not been read. */
  groups: z.number().int().nullable(),
});
export type SetAsideWire = z.infer<typeof entry>;

/** Newest first. */
export const setAsideAnswer = z.object({ entries: z.array(entry) });
export type SetAsideAnswer = z.infer<typeof setAsideAnswer>;

export const setAsideEntry = entry;

export const setAsideBody = z.strictObject({
  cluster: z.string().min(1).max(249),
  pattern: z.string().max(MAX_GROUP_LENGTH),
  author: line(MAX_AUTHOR_LENGTH),
  reason: line(MAX_REASON_LENGTH),
});
export type SetAsideBody = z.input<typeof setAsideBody>;

export const setAsideId = z.string().regex(/^\d{1,9}$/);
