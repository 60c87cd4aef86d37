/** The shape of `/api/v1/statuses`: what happened to every group in a range, small enough for thousands of groups. */
import { z } from "zod";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { moment } from "./moment";

const millis = z.number().int();

export const statusesQuery = z.object({
  from: moment,
  to: moment,
  cluster: z.string().max(249).optional(),
  /** About how many steps the range is cut into. */
  points: z.coerce.number().int().min(10).max(1000).default(120),
});
export type StatusesQuery = z.infer<typeof statusesQuery>;

export const statusStrip = z.object({
  group: z.string(),
  /** Each entry holds until the next. Within a step the worst status is told. */
  at: z.array(millis),
  /** null: the group was not there, or nothing is known. */
  status: z.array(z.enum(CONSUMER_STATUSES).nullable()),
});
export type StatusStripWire = z.infer<typeof statusStrip>;

export const statusesAnswer = z.object({
  from: millis,
  to: millis,
  stepMs: z.number().int(),
  clusters: z.array(
    z.object({
      cluster: z.string(),
      /** Stretches of the range in which nobody looked. */
      gaps: z.array(z.object({ from: millis, to: millis })),
      groups: z.array(statusStrip),
    }),
  ),
});
export type StatusesAnswer = z.infer<typeof statusesAnswer>;
