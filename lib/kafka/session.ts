/**
 * How long a connection may be used: brokers end the sessions of SASL log-ins (`connections.max.reauth.ms`, KIP-368), and
 * close a connection on which a request comes later. It is replaced by a fresh one before.
 */
import type { Millis } from "@/lib/core/words/terms";

/** Times by `performance.now()`, which nobody sets back. */
export interface Session {
  /** From here on a successor is opened. */
  renewAt: number;
  /** From here on no request is sent any more: on its way to the broker it could come too late. */
  lastUse: number;
}

const RENEWED_AFTER = 0.75;
const USED_UNTIL = 0.9;
/** Until a successor that could not be opened is tried again. */
const RETRY_MS: Millis = 1_000;
/** A connection whose certificates are about to expire is replaced, but not more often: they may have been renewed. */
const LOOK_AGAIN_MS: Millis = 10 * 60_000;

/**
 * The session of a connection that logged in at `startedAt`, by `performance.now()`. Infinity: without end.
 *
 * @param lifetimeMs how long its log-in holds
 * @param untilWarning how long until its certificates have to be told of as about to expire, in ms; 0 or less: they are
 */
export function sessionOf(startedAt: number, lifetimeMs: Millis, untilWarning: Millis): Session {
  return {
    renewAt: startedAt + Math.min(lifetimeMs * RENEWED_AFTER, Math.max(untilWarning, LOOK_AGAIN_MS)),
    lastUse: startedAt + lifetimeMs * USED_UNTIL,
  };
}

/** A successor could not be opened: the connection stays in use, and it is tried again in a moment. */
export function postpone(session: Session): void {
  session.renewAt = performance.now() + RETRY_MS;
}
