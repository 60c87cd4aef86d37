/** Waiting for something that is looked at again and again. */
import { setTimeout as wait } from "node:timers/promises";
import { Mismatch } from "../row";

export interface Patience {
  /** What is waited for, for the message when it does not come. */
  what: string | (() => string);
  limitMs: number;
  signal: AbortSignal;
  everyMs?: number;
}

/**
 * Until `look` answers something other than null.
 * @throws Mismatch when `limitMs` are over
 */
export async function waitUntil<T>(
  look: () => T | null | Promise<T | null>,
  { what, limitMs, signal, everyMs = 100 }: Patience,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) {
      const named = typeof what === "string" ? what : what();
      throw new Mismatch([`${named}: not within ${Math.round(limitMs / 1000)} s`]);
    }
    await wait(everyMs, undefined, { signal });
  }
}
