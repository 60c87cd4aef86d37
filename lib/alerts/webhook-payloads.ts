/** What webhooks say: our own format, and Alertmanager's for what already understands that. */
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import type { Millis } from "@/lib/core/words/terms";
import { fires, identityOf } from "./alert-labels";

/**
 * Our format, `version` "1"; fields may be added to it. Times are ISO 8601 in UTC.
 *
 * `id`: the message, the same in each try (its SHA-256 in hex is the header `Idempotency-Key`). `thread`: messages of one thread go
 * together; `update`: it is not the first. `kind`: news, reminder, escalation, push, test. `state`: firing, resolved, flapping, or
 * passed (came and went before anybody could be told). `severity`: WARNING or ERROR. `subject`, `text`: for people, in `language`.
 * `alerts`: each with `id`, `key` (64 characters of hex made from the id), `about` (kind and names), `state`, `severity`, `title`,
 * `lines` (`label`, `value`), `startsAt`, `endsAt` (null while it goes on), `labels`, `links` (`open`: the thing at that moment,
 * `incident`: its story, `picture`, `acknowledge`, `silence`; null where there is none). `more`: how many alerts there are beyond
 * those.
 */
export function tidemarkPayload(message: Message) {
  const { id, thread, kind, state, severity, subject, text, language, receiver, route, more } = message;
  return {
    version: "1",
    ...{ id, thread, update: message.isUpdate, kind, state, severity, subject, text, language, receiver, route },
    madeAt: iso(message.madeAt),
    alerts: message.alerts.map(({ subject: about, startsAt, endsAt, ...alert }) => ({
      ...alert,
      about,
      startsAt: iso(startsAt),
      endsAt: endsAt === null ? null : iso(endsAt),
    })),
    more,
  };
}

/** Go's zero time, by which Alertmanager says that something has not ended. */
const NOT_ENDED = "0001-01-01T00:00:00Z";

/** Alertmanager's webhook payload, version "4" (its documentation, `webhook_config`). */
export function alertmanagerPayload(message: Message) {
  const alerts = message.alerts.map((alert) => ({
    status: fires(alert) ? "firing" : "resolved",
    labels: { ...alert.labels, ...identityOf(alert) },
    annotations: annotationsOf(alert),
    startsAt: iso(alert.startsAt),
    endsAt: alert.endsAt === null || fires(alert) ? NOT_ENDED : iso(alert.endsAt),
    generatorURL: alert.links.open ?? "",
    fingerprint: alert.key,
  }));
  return {
    version: "4",
    groupKey: message.thread,
    truncatedAlerts: message.more,
    status: alerts.some(({ status }) => status === "firing") ? "firing" : "resolved",
    receiver: message.receiver,
    groupLabels: groupLabelsOf(message),
    commonLabels: common(alerts.map(({ labels }) => labels)),
    commonAnnotations: common(alerts.map(({ annotations }) => annotations)),
    externalURL: originOf(message),
    alerts,
  };
}

/** What an alert says to people, as Alertmanager's users expect it. */
export function annotationsOf(alert: MessageAlert): Record<string, string> {
  const runbook = alert.labels.runbook;
  return {
    summary: alert.title,
    description: alert.lines.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    ...(runbook !== undefined && { runbook_url: runbook }),
  };
}

/** A message is about one cluster, or about none. */
function groupLabelsOf({ alerts }: Message): Record<string, string> {
  const subject = alerts[0]?.subject;
  return subject !== undefined && "cluster" in subject ? { cluster: subject.cluster } : {};
}

function common(all: readonly Record<string, string>[]): Record<string, string> {
  const [first = {}, ...rest] = all;
  return Object.fromEntries(Object.entries(first).filter(([name, value]) => rest.every((one) => one[name] === value)));
}

function originOf(message: Message): string {
  const open = message.alerts.find(({ links }) => links.open !== null)?.links.open ?? "";
  return URL.canParse(open) ? new URL(open).origin : "";
}

const iso = (at: Millis) => new Date(at).toISOString();
