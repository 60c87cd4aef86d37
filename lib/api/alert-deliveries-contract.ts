/** Shapes of what was sent: the log of deliveries with their attempts, the test of a receiver, the backtest. */
import { z } from "zod";
import { DELIVERY_KINDS, DELIVERY_STATES, NOTIFIED_STATES } from "@/lib/core/alerts/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { millis, someMatch, notifiedName } from "./alert-parts-contract";
import { routeBody } from "./alert-policy-contract";
import { LAST_DATE_MS } from "./moment";
import { MAX_GROUP_LENGTH } from "./name-length";
import { wrong } from "./wrong-field";

export const delivery = z.object({
  /** Stands in addresses as one segment, percent-encoded. */
  id: z.string(),
  receiver: z.string(),
  /** A route's id, "default" or "test". */
  route: z.string(),
  kind: z.enum(DELIVERY_KINDS),
  cluster: z.string().nullable(),
  /** The worst first, not all of them. */
  alerts: z.array(notifiedName),
  count: z.record(z.enum(NOTIFIED_STATES), z.number().int()),
  madeAt: millis,
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  /** Null once nothing is tried any more. */
  nextTryAt: millis.nullable(),
  deadline: millis,
  deliveredAt: millis.nullable(),
  /** What the receiver answered last; null before the first try. */
  answer: z.string().nullable(),
});
export type DeliveryWire = z.infer<typeof delivery>;

export const deliveriesQuery = z.object({
  receiver: z.string().max(200).optional(),
  state: z.enum(DELIVERY_STATES).optional(),
  cluster: z.string().max(249).optional(),
  group: z.string().max(MAX_GROUP_LENGTH).optional(),
  /** `next` of the page before. */
  before: z
    .string()
    .max(1000)
    .regex(/^\d{1,16}-.+$/s, wrong(why("wrong.cursor", {})))
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

/** Newest first. */
export const deliveriesAnswer = z.object({
  deliveries: z.array(delivery),
  /** Where the next page begins; null after the last one. */
  next: z.string().nullable(),
});
export type DeliveriesAnswer = z.infer<typeof deliveriesAnswer>;

const attempt = z.object({
  at: millis,
  tookMs: millis,
  outcome: z.enum(["delivered", "retry", "refused"]),
  answer: z.string(),
});

export const deliveryDetail = delivery.extend({
  /** The latest first, the last hundred. */
  tries: z.array(attempt),
  /** As the receiver reads it, without its signed links; null where it can no longer be written. */
  message: z.object({ subject: z.string(), text: z.string() }).nullable(),
});
export type DeliveryDetail = z.infer<typeof deliveryDetail>;

const moment = millis.nonnegative().max(LAST_DATE_MS);

/** Which messages would have been sent. Absent: the last seven days, by the routes as they are. */
export const backtestBody = z.strictObject({
  from: moment.nullish(),
  to: moment.nullish(),
  /** Routes in the place of those that there are. */
  routes: z
    .array(routeBody.omit({ before: true, author: true }))
    .max(100)
    .nullish(),
  /** One silence more. */
  silence: z.strictObject({ match: someMatch }).nullish(),
});
export type BacktestBody = z.input<typeof backtestBody>;

export const backtestAnswer = z.object({
  from: millis,
  to: millis,
  /** Happenings before and after these moments were too many to be looked at; as a rule they are `from` and `to`. */
  completeFrom: millis,
  completeTo: millis,
  /** Of how many alerts somebody would have been told, and messages in all. */
  alerts: z.number().int(),
  messages: z.number().int(),
  receivers: z.array(z.object({ receiver: z.string(), messages: z.number().int() })),
  /** Newest first; `messages` counts those that are left out. */
  deliveries: z.array(delivery.omit({ attempts: true, nextTryAt: true, deadline: true, state: true, answer: true })),
});
export type BacktestAnswer = z.infer<typeof backtestAnswer>;
