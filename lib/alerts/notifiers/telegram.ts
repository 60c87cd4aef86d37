/**
 * Telegram: `sendMessage` of a bot. The token is part of the address, so no answer repeats it. Limits: 4,096 characters after
 * markup is read; 429 says in `parameters.retry_after` (seconds) when there is room (core.telegram.org/bots/api).
 */
import { z } from "zod";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { answerOf, type Answer, type Means, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { target, urlOf } from "../target";
import { linksOf, moreOf } from "./captions";
import { fittedAlerts, isAddress, shorten } from "./fitting";
import { jsonObject, postSecretly, type Reply } from "./secret-address";

const settings = z.strictObject({
  token: secretReference,
  /** "-1001234567890" or "@channel". */
  chat: z
    .string()
    .regex(
      /^(?:-?\d{1,20}|@[A-Za-z0-9_]{3,64})$/,
      'must be the number of a chat as text ("-1001234567890"), or "@channel"',
    ),
  /** The topic of a forum. */
  topic: z.int().positive().optional(),
  /** Where a Bot API server of one's own is. */
  api: target.default("https://api.telegram.org"),
});

const MOST_TEXT = 4096;
const MOST_ALERTS = 20;

const escapeHtml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** `@name` would call a person, `/word` be a command and `#word` a search: within code they are text. */
const inert = (text: string) =>
  text
    .split(/((?<![\w/])[@/#]\w+)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
    .join("");

interface Piece {
  html: string;
  /** Characters that are shown. */
  shown: number;
}

/** Links stand in text: an address that Telegram does not like makes it refuse a message with buttons, but only the link in text. */
function pieceOf(alert: MessageAlert, message: Message): Piece {
  const title = shorten(alert.title, 300);
  const lines = alert.lines
    .slice(0, 30)
    .map(({ label, value }) => ({ label: shorten(label, 100), value: shorten(value, 1200) }));
  const links = linksOf(alert, message);
  const html = [
    `<b>${inert(title)}</b>`,
    ...lines.map(
      ({ label, value }) => `<b>${escapeHtml(label)}:</b> ${isAddress(value) ? escapeHtml(value) : inert(value)}`,
    ),
    links.map(({ caption, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(caption)}</a>`).join(" · "),
  ];
  const shown = [
    title,
    ...lines.map(({ label, value }) => `${label}: ${value}`),
    links.map(({ caption }) => caption).join(" · "),
  ];
  return { html: html.filter((line) => line !== "").join("\n"), shown: shown.join("\n").length };
}

function textOf(message: Message): string {
  const subject = shorten(message.subject, 250);
  const { pieces, left } = fittedAlerts(message, {
    render: (alert) => pieceOf(alert, message),
    sizeOf: ({ shown }) => shown + 2,
    budget: MOST_TEXT - subject.length - 100,
    most: MOST_ALERTS,
  });
  const more = moreOf(left + message.more, message);
  // A message about one alert has its title as subject.
  const head =
    message.alerts.length === 1 && pieces.length === 1 && message.alerts[0]?.title === message.subject
      ? []
      : [`<b>${inert(subject)}</b>`];
  // A test is about no alert, and has its text alone.
  if (message.alerts.length === 0) return [...head, inert(shorten(message.text, 3500))].join("\n\n");
  return [...head, ...pieces.map(({ html }) => html), ...(more === null ? [] : [escapeHtml(more)])].join("\n\n");
}

function answer(reply: Reply, means: Means): Answer {
  const body = jsonObject(reply.text);
  if (body === null) return answerOf(reply, means.now());
  const detail = `${reply.status} ${shorten(typeof body.description === "string" ? body.description : "", 250)}`.trim();
  if (body.ok === true) {
    const id = (body.result as { message_id?: unknown } | undefined)?.message_id;
    return { outcome: "delivered", detail, ref: means.threadRef ?? (typeof id === "number" ? String(id) : null) };
  }
  const seconds = (body.parameters as { retry_after?: unknown } | undefined)?.retry_after;
  if (reply.status === 429 && typeof seconds === "number") {
    return { outcome: "retry", detail, afterMs: Math.min(Math.max(seconds, 0), 24 * 3600) * 1000 };
  }
  const plain = answerOf(reply, means.now());
  // 200 that is not `ok` is none of Telegram's answers.
  return plain.outcome === "delivered"
    ? { outcome: "retry", detail: `no answer of Telegram: ${detail}`, afterMs: null }
    : { ...plain, detail };
}

export const telegram: Notifier<z.infer<typeof settings>> = {
  kind: "telegram",
  settings,
  perAlert: false,
  async send(message, { token, chat, topic, api }, means) {
    const secret = await means.secret(token);
    if (!/^\d{1,20}:[\w-]{10,100}$/.test(secret))
      return { outcome: "refused", detail: "The secret of `token` is no token of a bot: 123456:ABC…" };
    const base = (await urlOf(api, means)).replace(/\/$/, "");
    const reply = means.threadRef !== null && /^\d{1,15}$/.test(means.threadRef) ? Number(means.threadRef) : null;
    const body = {
      chat_id: chat,
      ...(topic === undefined ? {} : { message_thread_id: topic }),
      text: textOf(message),
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...(reply === null ? {} : { reply_parameters: { message_id: reply, allow_sending_without_reply: true } }),
    };
    return answer(
      await postSecretly(means, { url: `${base}/bot${secret}/sendMessage`, body, secrets: [secret] }),
      means,
    );
  },
};
