/** Brokers that did not answer are left alone, longer and longer, before they are tried again. */
import type { Millis } from "@/lib/core/words/terms";

interface Backoff {
  failures: number;
  until: Millis;
  error: unknown;
}

const FIRST_MS = 500;
const MAX_MS = 4_000;
/** How long a request waits for a broker that did not answer before: long enough for one that is back. */
const RECONNECT_PATIENCE_MS = 300;

/** By the key of a broker. */
export class Backoffs {
  private readonly all = new Map<string, Backoff>();

  /** Undefined where the last attempt did not fail. */
  find(key: string): Readonly<Backoff> | undefined {
    return this.all.get(key);
  }

  begin(key: string, error: unknown): void {
    const failures = (this.all.get(key)?.failures ?? 0) + 1;
    const longest = Math.min(MAX_MS, FIRST_MS * 2 ** (failures - 1));
    // Not all at once: a broker that comes back is met by everybody who waited for it.
    const wait = longest * (0.75 + Math.random() / 4);
    this.all.set(key, { failures, until: Date.now() + wait, error });
  }

  end(key: string): void {
    this.all.delete(key);
  }
}

/** The connection if it opens soon; else the error of the attempt before. */
export async function withPatience<T>(opening: Promise<T>, error: unknown): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(error as Error), RECONNECT_PATIENCE_MS);
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}
