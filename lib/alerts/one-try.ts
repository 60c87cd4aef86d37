/** One try of one message: the notifier gets its means, and an answer comes of it whatever happens. */
import type { Message } from "@/lib/core/alerts/message";
import type { Answer, Means, MessagePicture, Notifier, SecretReference } from "./notifier";
import { outgoing } from "./outgoing";
import { redact, secret } from "./secrets";
import { neverArrived, saidBy } from "./send-error";

/** Where the messages of a receiver go, from its settings. */
export interface Addressee {
  notifier: Notifier;
  settings: unknown;
  mayReachPrivate: boolean;
  /** What it may reach all the same: CIDRs, addresses, host names. */
  allowed: readonly string[];
}

export interface Trying {
  addressee: Addressee;
  threadRef: string | null;
  /** The deliverer's: it stops. */
  signal: AbortSignal;
  tryMs: number;
  /** Where absent, messages have no pictures. */
  picture?(message: Message): Promise<MessagePicture | null>;
  now(): number;
}

const MOST_DETAIL = 300;

/** Sends a message once. Never throws: what is thrown is a `retry`. Secrets that were read do not stand in the answer. */
export function tryOnce(message: Message, trying: Trying): Promise<Answer> {
  const { notifier, settings } = trying.addressee;
  return tryCall(trying, (means) => notifier.send(message, settings, means));
}

/** The same of whatever else a notifier can do. */
export async function tryCall(trying: Trying, call: (means: Means) => Promise<Answer>): Promise<Answer> {
  const { tryMs } = trying;
  const secrets = new Set<string>();
  const own = new AbortController();
  const signal = AbortSignal.any([trying.signal, own.signal]);
  const timer = setTimeout(() => own.abort(new Error(`No answer within ${tryMs} ms.`)), tryMs);
  try {
    const calling = call(meansOf(trying, secrets, signal));
    return presentable(await withinSignal(calling, signal), secrets);
  } catch (error) {
    const why: unknown = own.signal.aborted ? own.signal.reason : error;
    const isUncertain = !neverArrived(why) && ({ isUncertain: true } as const);
    return presentable({ outcome: "retry", detail: saidBy(why), afterMs: null, ...isUncertain }, secrets);
  } finally {
    clearTimeout(timer);
  }
}

function meansOf({ addressee, threadRef, picture, now }: Trying, secrets: Set<string>, signal: AbortSignal): Means {
  const { mayReachPrivate, allowed } = addressee;
  const request = outgoing({ mayReachPrivate, allowed, signal });
  return {
    request: async (options) => {
      // Some servers say back what they were sent; notifiers may cut what is said, so it is blanked before they see it.
      const credentials = credentialsIn(options.headers);
      if (credentials !== null) secrets.add(credentials);
      const answer = await request(options);
      return { ...answer, text: redact(answer.text, secrets) };
    },
    secret: async (reference: SecretReference) => {
      const value = await secret(reference);
      secrets.add(value);
      return value;
    },
    signal,
    threadRef,
    mayReachPrivate,
    allowed,
    picture: (message) => picture?.(message).catch(() => null) ?? Promise.resolve(null),
    now,
  };
}

/** What stands behind the scheme: with a user, the password is in it in no form that could be looked for. */
function credentialsIn(headers: Record<string, string> = {}): string | null {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization") ?? [];
  return value?.replace(/^\w+ /, "") ?? null;
}

/** A notifier that does not listen to its signal holds nobody up. */
function withinSignal<T>(sending: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason instanceof Error ? signal.reason : new Error("The try was ended."));
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
    sending.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}

function presentable(answer: Answer, secrets: Set<string>): Answer {
  // Blanked first: what is cut would no longer be recognised.
  const detail = redact(answer.detail, secrets).replace(/\p{Cc}+/gu, " ");
  return { ...answer, detail: detail.length > MOST_DETAIL ? `${detail.slice(0, MOST_DETAIL)}…` : detail };
}
