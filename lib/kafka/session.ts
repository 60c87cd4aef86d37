/**
 * How long a connection may be used: brokers end the sessions of SASL log-ins (`connections.max.reauth.ms`, KIP-368), and
 * close a connection on which a request comes later. It is replaced by a fresh one before.
 */
import type { Millis } from "@/lib/core/terms";

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
/** A connection whose certificates are about to expire is replaced so often, to see whether they have been renewed. */
const LOOK_AGAIN_MS: Millis = 10 * 60_000;

/** The session of a log-in that began at `startedAt` and holds for `lifetimeMs`; Infinity: without end. */
export function sessionOf(startedAt: number, lifetimeMs: Millis, expiresSoon: boolean): Session {
  const end = startedAt + lifetimeMs * RENEWED_AFTER;
  return {
    renewAt: expiresSoon ? Math.min(end, startedAt + LOOK_AGAIN_MS) : end,
    lastUse: startedAt + lifetimeMs * USED_UNTIL,
  };
}

/** A successor could not be opened: the connection stays in use, and it is tried again in a moment. */
export function postpone(session: Session): void {
  session.renewAt = performance.now() + RETRY_MS;
}
