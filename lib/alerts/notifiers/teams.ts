/**
 * Microsoft Teams: the webhook of a Workflow ("When a Teams webhook request is received"), which takes Adaptive Cards alone.
 * Text stands in runs, which Teams does not read as Markdown, so names can be no links and no mentions.
 */
import { z } from "zod";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { answerOf, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { linksOf, moreOf } from "./captions";
import { fittedAlerts, isAddress, shorten } from "./fitting";
import { postSecretly, refusedAddress } from "./secret-address";

const settings = z.strictObject({ url: secretReference });

/** Teams takes 28 kB of what its service makes of a message, which may be longer than what it was sent. */
const MOST_BYTES = 20_000;
const MOST_ALERTS = 20;

/** The colours of Adaptive Cards, which follow the reader's light or dark theme. */
function cardColour({ state, severity }: Pick<Message, "state" | "severity">): string {
  if (state === "resolved" || state === "passed") return "Good";
  if (state === "flapping") return "Accent";
  return severity === "ERROR" ? "Attention" : "Warning";
}

const run = (text: string, look: object = {}) => ({ type: "TextRun", text, ...look });
const paragraph = (inlines: object[], look: object = {}) => ({
  type: "RichTextBlock",
  inlines,
  spacing: "Small",
  ...look,
});

function containerOf(alert: MessageAlert, message: Message) {
  const title = run(shorten(alert.title, 500), { weight: "Bolder", color: cardColour(alert) });
  const lines = alert.lines.slice(0, 30).map(({ label, value }) => {
    const opens = isAddress(value) ? { selectAction: { type: "Action.OpenUrl", url: value } } : {};
    return paragraph([run(`${shorten(label, 100)}: `, { weight: "Bolder" }), run(shorten(value, 1500), opens)]);
  });
  const actions = linksOf(alert, message).map(({ caption, url }) => ({ type: "Action.OpenUrl", title: caption, url }));
  const buttons = actions.length > 0 ? [{ type: "ActionSet", actions }] : [];
  return { type: "Container", separator: true, spacing: "Medium", items: [paragraph([title]), ...lines, ...buttons] };
}

function cardOf(message: Message) {
  const { pieces, left } = fittedAlerts(message, {
    render: (alert) => containerOf(alert, message),
    sizeOf: (container) => Buffer.byteLength(JSON.stringify(container)) + 1,
    // What stands around the alerts: the card, and a subject of 200 characters.
    budget: MOST_BYTES - 2000,
    most: MOST_ALERTS,
  });
  const more = moreOf(left + message.more, message);
  // A test is about no alert, and has its text alone.
  const body = message.alerts.length > 0 ? pieces : [paragraph([run(shorten(message.text, 4000))])];
  const subject = run(shorten(message.subject, 200), { size: "Medium", weight: "Bolder", color: cardColour(message) });
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    msteams: { width: "Full" },
    // Read out, and shown where a client knows no such card.
    fallbackText: shorten(message.subject, 200),
    body: [paragraph([subject]), ...body, ...(more === null ? [] : [paragraph([run(more)])])],
  };
}

export const teams: Notifier<z.infer<typeof settings>> = {
  kind: "teams",
  settings,
  perAlert: false,
  async send(message, receiver, means) {
    const url = await means.secret(receiver.url);
    const attachment = {
      contentType: "application/vnd.microsoft.card.adaptive",
      contentUrl: null,
      content: cardOf(message),
    };
    const body = { type: "message", attachments: [attachment] };
    return refusedAddress(url) ?? answerOf(await postSecretly(means, { url, body }), means.now());
  },
};
