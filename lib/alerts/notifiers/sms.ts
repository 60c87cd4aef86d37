/**
 * SMS by the HTTP of any gateway: one request for each number, a form (Twilio, Aligo) or JSON (NHN Cloud) whose values are
 * templates. They see `text` (what to send, cut to so many messages), `to`, `from`, `id` (for gateways that know a message told
 * twice), `subject`, `state`, `severity`, `kind`, `receiver`, and `labels`. Twilio:
 * `{url: "https://api.twilio.com/2010-04-01/Accounts/AC…/Messages.json", basic: {user: "AC…", password: {env: TWILIO_TOKEN}},
 * to: ["+4915112345678"], form: {To: "{{ to }}", From: "+15005550006", Body: "{{ text }}"}}`.
 */
import { answerOf, type Answer, type Means, type Notifier, type OutgoingRequest } from "../notifier";
import { neverArrived, saidBy } from "../send-error";
import { DailyCap } from "./daily-cap";
import { shorten } from "./fitting";
import { jsonObject, withoutAddress } from "./secret-address";
import { dataOf, requestTo, SettingsFault } from "./sms-request";
import { smsSettings, type SmsSettings } from "./sms-settings";

/** Whether the gateway's own word says that it went well; true where it has none. */
function isAccepted(text: string, accepted: SmsSettings["accepted"]): boolean {
  if (!accepted) return true;
  let value: unknown = jsonObject(text);
  for (const name of accepted.field.split("."))
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined;
  return String(value) === accepted.is;
}

/** Numbers that got nothing are named by their end; the rest has it, so it is not sent again to all. */
function sum(answers: { to: string; answer: Answer }[]): Answer {
  const failed = answers.filter(({ answer }) => answer.outcome !== "delivered");
  // What one number may have got, the message may have told.
  const later =
    failed.find(({ answer }) => answer.outcome === "retry" && answer.isUncertain) ??
    failed.find(({ answer }) => answer.outcome === "retry");
  if (failed.length === answers.length)
    return (later ?? failed[0])?.answer ?? { outcome: "refused", detail: "no numbers" };
  const missed = failed.map(({ to, answer }) => `; not to …${to.slice(-4)}: ${answer.detail}`);
  const detail = shorten(`sent to ${answers.length - failed.length} of ${answers.length}${missed.join("")}`, 300);
  return { outcome: "delivered", detail, ref: null };
}

/** `isSent`: false where it is sure that nothing went out. With a connection and without an answer nobody knows. */
async function sendOne(
  request: OutgoingRequest,
  { accepted }: SmsSettings,
  means: Means,
): Promise<{ answer: Answer; isSent: boolean }> {
  const clean = (text: string) => withoutAddress(text, request.url);
  try {
    const response = await means.request(request);
    const answer = answerOf({ ...response, text: clean(response.text) }, means.now());
    if (answer.outcome !== "delivered") return { answer, isSent: false };
    if (isAccepted(response.text, accepted)) return { answer, isSent: true };
    return { answer: { outcome: "refused", detail: answer.detail }, isSent: false };
  } catch (error) {
    const isSent = !neverArrived(error);
    const isUncertain = isSent && ({ isUncertain: true } as const);
    return { answer: { outcome: "retry", detail: clean(saidBy(error)), afterMs: null, ...isUncertain }, isSent };
  }
}

/** @param cap what was sent today, kept as long as the process runs */
export function smsNotifier(cap: DailyCap): Notifier<SmsSettings> {
  const sendAll = async (requests: OutgoingRequest[], receiver: string, settings: SmsSettings, means: Means) => {
    const { to, perDay } = settings;
    const room = cap.take(receiver, requests.length, perDay, means.now());
    if (!room.isFree) {
      const detail = `${perDay} a day (UTC) is all that perDay allows: this is sent after midnight, or when it allows more`;
      return { outcome: "retry" as const, detail, afterMs: room.afterMs };
    }
    const sent = await Promise.all(requests.map((request) => sendOne(request, settings, means)));
    cap.giveBack(receiver, sent.filter(({ isSent }) => !isSent).length);
    return sum(sent.map(({ answer }, index) => ({ to: to[index] ?? "", answer })));
  };
  return {
    kind: "sms",
    settings: smsSettings,
    perAlert: false,
    async send(message, settings, means) {
      try {
        const data = await dataOf(message, settings);
        const requests = await Promise.all(settings.to.map((to) => requestTo(to, data, settings, means)));
        return await sendAll(requests, message.receiver, settings, means);
      } catch (error) {
        if (error instanceof SettingsFault) return { outcome: "refused", detail: error.message };
        throw error;
      }
    },
  };
}

export const sms = smsNotifier(new DailyCap());
