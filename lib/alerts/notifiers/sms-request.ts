/** What a gateway is sent for one number: the settings' templates, filled in. */
import type { Message } from "@/lib/core/alerts/message";
import type { Means, OutgoingRequest } from "../notifier";
import { urlOf, valueOf } from "../target";
import { renderTemplate } from "../template";
import { refusedAddress } from "./secret-address";
import type { SmsSettings } from "./sms-settings";
import { fitSegments } from "./sms-segments";

/** Deeper no gateway's JSON goes. */
const MOST_DEPTH = 8;

/** It will be the same the next time, until somebody changes the settings. */
export class SettingsFault extends Error {}

async function render(template: string, data: object): Promise<string> {
  try {
    return await renderTemplate(template, data);
  } catch (error) {
    throw new SettingsFault(`The template: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** JSON whose texts are templates: what they make is text again, so no name can add a field. */
async function renderJson(value: unknown, data: object, depth = 0): Promise<unknown> {
  if (typeof value === "string") return render(value, data);
  if (typeof value !== "object" || value === null) return value;
  if (depth === MOST_DEPTH) throw new SettingsFault(`\`json\` is nested more than ${MOST_DEPTH} deep.`);
  if (Array.isArray(value)) return Promise.all(value.map((item) => renderJson(item, data, depth + 1)));
  const entries = Object.entries(value).map(
    async ([name, item]) => [name, await renderJson(item, data, depth + 1)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function headersOf({ headers, basic }: SmsSettings, means: Means): Promise<Record<string, string>> {
  const named = Object.entries(headers).map(
    async ([name, value]) => [name.toLowerCase(), await valueOf(value, means)] as const,
  );
  const all = Object.fromEntries(await Promise.all(named));
  if (!basic) return all;
  const credentials = `${await valueOf(basic.user, means)}:${await means.secret(basic.password)}`;
  return { ...all, authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
}

async function formOf({ form = {} }: SmsSettings, data: object, means: Means): Promise<URLSearchParams> {
  const values = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    values.append(name, typeof value === "string" ? await render(value, data) : await means.secret(value));
  }
  return values;
}

/** What templates see, but for the number. @throws SettingsFault */
export async function dataOf(message: Message, { text, segments, from = "" }: SmsSettings): Promise<object> {
  const { id, subject, state, severity, kind, receiver, alerts } = message;
  const [only] = alerts.length === 1 ? alerts : [];
  const data = {
    id,
    from,
    subject,
    state,
    severity,
    kind,
    receiver,
    labels: alerts[0]?.labels ?? {},
    link: only?.links.open ?? "",
  };
  return { ...data, text: fitSegments(await render(text, data), segments) };
}

/** @throws SettingsFault, and Error where a secret cannot be read */
export async function requestTo(
  to: string,
  data: object,
  settings: SmsSettings,
  means: Means,
): Promise<OutgoingRequest> {
  const address = await urlOf(settings.url, means);
  const refused = refusedAddress(address);
  if (refused) throw new SettingsFault(refused.detail);
  const url = new URL(address);
  const headers = await headersOf(settings, means);
  const values = { ...data, to };
  if (settings.json !== undefined) {
    const body = JSON.stringify(await renderJson(settings.json, values));
    return {
      url: url.href,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body,
    };
  }
  const form = await formOf(settings, values, means);
  if (settings.method === "GET") {
    for (const [name, value] of form) url.searchParams.append(name, value);
    return { url: url.href, method: "GET", headers };
  }
  const type = "application/x-www-form-urlencoded; charset=utf-8";
  return { url: url.href, method: "POST", headers: { "content-type": type, ...headers }, body: form.toString() };
}
