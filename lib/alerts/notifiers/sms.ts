/**
 * SMS by the HTTP of any gateway: one request for each number, a form (Twilio, Aligo) or JSON (NHN Cloud) whose values are
 * templates. They see `text` (what to send, cut to so many messages), `to`, `from`, `id` (for gateways that know a message told
 * twice), `subject`, `state`, `severity`, `kind`, `receiver`, and `labels`. Twilio:
 * `{url: "https://api.twilio.com/2010-04-01/Accounts/AC…/Messages.json", basic: {user: "AC…", password: {env: TWILIO_TOKEN}},
 * to: ["+4915112345678"], form: {To: "{{ to }}", From: "+15005550006", Body: "{{ text }}"}}`.
 */
import { z } from "zod";
import type { Message } from "@/lib/core/alerts/message";
import { answerOf, type Answer, type Means, type Notifier, type OutgoingRequest } from "../notifier";
import { secretReference } from "../secret-reference";
import { renderTemplate, templateFault } from "../template";
import { DailyCap } from "./daily-cap";
import { httpAddress } from "./http-address";
import { shorten } from "./fitting";
import { jsonObject, refusedAddress } from "./secret-address";
import { fitSegments } from "./sms-segments";

const template = z
  .string()
  .max(4000)
  .superRefine((text, context) => {
    const fault = templateFault(text);
    if (fault !== null) context.addIssue({ code: "custom", message: `is no template: ${fault}`, input: text });
  });
const valueOrSecret = z.union([
  z
    .string()
    .max(2000)
    .regex(/^[^\p{Cc}]*$/u, "must have no control characters"),
  secretReference,
]);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, "must be the name of a header");

const settings = z
  .strictObject({
    /** A secret where the address has a key in it. */
    url: z.union([httpAddress, secretReference]),
    /** GET puts the form into the address. */
    method: z.enum(["POST", "GET"]).default("POST"),
    headers: z.record(headerName, valueOrSecret).default({}),
    basic: z.strictObject({ user: valueOrSecret, password: secretReference }).optional(),
    to: z
      .array(z.string().regex(/^\+?[\d-]{3,20}$/, 'must be a number like "+4915112345678"'))
      .min(1)
      .max(20),
    from: z.string().min(1).max(20).optional(),
    /** What is told, before it is cut. */
    text: template.default("{{ subject }}{% if link %} {{ link }}{% endif %}"),
    segments: z.int().min(1).max(3).default(3),
    /** At most so many a day (UTC), counted by number. */
    perDay: z.int().min(1).max(10_000).default(100),
    form: z.record(z.string().min(1).max(100), z.union([template, secretReference])).optional(),
    json: z.record(z.string().min(1).max(100), z.json()).optional(),
    /** Gateways that answer 200 whatever happened: where their answer says that it went well, and the text that stands there. */
    accepted: z
      .strictObject({
        field: z.string().regex(/^[\w-]{1,50}(?:\.[\w-]{1,50}){0,5}$/, 'must be like "header.isSuccessful"'),
        is: z.string().max(100),
      })
      .optional(),
  })
  .superRefine(({ form, json, method, to, perDay }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message, input: undefined });
    if ((form === undefined) === (json === undefined))
      issue("form", "give either `form` or `json`: what the gateway is sent");
    if (json !== undefined && method === "GET") issue("json", "cannot be sent with GET: use `form`, or `method: POST`");
    if (perDay < to.length)
      issue("perDay", `is less than one message to all ${to.length} numbers: nothing could ever be sent`);
  });
type Settings = z.infer<typeof settings>;

/** Deeper no gateway's JSON goes. */
const MOST_DEPTH = 8;

/** JSON whose texts are templates: what they make is text again, so no name can add a field. */
async function renderJson(value: unknown, data: object, depth = 0): Promise<unknown> {
  if (typeof value === "string") return renderTemplate(value, data);
  if (typeof value !== "object" || value === null) return value;
  if (depth === MOST_DEPTH) throw new Error(`\`json\` is nested more than ${MOST_DEPTH} deep.`);
  if (Array.isArray(value)) return Promise.all(value.map((item) => renderJson(item, data, depth + 1)));
  const entries = Object.entries(value).map(
    async ([name, item]) => [name, await renderJson(item, data, depth + 1)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function headersOf(
  { headers, basic }: Settings,
  reveal: (value: z.infer<typeof valueOrSecret>) => Promise<string>,
) {
  const named = await Promise.all(
    Object.entries(headers).map(async ([name, value]) => [name.toLowerCase(), await reveal(value)] as const),
  );
  const all = new Map(named);
  if (basic)
    all.set(
      "authorization",
      `Basic ${Buffer.from(`${await reveal(basic.user)}:${await reveal(basic.password)}`).toString("base64")}`,
    );
  return Object.fromEntries(all);
}

async function dataOf(message: Message, { text, segments, from = "" }: Settings) {
  const { id, subject, state, severity, kind, receiver, alerts } = message;
  const data = {
    id,
    from,
    subject,
    state,
    severity,
    kind,
    receiver,
    labels: alerts[0]?.labels ?? {},
    link: alerts.length === 1 ? (alerts[0]?.links.open ?? "") : "",
  };
  return { ...data, text: fitSegments(await renderTemplate(text, data), segments) };
}

/** Whether the gateway's own word says that it went well; true where it has none. */
function isAccepted(text: string, accepted: Settings["accepted"]): boolean {
  if (!accepted) return true;
  let value: unknown = jsonObject(text);
  for (const name of accepted.field.split("."))
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined;
  return String(value) === accepted.is;
}

async function requestTo(
  to: string,
  data: object,
  receiver: Settings,
  means: Means,
): Promise<OutgoingRequest | Answer> {
  const reveal = (value: z.infer<typeof valueOrSecret>) =>
    typeof value === "string" ? Promise.resolve(value) : means.secret(value);
  const address = await reveal(receiver.url);
  const refused = refusedAddress(address);
  if (refused) return refused;
  const url = new URL(address);
  const headers = await headersOf(receiver, reveal);
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(receiver.form ?? {})) {
    form.append(name, typeof value === "string" ? await renderTemplate(value, { ...data, to }) : await reveal(value));
  }
  if (receiver.method === "GET") {
    for (const [name, value] of form) url.searchParams.append(name, value);
    return { url: url.href, method: "GET", headers };
  }
  const isJson = receiver.json !== undefined;
  const type = `application/${isJson ? "json" : "x-www-form-urlencoded"}; charset=utf-8`;
  const body = isJson ? JSON.stringify(await renderJson(receiver.json, { ...data, to })) : form.toString();
  return { url: url.href, method: "POST", headers: { "content-type": type, ...headers }, body };
}

/** Numbers that got nothing are named by their end; the rest has it, so it is not sent again to all. */
function sum(answers: { to: string; answer: Answer }[]): Answer {
  const failed = answers.filter(({ answer }) => answer.outcome !== "delivered");
  const later = failed.find(({ answer }) => answer.outcome === "retry");
  if (failed.length === answers.length)
    return (later ?? failed[0])?.answer ?? { outcome: "refused", detail: "no numbers" };
  const missed = failed.map(({ to, answer }) => `; not to …${to.slice(-4)}: ${answer.detail}`);
  const detail = shorten(`sent to ${answers.length - failed.length} of ${answers.length}${missed.join("")}`, 300);
  return { outcome: "delivered", detail, ref: null };
}

/** `isSent`: false where it is sure that nothing went out. Without an answer nobody knows. */
async function tryOne(
  request: OutgoingRequest | Answer,
  { accepted }: Settings,
  means: Means,
): Promise<{ answer: Answer; isSent: boolean }> {
  if ("outcome" in request) return { answer: request, isSent: false };
  try {
    const response = await means.request(request);
    const answer = answerOf(response, means.now());
    if (answer.outcome !== "delivered") return { answer, isSent: false };
    if (isAccepted(response.text, accepted)) return { answer, isSent: true };
    return { answer: { outcome: "refused", detail: answer.detail }, isSent: false };
  } catch (error) {
    return {
      answer: { outcome: "retry", detail: error instanceof Error ? error.message : String(error), afterMs: null },
      isSent: true,
    };
  }
}

/** @param cap what was sent today, kept as long as the process runs */
export function smsNotifier(cap: DailyCap): Notifier<Settings> {
  return {
    kind: "sms",
    settings,
    perAlert: false,
    async send(message, receiver, means) {
      const { to: numbers, perDay } = receiver;
      const data = await dataOf(message, receiver);
      const requests = await Promise.all(numbers.map((to) => requestTo(to, data, receiver, means)));
      const room = cap.take(message.receiver, numbers.length, perDay, means.now());
      if (!room.isFree) {
        const detail = `${perDay} short messages are all that may be sent a day (UTC); sent after midnight, or raise perDay`;
        return { outcome: "retry", detail, afterMs: room.afterMs };
      }
      const answers: { to: string; answer: Answer }[] = [];
      for (const [index, request] of requests.entries()) {
        const { answer, isSent } = await tryOne(request, receiver, means);
        if (!isSent) cap.giveBack(message.receiver, 1);
        answers.push({ to: numbers[index] ?? "", answer });
      }
      return sum(answers);
    },
  };
}

export const sms = smsNotifier(new DailyCap());
