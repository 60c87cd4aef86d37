/**
 * PagerDuty's Events API v2: one event for each alert, known by `dedup_key`. Acknowledging is done there, so nothing here says so.
 * https://developer.pagerduty.com/docs/send-alert-event
 */
import { z } from "zod";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { fires } from "../alert-labels";
import { answerOf, type Answer, type Means, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { target, urlOf } from "../target";
import { linksOf, runbookOf } from "./captions";
import { shorten } from "./fitting";

const MOST_SUMMARY = 1024;
const MOST_BYTES = 512_000;

const settings = z.strictObject({
  /** The integration key of the service. */
  routingKey: secretReference,
  /** For accounts in Europe: https://events.eu.pagerduty.com/v2/enqueue */
  url: target.default("https://events.pagerduty.com/v2/enqueue"),
});
type Settings = z.infer<typeof settings>;

export const pagerduty: Notifier<Settings> = {
  kind: "pagerduty",
  settings,
  perAlert: true,
  async send(message, chosen, means) {
    let answer: Answer = { outcome: "delivered", detail: "There was nothing to say.", ref: null };
    for (const alert of message.alerts)
      for (const action of actionsOf(alert)) {
        answer = await enqueue(action, alert, message, { chosen, means });
        if (answer.outcome !== "delivered") return answer;
      }
    return answer;
  },
};

type Action = "trigger" | "resolve";

/** What came and went is put on record, and over at once. */
function actionsOf(alert: MessageAlert): Action[] {
  if (alert.state === "passed") return ["trigger", "resolve"];
  return fires(alert) ? ["trigger"] : ["resolve"];
}

async function enqueue(
  action: Action,
  alert: MessageAlert,
  message: Message,
  { chosen, means }: { chosen: Settings; means: Means },
): Promise<Answer> {
  const key = { routing_key: await means.secret(chosen.routingKey), event_action: action, dedup_key: alert.key };
  const event = action === "resolve" ? key : { ...key, ...triggerOf(alert, message) };
  const response = await means.request({
    url: await urlOf(chosen.url, means),
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(event),
  });
  return answerOf(response, means.now());
}

function triggerOf(alert: MessageAlert, message: Message) {
  const event = {
    client: "Tidemark",
    ...(alert.links.open !== null && { client_url: alert.links.open }),
    links: linksFor(alert, message),
    payload: {
      summary: shorten(alert.title, MOST_SUMMARY),
      source: alert.labels.cluster ?? "tidemark",
      severity: severityOf(alert),
      timestamp: new Date(alert.startsAt).toISOString(),
      component: alert.labels.group ?? alert.labels.broker ?? alert.subject.kind,
      ...(alert.labels.owner !== undefined && { group: alert.labels.owner }),
      class: alert.labels.case ?? alert.subject.kind,
      custom_details: {
        ...Object.fromEntries(alert.lines.map(({ label, value }) => [label, value])),
        labels: alert.labels,
        delivery: message.id,
      },
    },
  };
  if (Buffer.byteLength(JSON.stringify(event)) <= MOST_BYTES - 1000) return event;
  return { ...event, payload: { ...event.payload, custom_details: { text: shorten(message.text, 50_000) } } };
}

function severityOf(alert: MessageAlert): "error" | "warning" | "info" {
  if (alert.state === "passed") return "info";
  return alert.severity === "ERROR" ? "error" : "warning";
}

function linksFor(alert: MessageAlert, message: Message): { href: string; text: string }[] {
  const links = linksOf({ ...alert, links: { ...alert.links, acknowledge: null } }, message);
  return [...links, ...runbookOf(alert, message)].map(({ caption, url }) => ({ href: url, text: caption }));
}
