/** One file over HTTP(S), with a checksum: continues after a broken connection, tries again, and says what failed. */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";

export interface FetchFileOptions {
  url: string;
  file: string;
  sha256: string;
  /** Called with the number of bytes that arrived; negative when a part had to be thrown away. */
  advance?: (bytes: number) => void;
  attempts?: number;
  /** Pause before the second attempt in ms; doubles with each further one. */
  backoffMs?: number;
  /** Give an attempt up when nothing arrives for so many ms. */
  idleMs?: number;
}

const have = (file: string) => (existsSync(file) ? statSync(file).size : 0);

/** An error whose cause will not go away by trying again (such as 404). */
class Hopeless extends Error {}

async function attempt(options: FetchFileOptions): Promise<void> {
  const abort = new AbortController();
  let timer = setTimeout(() => {}, 0);
  const touch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(new Error("nothing arrived for a while")), options.idleMs ?? 30_000);
  };
  touch();
  try {
    const from = have(options.file);
    const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
    const response = await fetch(options.url, { headers, signal: abort.signal });
    if (!response.ok || !response.body) {
      if (response.status === 416) discard(options);
      const message = `HTTP ${response.status}`;
      throw response.status < 500 && ![408, 416, 429].includes(response.status)
        ? new Hopeless(message)
        : new Error(message);
    }
    if (response.status !== 206) discard(options);
    for await (const chunk of response.body) {
      touch();
      appendFileSync(options.file, chunk);
      options.advance?.(chunk.length);
    }
  } finally {
    clearTimeout(timer);
  }
}

function discard(options: FetchFileOptions): void {
  const size = have(options.file);
  if (size > 0) options.advance?.(-size);
  writeFileSync(options.file, "");
}

function verify(options: FetchFileOptions): void {
  const actual = createHash("sha256").update(readFileSync(options.file)).digest("hex");
  if (actual === options.sha256) return;
  discard(options);
  throw new Error(`the checksum is ${actual.slice(0, 12)}… instead of ${options.sha256.slice(0, 12)}…`);
}

/** The innermost reason: fetch wraps "connection refused" in "fetch failed". */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error) return cause.message || String((cause as NodeJS.ErrnoException).code ?? cause.name);
  return error instanceof Error ? error.message : String(error);
}

/**
 * Fetches `url` into `file` and checks it. A partial file is continued where the server can. Throws with the address
 * and the last reason after `attempts` (default 4) failures, and leaves no file behind then.
 */
export async function fetchFile(options: FetchFileOptions): Promise<void> {
  const attempts = options.attempts ?? 4;
  let reason = "";
  for (let turn = 0; turn < attempts; turn++) {
    if (turn > 0) await new Promise((resolve) => setTimeout(resolve, (options.backoffMs ?? 500) * 2 ** (turn - 1)));
    try {
      await attempt(options);
      verify(options);
      return;
    } catch (error) {
      reason = reasonOf(error);
      if (error instanceof Hopeless) break;
    }
  }
  rmSync(options.file, { force: true });
  throw new Error(
    `Could not fetch ${options.url}: ${reason}. Check the network, or name another repository in TIDEMARK_MAVEN_REPOSITORY.`,
  );
}
