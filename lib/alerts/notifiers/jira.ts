/**
 * Jira Service Management (operations): alerts by an API integration, one for each alert here, known by its `alias`; also
 * what Opsgenie took. Create: POST …/alerts; close: POST …/alerts/<alias>/close?identifierType=alias; both answer 202 and work
 * it off afterwards (developer.atlassian.com, Jira Service Management ops, Integration events). An alias that is open already
 * is counted there and not made again, so a message that was told twice makes no second alert. Limits as Opsgenie has them.
 */
import { z } from "zod";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { answerOf, type Answer, type Means, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { linksOf } from "./captions";
import { httpAddress } from "./http-address";
import { shorten } from "./fitting";
import { postSecretly } from "./secret-address";

const settings = z.strictObject({
  /** Where alerts are made; Opsgenie's was https://api.opsgenie.com/v2/alerts. */
  url: httpAddress.default("https://api.atlassian.com/jsm/ops/integration/v2/alerts"),
  /** The integration's API key. */
  key: secretReference,
  /** Teams, people, schedules or escalations, by id; without any, the integration's own. */
  responders: z
    .array(z.strictObject({ id: z.string().min(1).max(100), type: z.enum(["team", "user", "escalation", "schedule"]) }))
    .max(50)
    .default([]),
  tags: z.array(z.string().min(1).max(50)).max(20).default([]),
});
type Settings = z.infer<typeof settings>;

/** Characters: message, description, source, note and entity; one detail; and so many of these. */
const MOST = { message: 130, description: 15_000, note: 15_000, source: 100, entity: 512, detail: 400, details: 15 };

function describe(alert: MessageAlert, message: Message): string {
  const lines = alert.lines.map(({ label, value }) => `${label}: ${value}`);
  const links = linksOf(alert, message).map(({ caption, url }) => `${caption}: ${url}`);
  return [alert.title, ...lines, ...links].join("\n");
}

function alertOf(alert: MessageAlert, message: Message, { responders, tags }: Settings) {
  const details = Object.entries(alert.labels).slice(0, MOST.details);
  return {
    message: shorten(alert.title, MOST.message),
    alias: alert.key,
    description: shorten(describe(alert, message), MOST.description),
    ...(responders.length > 0 ? { responders } : {}),
    tags,
    details: Object.fromEntries(details.map(([name, value]) => [shorten(name, 100), shorten(value, MOST.detail)])),
    entity: shorten(alert.labels.group ?? alert.labels.cluster ?? alert.subject.kind, MOST.entity),
    source: "Tidemark",
    priority: alert.severity === "ERROR" ? "P1" : "P3",
  };
}

async function sendOne(alert: MessageAlert, message: Message, receiver: Settings, means: Means): Promise<Answer> {
  const key = await means.secret(receiver.key);
  const base = receiver.url.replace(/\/$/, "");
  const post = async (url: string, body: object) => {
    const headers = { authorization: `GenieKey ${key}` };
    return answerOf(await postSecretly(means, { url, body, headers, secrets: [key] }), means.now());
  };
  const close = () =>
    post(`${base}/${encodeURIComponent(alert.key)}/close?identifierType=alias`, {
      source: "Tidemark",
      note: shorten(describe(alert, message), MOST.note),
    });
  if (alert.state === "resolved") return close();
  const made = await post(base, alertOf(alert, message, receiver));
  // It came and went: it is on record there as well, and closed.
  return alert.state === "passed" && made.outcome === "delivered" ? close() : made;
}

export const jira: Notifier<Settings> = {
  kind: "jira",
  settings,
  perAlert: true,
  async send(message, receiver, means) {
    let answer: Answer = { outcome: "delivered", detail: "nothing to tell", ref: null };
    for (const alert of message.alerts) {
      answer = await sendOne(alert, message, receiver, means);
      if (answer.outcome !== "delivered") break;
    }
    return answer;
  },
};
