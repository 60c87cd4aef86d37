/**
 * Alertmanager's API v2 (`POST /api/v2/alerts`). It takes an alert for ended when it is not told again before `endsAt`: so an alert
 * that fires is pushed again and again with an end a few pushes ahead, and one that has ended with its end.
 */
import { z } from "zod";
import type { MessageAlert } from "@/lib/core/alerts/message";
import { SEVERITIES } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { fires, identityOf } from "../alert-labels";
import { answerOf, type Means, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { target, urlOf } from "../target";
import { annotationsOf } from "../webhook-payloads";

/** Pushes that may be lost before Alertmanager believes that it is over. */
const PUSHES = 4;

const settings = z
  .strictObject({
    /** Where it is, without `/api/v2/alerts`. */
    url: target,
    pushEveryMs: z.int().min(10_000).max(3_600_000).default(60_000),
    user: z.string().min(1).max(200).optional(),
    password: secretReference.optional(),
    bearer: secretReference.optional(),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    error: "needs both user and password, or neither",
    path: ["password"],
  })
  .refine(({ user, bearer }) => user === undefined || bearer === undefined, {
    error: "stands instead of user and password: leave one of them out",
    path: ["bearer"],
  });
type Settings = z.infer<typeof settings>;

export const alertmanager: Notifier<Settings> = {
  kind: "alertmanager",
  settings,
  perAlert: true,
  async send(message, chosen, means) {
    const now = means.now();
    const alerts = message.alerts.flatMap((alert) => postable(alert, now, chosen.pushEveryMs));
    const base = (await urlOf(chosen.url, means)).replace(/\/$/, "");
    const headers = { "Content-Type": "application/json", ...(await authorization(chosen, means)) };
    const url = `${base}/api/v2/alerts`;
    return answerOf(await means.request({ url, method: "POST", headers, body: JSON.stringify(alerts) }), now);
  },
};

/**
 * Severity is a label, as routes go by it, and labels are what Alertmanager knows an alert by: so the alert of the other severity
 * is ended in the same breath. One that it never knew is nothing to it.
 */
function postable(alert: MessageAlert, now: Millis, pushEveryMs: number) {
  const goesOn = fires(alert);
  return SEVERITIES.map((severity) => {
    const current = goesOn && severity === alert.severity;
    // Alertmanager refuses ends before beginnings, which clocks that were set back can make.
    const end = current ? now + PUSHES * pushEveryMs : Math.max(goesOn ? now : (alert.endsAt ?? now), alert.startsAt);
    return {
      labels: identityOf(alert, severity),
      annotations: annotationsOf(alert),
      startsAt: new Date(alert.startsAt).toISOString(),
      endsAt: new Date(end).toISOString(),
      ...(alert.links.open !== null && { generatorURL: alert.links.open }),
    };
  });
}

async function authorization({ user, password, bearer }: Settings, means: Means): Promise<Record<string, string>> {
  if (bearer !== undefined) return { Authorization: `Bearer ${await means.secret(bearer)}` };
  if (user === undefined || password === undefined) return {};
  const both = `${user}:${await means.secret(password)}`;
  return { Authorization: `Basic ${Buffer.from(both, "utf8").toString("base64")}` };
}
