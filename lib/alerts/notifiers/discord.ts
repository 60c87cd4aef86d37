/**
 * Discord: a webhook with one embed for each alert. Webhooks have no threads outside of forums, so updates stand below.
 * Limits: 10 embeds, 6,000 characters in all of them, 256 in a title, 4,096 in a description (discord.com/developers, Webhook
 * and Message resources).
 */
import { z } from "zod";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { answerOf, type Answer, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { linksWithin, moreOf } from "./captions";
import { colourOf } from "./colours";
import { fitted, fittedAlerts, isAddress, shorten, shortenEscaped } from "./fitting";
import { jsonObject, postSecretly, refusedAddress, type Reply } from "./secret-address";

const settings = z.strictObject({ url: secretReference });

const MOST_EMBEDS = 10;
const MOST_IN_ALL = 5900;
const MOST_CONTENT = 2000;
/** Of a description, which has room for the lines as well. */
const MOST_LINKS = 3000;

/** Markdown, mentions and links of Discord begin with one of these; a backslash makes text of them. */
const escapeDiscord = (text: string) => text.replace(/[\\*_~`|>#[\]()<@:-]/g, "\\$&");

function embedOf(alert: MessageAlert, message: Message) {
  const buttons = linksWithin(alert, message, {
    write: ({ caption, url }) => `[${caption}](${url.replaceAll("(", "%28").replaceAll(")", "%29")})`,
    between: " · ",
    most: MOST_LINKS,
  });
  const lines = fitted(alert.lines, {
    render: ({ label, value }) =>
      `**${escapeDiscord(label)}:** ${isAddress(value) ? value : shortenEscaped(value, escapeDiscord, 1300)}`,
    sizeOf: (line) => line.length + 1,
    budget: Math.max(4096 - buttons.length - 1, 0),
    most: 30,
  });
  return {
    title: shortenEscaped(alert.title, escapeDiscord, 256),
    description: shorten([...lines.pieces, buttons].filter((line) => line !== "").join("\n"), 4096),
    color: Number.parseInt(colourOf(alert).slice(1), 16),
    timestamp: new Date(alert.endsAt ?? alert.startsAt).toISOString(),
  };
}

function bodyOf(message: Message) {
  const { pieces, left } = fittedAlerts(message, {
    render: (alert) => embedOf(alert, message),
    sizeOf: ({ title, description }) => title.length + description.length,
    budget: MOST_IN_ALL,
    most: MOST_EMBEDS,
  });
  const subject = shortenEscaped(message.subject, escapeDiscord, MOST_CONTENT - 100);
  const more = moreOf(left + message.more, message);
  // A test is about no alert, and has its text alone.
  const color = Number.parseInt(colourOf(message).slice(1), 16);
  const plain = { description: shortenEscaped(message.text, escapeDiscord, 4000), color };
  const embeds = message.alerts.length > 0 ? pieces : [plain];
  // Nobody is mentioned, whatever a name says.
  return { content: more === null ? subject : `${subject}\n${more}`, embeds, allowed_mentions: { parse: [] } };
}

/** 429 says in its body, to the millisecond, when there is room; the header has whole seconds, or is a proxy's. */
function answer(reply: Reply, now: number): Answer {
  const body = jsonObject(reply.text);
  if (reply.status !== 429 || typeof body?.retry_after !== "number") {
    return answerOf(reply, now, typeof body?.id === "string" ? body.id : null);
  }
  const afterMs = Math.min(Math.max(Math.ceil(body.retry_after * 1000), 0), 24 * 3_600_000);
  return { outcome: "retry", detail: "429 too many messages", afterMs };
}

export const discord: Notifier<z.infer<typeof settings>> = {
  kind: "discord",
  settings,
  perAlert: false,
  async send(message, receiver, means) {
    const secret = await means.secret(receiver.url);
    const refused = refusedAddress(secret);
    if (refused) return refused;
    const url = new URL(secret);
    // Else Discord answers before it knows whether the message is kept.
    url.searchParams.set("wait", "true");
    return answer(await postSecretly(means, { url: url.href, body: bodyOf(message), secrets: [secret] }), means.now());
  },
};
