/**
 * Slack: an incoming webhook, or a bot (`chat.postMessage`) that tells updates in the thread of the first message, and edits that
 * one (`chat.update`) to what is true of all that it told of, so that the channel shows it without the thread.
 * Limits: 50 blocks, 3,000 characters in a section (docs.slack.dev, Block Kit).
 */
import { z } from "zod";
import type { FirstMessage } from "@/lib/core/alerts/first-message";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { answerOf, type Answer, type Means, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { target, urlOf } from "../target";
import { linksWithin, moreOf } from "./captions";
import { ACKNOWLEDGED, colourOf } from "./colours";
import { fitted, fittedAlerts, isAddress, shorten, shortenEscaped } from "./fitting";
import { jsonObject, postSecretly, refusedAddress, type Reply } from "./secret-address";

const settings = z.union([
  z.strictObject({ url: secretReference }),
  z.strictObject({
    token: secretReference,
    /** An id ("C024BE91L") or a name ("#ops"). */
    channel: z.string().min(1).max(100),
    /** Where Slack's methods are; another one for Slack's government cloud. */
    api: target.default("https://slack.com/api"),
  }),
]);
type Settings = z.infer<typeof settings>;

const MOST_ALERTS = 20;
const MOST_SECTION = 3000;
/** Slack refuses what is too long in all, and says nowhere how long that is: 13,200 characters have been seen to be. */
const MOST_IN_ALL = 12_000;

/** Slack's three: with them `<!channel>`, `<@U…>` and `<https://…|…>` are text. */
const escapeSlack = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** `verbatim`: names of channels and people, and addresses, are not made into links either. */
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text, verbatim: true } });

/** Links stand in text: a button asks its app for an answer, which a webhook cannot give. */
const linkOf = (url: string, caption?: string) => {
  const target = escapeSlack(url.replaceAll("<", "%3C").replaceAll(">", "%3E").replaceAll("|", "%7C"));
  return caption === undefined ? `<${target}>` : `<${target}|${caption}>`;
};

function blocksOf(alert: MessageAlert, message: Message): object[] {
  const lines = alert.lines.map(({ label, value }) => {
    const shown = isAddress(value) ? linkOf(value) : shortenEscaped(value, escapeSlack, 1300);
    return `*${shortenEscaped(label, escapeSlack, 100)}:* ${shown}`;
  });
  const title = `*${shortenEscaped(alert.title, escapeSlack, 500)}*`;
  const body = fitted(lines, {
    render: (line) => line,
    sizeOf: (line) => line.length + 1,
    budget: MOST_SECTION - title.length,
    most: 50,
  });
  const links = linksWithin(alert, message, {
    write: ({ caption, url }) => linkOf(url, caption),
    between: "  ·  ",
    most: MOST_SECTION,
  });
  const context = { type: "context", elements: [{ type: "mrkdwn", text: links, verbatim: true }] };
  return [section([title, ...body.pieces].join("\n")), ...(links !== "" ? [context] : [])];
}

/** The subject stands above; what there is to read stands in an attachment, which alone can have a colour. */
function contentOf(message: Message, color = colourOf(message)) {
  const { pieces, left } = fittedAlerts(message, {
    render: (alert) => blocksOf(alert, message),
    sizeOf: (blocks) => JSON.stringify(blocks).length,
    budget: MOST_IN_ALL,
    most: MOST_ALERTS,
  });
  const more = moreOf(left + message.more, message);
  // A test is about no alert, and has its text alone.
  const body =
    message.alerts.length > 0 ? pieces.flat() : [section(shortenEscaped(message.text, escapeSlack, MOST_SECTION))];
  const blocks = more === null ? body : [...body, section(more)];
  const text = shortenEscaped(message.subject, escapeSlack, 1000);
  return { text, mrkdwn: false, attachments: [{ color, fallback: text, blocks }] };
}

/** Errors of Slack's methods that pass; all others are about the settings or the message. */
const PASSING = new Set([
  "ratelimited",
  "rate_limited",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** The thread's first message is gone, or takes no answers. */
const NO_THREAD = new Set(["thread_not_found", "cannot_reply_to_message", "thread_locked"]);

/** Messages are edited by their channel's id, and settings may hold its name: the id is kept with the message. */
const refOf = ({ channel, ts }: Record<string, unknown>): string | null => {
  if (typeof ts !== "string") return null;
  return typeof channel === "string" ? `${channel}:${ts}` : ts;
};

/** References of earlier releases are the message's `ts` alone. */
function placeOf(ref: string): { channel: string | null; ts: string } {
  const at = ref.indexOf(":");
  return at < 0 ? { channel: null, ts: ref } : { channel: ref.slice(0, at), ts: ref.slice(at + 1) };
}

/** A method's answer is 200 with `ok: false` where it failed. `ref` is the thread's first message. */
function answerOfMethod(reply: Reply, now: number, threadRef: string | null): Answer {
  const body = jsonObject(reply.text);
  if (reply.status !== 200 || body === null) {
    const answer = answerOf(reply, now);
    return answer.outcome === "delivered"
      ? { outcome: "retry", detail: `no answer of Slack: ${answer.detail}`, afterMs: null }
      : answer;
  }
  if (body.ok === true) return { outcome: "delivered", detail: "200 ok", ref: threadRef ?? refOf(body) };
  const error = shorten(String(body.error), 200);
  return PASSING.has(error)
    ? { outcome: "retry", detail: error, afterMs: null }
    : { outcome: "refused", detail: error };
}

type Bot = Extract<Settings, { token: unknown }>;

/** Calls a method of Slack with a body. */
async function methodsOf({ token, api }: Pick<Bot, "token" | "api">, means: Means) {
  const secret = await means.secret(token);
  const base = (await urlOf(api, means)).replace(/\/$/, "");
  const headers = { authorization: `Bearer ${secret}` };
  return (method: string, body: object): Promise<Reply> =>
    postSecretly(means, { url: `${base}/${method}`, body, headers, secrets: [secret] });
}

async function sendAsBot(message: Message, { token, channel, api }: Bot, means: Means): Promise<Answer> {
  const call = await methodsOf({ token, api }, means);
  const post = async (thread: string | null) => {
    const inThread =
      thread === null ? {} : { thread_ts: placeOf(thread).ts, reply_broadcast: message.state === "firing" };
    // The id makes a message that was told twice known as such.
    const metadata = { event_type: "tidemark_alert", event_payload: { id: message.id } };
    const body = {
      channel,
      ...contentOf(message),
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
      metadata,
      ...inThread,
    };
    return answerOfMethod(await call("chat.postMessage", body), means.now(), thread);
  };
  const answer = await post(means.threadRef);
  return answer.outcome === "refused" && means.threadRef !== null && NO_THREAD.has(answer.detail) ? post(null) : answer;
}

/** An id of a channel, a private one or a conversation, as against a name. */
const CHANNEL_ID = /^[CGD][A-Z0-9]{6,}$/;

/** Unlike `chat.postMessage` it would make links of names and addresses unless told otherwise; what it is not given stays. */
async function editAsBot({ message, isAcknowledged }: FirstMessage, settings: Bot, means: Means): Promise<Answer> {
  const { channel: kept, ts } = placeOf(means.threadRef ?? "");
  const channel = kept ?? (CHANNEL_ID.test(settings.channel) ? settings.channel : null);
  if (channel === null)
    return { outcome: "refused", detail: "The channel's id is not known: the thread began before it was kept." };
  const call = await methodsOf(settings, means);
  const content = contentOf(message, isAcknowledged ? ACKNOWLEDGED : undefined);
  const reply = await call("chat.update", { channel, ts, ...content, parse: "none", link_names: false });
  return answerOfMethod(reply, means.now(), means.threadRef);
}

export const slack: Notifier<Settings> = {
  kind: "slack",
  settings,
  perAlert: false,
  async edit(first, receiver, means) {
    if ("token" in receiver) return editAsBot(first, receiver, means);
    return { outcome: "refused", detail: "What a webhook has sent cannot be edited." };
  },
  async send(message, receiver, means) {
    if ("token" in receiver) return sendAsBot(message, receiver, means);
    const url = await means.secret(receiver.url);
    return refusedAddress(url) ?? answerOf(await postSecretly(means, { url, body: contentOf(message) }), means.now());
  },
};
