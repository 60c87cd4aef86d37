/** Shapes of what was learned of a group. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { HABITS_NORMAL } from "./habits-limits";
import { oneLine } from "./one-line";

import { wrong } from "./wrong-field";

const millis = z.number().int();

/** How often something took at most so long, and longer than the bin before says; null: longer than all others. */
const bin = z.object({ upToMs: millis.nullable(), count: z.number() });
export type HabitBin = z.infer<typeof bin>;

/** What somebody says is normal. */
const declared = z.object({ silenceMs: millis, author: z.string().nullable(), at: millis });

const habits = z.object({
  topic: z.string(),
  /** When the group was first seen to commit on the topic. */
  since: millis.nullable(),
  /** Commits, halved with time as all that is counted here. */
  commits: z.number(),
  /** How long is looked back; null while a day and some commits are not known, and nothing is judged by it. */
  knownMs: millis.nullable(),
  /** While records waited it was never silent for longer, but for told trouble and hours in which it does not work. */
  longestMs: millis.nullable(),
  /** Silence while records wait is told from here on at the earliest; null where habits say nothing of it. */
  limitMs: millis.nullable(),
  /** For how long silence is normal as somebody says, in place of all that was learned; null: nobody says anything. */
  declared: declared.nullable(),
  silences: z.array(bin),
  repeats: z.array(bin),
  /** Share of the time with commits, by hour of the week from Monday 00:00 UTC on, of the last 22 days; null: not known. */
  hours: z.array(z.number().nullable()).length(168),
});
export type HabitsWire = z.infer<typeof habits>;

export const habitsOfTopic = habits;

/**
 * What was normal: silence while records wait for up to `silenceMs` from now on, or the trouble that was told between `from`
 * and `to`, which is learned then.
 */
export const normalBody = z
  .strictObject({
    silenceMs: millis.min(HABITS_NORMAL.leastMs).max(HABITS_NORMAL.mostMs).optional(),
    from: millis.min(0).optional(),
    to: millis.min(0).optional(),
    author: oneLine(HABITS_NORMAL.author),
  })
  .superRefine(({ silenceMs, from, to }, context) => {
    const said = (path: string) =>
      context.addIssue({ code: "custom", path: [path], message: wrong(why("wrong.normal", {})) });
    if (silenceMs === undefined ? from === undefined : from !== undefined || to !== undefined)
      return said(silenceMs === undefined ? "silenceMs" : "from");
    if (silenceMs === undefined && (to === undefined || to <= from! || to - from! > HABITS_NORMAL.mostMs)) said("to");
  });
export type NormalBody = z.input<typeof normalBody>;

export const habitsQuery = z.object({ topic: z.string().max(249).optional() });
export type HabitsQuery = z.infer<typeof habitsQuery>;

/** Of the topics that come first by name, where none is asked for. */
export const habitsAnswer = z.object({
  cluster: z.string(),
  group: z.string(),
  topics: z.array(habits),
  /** How many topics are left out. */
  omittedTopics: z.number().int(),
});
export type HabitsAnswer = z.infer<typeof habitsAnswer>;
