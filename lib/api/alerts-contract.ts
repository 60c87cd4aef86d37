/** Shapes of `/api/v1/alerts`: what fires, what ended of late, whether anybody is told, acknowledging, signed links. */
import { z } from "zod";
import { ALERT_ENDS, DELIVERY_KINDS, SEVERITIES } from "@/lib/core/alerts/terms";
import { CASES } from "@/lib/core/words/terms";
import { LONGEST_MS, MAX_ALERT_AUTHOR_LENGTH, MAX_ALERT_REASON_LENGTH } from "./alert-lengths";
import { alertName, alertSubject, millis, owner } from "./alert-parts-contract";
import { MAX_GROUP_LENGTH } from "./name-length";
import { oneLine, someLine } from "./one-line";
import { said } from "./said-contract";

const acknowledged = z.object({ by: z.string(), at: millis });

/** Why nobody is told of an alert just now, or of it alone. */
const QUIETS = ["acknowledged", "cause", "silenced", "flapping", "nobody"] as const;

export const alert = z.object({
  /** Stands in addresses as one segment, percent-encoded. */
  id: z.string(),
  subject: alertSubject,
  severity: z.enum(SEVERITIES),
  case: z.enum(CASES).nullable(),
  openedAt: millis,
  changedAt: millis,
  endedAt: millis.nullable(),
  end: z.enum(ALERT_ENDS).nullable(),
  why: z.string(),
  said: said.nullable(),
  measures: z.object({
    /** Records, over those partitions of which it is known. */
    lag: z.string().nullable(),
    unknown: z.number().int(),
    lateMs: z.number().nullable(),
    lossInMs: z.number().nullable(),
    produceRate: z.number().nullable(),
    consumeRate: z.number().nullable(),
  }),
  /** The worst first, not all of them. */
  places: z.array(z.object({ topic: z.string(), partition: z.number().int(), status: z.string() })),
  placeCount: z.number().int(),
  /** The alert that it follows from, which is told in its stead. */
  cause: alertName.nullable(),
  /** What follows from it: how many, and names of the worst. */
  followers: z.object({ count: z.number().int(), names: z.array(z.string()) }),
  flappingSince: millis.nullable(),
  owner: owner.nullable(),
  acknowledged: acknowledged.nullable(),
  silencedBy: z.array(
    z.object({
      id: z.string(),
      author: z.string().nullable(),
      reason: z.string().nullable(),
      until: millis.nullable(),
    }),
  ),
  quiet: z.enum(QUIETS).nullable(),
  /** Who hears of it by the routes as they are. */
  receivers: z.array(z.string()),
  /** What receivers have acknowledged of it, the latest first. */
  notified: z.array(
    z.object({
      receiver: z.string(),
      state: z.enum(["firing", "resolved"]),
      severity: z.enum(SEVERITIES),
      at: millis,
      delivery: z.string(),
    }),
  ),
  /** Of one that has ended: who should have heard of that by now and did not. Some receivers are never told of ends. */
  unheard: z.array(z.string()),
  /** Messages that will be owed if nothing changes, the soonest first. */
  next: z.array(z.object({ at: millis, kind: z.enum(DELIVERY_KINDS), receiver: z.string() })),
});
export type AlertWire = z.infer<typeof alert>;

const failingReceiver = z.object({
  receiver: z.string(),
  /** The first failure of the row. */
  since: millis,
  failures: z.number().int(),
  answer: z.string(),
});

/** Whether anybody is told of anything. */
export const deliveryHealth = z.object({
  /** Receivers that there are, and those that some route or the defaults name. */
  receivers: z.number().int(),
  reached: z.number().int(),
  failing: z.array(failingReceiver),
  /** Messages on their way. */
  waiting: z.number().int(),
  /** False: links in messages cannot be signed, so they only open pages. */
  links: z.boolean(),
  /** Why what is told could not be written down just now; null where it is. */
  unstored: z.string().nullable(),
  heartbeat: z
    .object({
      /** The host alone, as what follows it is often a secret; null: the address is a secret, and was not called yet. */
      host: z.string().nullable(),
      everyMs: millis,
      lastGoodAt: millis.nullable(),
      lastTriedAt: millis.nullable(),
      answer: z.string().nullable(),
    })
    .nullable(),
});
export type DeliveryHealthWire = z.infer<typeof deliveryHealth>;

export const alertsQuery = z.object({
  cluster: z.string().max(249).optional(),
  group: z.string().max(MAX_GROUP_LENGTH).optional(),
});
export type AlertsQuery = z.infer<typeof alertsQuery>;

export const alertsAnswer = z.object({
  at: millis,
  /** The worst first, then the oldest. */
  firing: z.array(alert),
  /** Of the last day, the latest first; not all where there are many. */
  ended: z.array(alert),
  /** False: what is stored could not be read, so `ended` has only what is still in memory. */
  endedComplete: z.boolean(),
  /** How many fire that `firing` has no room for. */
  more: z.number().int(),
  telling: deliveryHealth,
});
export type AlertsAnswer = z.infer<typeof alertsAnswer>;

export const acknowledgementBody = z.strictObject({ author: someLine(MAX_ALERT_AUTHOR_LENGTH) });

const LINK_ACTIONS = ["acknowledge", "silence"] as const;

/** What a signed link asks for. Reading it does nothing. */
export const linkAnswer = z.object({
  action: z.enum(LINK_ACTIONS),
  /** To whom the message with the link went. */
  receiver: z.string(),
  expiresAt: millis,
  /** Null: it has ended, and nothing is left of it. */
  alert: alert.nullable(),
});
export type LinkAnswer = z.infer<typeof linkAnswer>;

export const linkBody = z.strictObject({
  author: oneLine(MAX_ALERT_AUTHOR_LENGTH),
  reason: oneLine(MAX_ALERT_REASON_LENGTH),
  /** Of a silence; null: until it is resolved. */
  forMs: millis.min(60_000).max(LONGEST_MS).nullish(),
});
export type LinkBody = z.input<typeof linkBody>;

/** What was done. */
export const linkDone = z.object({ action: z.enum(LINK_ACTIONS), alert: alertName, silence: z.string().nullable() });
export type LinkDone = z.infer<typeof linkDone>;
