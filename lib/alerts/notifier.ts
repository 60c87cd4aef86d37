/**
 * The port of all notifiers: one message goes out, an answer comes back. A notifier is one file in `notifiers/`, its test, and
 * a line in `notifiers/list.ts`. It throws nothing that it could answer, keeps no state, and logs nothing.
 */
import type { z } from "zod";
import type { FirstMessage } from "@/lib/core/alerts/first-message";
import type { Message } from "@/lib/core/alerts/message";

/**
 * What came of a try. `retry`: later, not before `afterMs` where it says so; `isUncertain` where it may have been taken although no
 * answer came. `refused`: the receiver will not take it as it is
 * (bad credentials, no such channel): tried on, more and more rarely, because people mend settings.
 */
export type Answer =
  | { outcome: "delivered"; detail: string; ref: string | null }
  | { outcome: "retry"; detail: string; afterMs: number | null; isUncertain?: true }
  | { outcome: "refused"; detail: string };

/** What a notifier may use. */
export interface Means {
  /**
   * HTTP with the outgoing rules applied on the connected address, redirects refused, a bounded answer and a timeout.
   * @throws Error when no answer came; the caller of the notifier makes a `retry` of it
   */
  request(options: OutgoingRequest): Promise<{ status: number; headers: Headers; text: string }>;
  /** The value of a secret that settings refer to, read anew for each try. @throws Error naming the reference, never the value */
  secret(reference: SecretReference): Promise<string>;
  /** Ends the try. */
  signal: AbortSignal;
  /** What the receiver called its first message of this thread; null where there is none. */
  threadRef: string | null;
  /** False: this receiver was entered on a page, and must not reach private addresses (checked on the connected address). */
  mayReachPrivate: boolean;
  /** What it may reach all the same: CIDRs, addresses, host names. */
  allowed: readonly string[];
  /** The chart of what a message is about, to show within it; null where there is none, or none could be made in time. */
  picture(message: Message): Promise<MessagePicture | null>;
  now(): number;
}

export interface MessagePicture {
  png: Uint8Array;
  /** The same as a sentence, for who does not see it. */
  inWords: string;
}

export interface OutgoingRequest {
  url: string;
  method?: "POST" | "GET" | "PUT";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** Where a secret stands: in the environment, or in a file. Never the secret itself. */
export type SecretReference = { env: string } | { file: string };

export interface Notifier<Settings = unknown> {
  /** The key in the settings: `slack`, `email` ... */
  kind: string;
  /** Strict; secrets are `secretReference` of `secret-reference.ts`. */
  settings: z.ZodType<Settings>;
  /** Takes one event for each alert (PagerDuty, Alertmanager), not one message about many. */
  perAlert: boolean;
  send(message: Message, settings: Settings, means: Means): Promise<Answer>;
  /**
   * Makes the message that `means.threadRef` names say what is true now. Nobody is owed that: `refused` ends it, and no delivery
   * hangs on it. Absent: messages stay as they were sent.
   */
  edit?(first: FirstMessage, settings: Settings, means: Means): Promise<Answer>;
}

/** The answer that an HTTP status stands for: 2xx delivered; 408, 425, 429 and 5xx later, by Retry-After where given; else refused. */
export function answerOf(
  response: { status: number; headers: Headers; text: string },
  now: number,
  ref: string | null = null,
): Answer {
  const detail = `${response.status} ${response.text}`.trim().slice(0, 300);
  if (response.status >= 200 && response.status < 300) return { outcome: "delivered", detail, ref };
  const later = [408, 425, 429].includes(response.status) || response.status >= 500;
  return later
    ? { outcome: "retry", detail, afterMs: retryAfterMs(response.headers.get("retry-after"), now) }
    : { outcome: "refused", detail };
}

/** RFC 9110, 10.2.3: seconds or a date; at most a day. Null where it is neither. */
function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 24 * 3_600_000) : null;
}
