/** What receivers have heard, read from what has arrived at them and from nothing of Tidemark's. */
import type { Mail } from "@/lib/lab/mail";
import { NOTIFIED_STATES, type NotifiedState } from "@/lib/core/alerts/terms";
import type { SinkRequest } from "./http-sink";
import { headingIn } from "./phrases";

/** One alert in one message, as often as it arrived. */
export interface Heard {
  at: number;
  /** By which a receiver knows a message that arrives twice. */
  message: string;
  state: NotifiedState;
  /** The group, or another name of what it is about. */
  about: string;
}

interface Payload {
  alerts: { state: string; about: { kind: string; group?: string; broker?: number } }[];
}

/** What a webhook in Tidemark's own format was told. */
export function heardByHook(requests: readonly SinkRequest[]): Heard[] {
  return requests.flatMap(({ at, headers, body }) => {
    const { alerts } = JSON.parse(body) as Payload;
    const message = String(headers["idempotency-key"]);
    return alerts.map(({ state, about }) => ({ at, message, state: stateOf(state), about: nameOf(about) }));
  });
}

function stateOf(text: string): NotifiedState {
  const state = NOTIFIED_STATES.find((known) => known === text);
  if (!state) throw new Error(`A message says the state "${text}", which there is not.`);
  return state;
}

const nameOf = ({ kind, group, broker }: Payload["alerts"][number]["about"]) =>
  group ?? (broker === undefined ? kind : `${kind} ${broker}`);

/** What a mailbox was told of groups, by headings: subjects and sections have the same. The oldest first. */
export function heardByMail(mails: readonly Mail[]): Heard[] {
  return [...mails].reverse().flatMap(({ at, messageId, text }) => {
    const found = new Map<string, Heard>();
    for (const line of text.split("\n")) {
      const heading = headingIn(line.trim());
      if (heading === null) continue;
      const { state, group: about } = heading;
      found.set(`${state} ${about}`, { at, message: messageId ?? "", state, about });
    }
    return [...found.values()];
  });
}

/** Messages, and how many of them arrived once more with the same id. */
export function countMessages(ids: readonly string[]): { messages: number; duplicates: number } {
  const messages = new Set(ids).size;
  return { messages, duplicates: ids.length - messages };
}

/** What was told of the same thing in two messages that no receiver can know for one: nothing was news in between. */
export function heardTwice(heard: readonly Heard[]): string[] {
  const last = new Map<string, Heard>();
  return heard.flatMap((one) => {
    const before = last.get(one.about);
    last.set(one.about, one);
    const again = before !== undefined && before.state === one.state && before.message !== one.message;
    return again ? [`${one.about} is told twice to be ${one.state}, under two ids`] : [];
  });
}
