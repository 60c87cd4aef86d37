/** The settings of alerting, as they stand under `alerts` in `tidemark.yaml`. Shapes only: nothing is read here. */
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { SEVERITIES } from "@/lib/core/alerts/terms";
import type { Notifier } from "./notifier";
import { NOTIFIERS } from "./notifiers/list";
import { recurrenceFault } from "./recurrence-rule";
import { receiverShape } from "./receiver-settings";
import { secretReference } from "./secret-reference";
import { namesThatAreNone } from "./setting-names";
import { target } from "./target";
import {
  groupWaitMs,
  LONGEST_MS,
  match,
  MOST_WINDOWS,
  ownerMatch,
  repeatMs,
  timesOfWeek,
  timeZone,
} from "./setting-shapes";

/** A name stands in addresses, messages and labels. */
const NAME = /^[\p{L}\p{N}._-](?:[\p{L}\p{N} ._-]{0,98}[\p{L}\p{N}._-])?$/u;
const receiverName = z
  .string()
  .regex(NAME, "is no name of a receiver: it may hold letters, digits, spaces, '.', '_' and '-', at most 100 of them");

const MOST_ROUTES = 500;
const names = z.array(z.string()).max(20);

const escalation = z.strictObject({
  receiver: z.string(),
  /** Since it was first told. */
  afterMs: z
    .number()
    .int()
    .min(60_000)
    .max(7 * 86_400_000),
});

const route = z
  .strictObject({
    match,
    receivers: names.min(1),
    continue: z.boolean().default(false),
    groupWaitMs,
    repeatMs,
    floor: z.enum(SEVERITIES).default("WARNING"),
    /** Outside of them messages wait. */
    hours: z.array(timesOfWeek).min(1).max(50).optional(),
    timeZone: timeZone.optional(),
    escalation: z.array(escalation).max(20).default([]),
  })
  .refine(({ hours, timeZone: zone }) => (hours === undefined) === (zone === undefined), {
    error: "hours and timeZone go together: write both, or neither",
  });

const webUrl = z
  .url({
    protocol: /^https?$/,
    error: "must be an address such as https://tidemark.example.com",
  })
  .max(2000);

const owner = z.strictObject({
  match: ownerMatch,
  team: z.string().min(1).max(200),
  contact: z.string().min(1).max(500).nullable().default(null),
  runbook: z
    .url({ protocol: /^https?$/, error: "must be an address such as https://wiki.example.com/runbook" })
    .max(2000)
    .nullable()
    .default(null),
  note: z.string().min(1).max(1000).nullable().default(null),
});

/** For `durationMs` after each time that the rule names, nothing is told of what fits. */
const window = z
  .strictObject({
    match,
    reason: z.string().min(1).max(500).nullable().default(null),
    /** RFC 5545, without DTSTART. */
    rule: z.string().min(1).max(500),
    timeZone,
    durationMs: z.number().int().min(60_000).max(LONGEST_MS),
  })
  .superRefine((given, context) => {
    const fault = recurrenceFault(given);
    if (fault) context.addIssue({ code: "custom", path: [fault.field], message: fault.said.replace(/\.$/, "") });
  });

const privateTarget = z
  .string()
  .max(253)
  // Names of hosts are the same in small letters, in which they come in addresses.
  .toLowerCase()
  .refine(
    (text) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text) || /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(text),
    'is no address, net or host: write one such as "10.0.0.0/8" or "hooks.internal"',
  );

/** The shape of `alerts:` with these NOTIFIERS; all that there are where none are named. */
export const alertSettingsWith = (known: readonly Notifier[]) =>
  z
    .strictObject({
      receivers: z.record(receiverName, receiverShape(known)).default({}),
      /** Asked in their order. */
      routes: z.array(route).max(MOST_ROUTES).default([]),
      /** Who hears of what no route takes. */
      default: z.strictObject({ receivers: names.optional(), groupWaitMs, repeatMs }).prefault({}),
      owners: z.array(owner).max(MOST_ROUTES).default([]),
      windows: z.array(window).max(MOST_WINDOWS).default([]),
      /** Called after good cycles, so that somebody notices when Tidemark itself is gone. */
      heartbeat: z
        .strictObject({
          url: target,
          method: z.enum(["GET", "POST"]).default("GET"),
          everyMs: z.number().int().min(5_000).max(86_400_000).default(60_000),
        })
        .optional(),
      /** Signs the links in messages that acknowledge and silence; without it there are none. */
      linkKey: secretReference.optional(),
      /** Private addresses, nets and hosts that receivers of the page may reach. */
      allowPrivateTargets: z.array(privateTarget).max(100).default([]),
      /** Where links in messages lead; the first of `server.publicUrls` where absent. */
      publicUrl: webUrl.optional(),
    })
    .superRefine((settings, context) => {
      for (const { path, message } of namesThatAreNone(settings)) context.addIssue({ code: "custom", path, message });
    });

export const alertSettings = alertSettingsWith(NOTIFIERS);
export type AlertSettings = z.output<typeof alertSettings>;
