/**
 * Reads the body of a request, up to a limit and within a time: what is longer is refused before it fills the memory, and what
 * comes too slowly is not waited for. All bodies that are being read share one memory.
 */
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { problem } from "./answer";
import { shortOf } from "./overload";

/** A body that is not read to its end; `response` says why. */
export class BodyRefused extends Error {
  override name = "BodyRefused";
  constructor(readonly response: Response) {
    super(`a body was refused with ${response.status}`);
  }
}

/** Bytes of bodies that are on their way, of all requests together. */
const MOST_UNDERWAY = 64_000_000;
const DEADLINE_MS = 20_000;
let underway = 0;

export interface BodyLimits {
  bytes: number;
  /** How long the body may take to come. */
  deadlineMs?: number;
}

/** The whole body as text. @throws BodyRefused */
export async function readBody(request: Request, limits: BodyLimits): Promise<string> {
  return new TextDecoder().decode(await readBytes(request, limits));
}

/** The whole body. @throws BodyRefused with 413 as soon as too much has come, 408 after the deadline, 503 while others fill the memory */
export async function readBytes(
  request: Request,
  { bytes: most, deadlineMs = DEADLINE_MS }: BodyLimits,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLong(most);
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  const late = tooSlow(deadlineMs);
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late.promise]);
      if (done) return joined(pieces, length);
      length += value.byteLength;
      underway += value.byteLength;
      if (length > most) throw tooLong(most);
      if (underway > MOST_UNDERWAY) throw new BodyRefused(shortOf(why("refused.other-bodies", {}), 5));
      pieces.push(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => {});
    throw error;
  } finally {
    underway -= length;
    late.clear();
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

function tooSlow(deadlineMs: number): { promise: Promise<never>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    const detail = why("refused.body-late", { seconds: deadlineMs / 1000 });
    timer = setTimeout(() => reject(new BodyRefused(problem(408, "title.too-slow", detail))), deadlineMs);
  });
  promise.catch(() => {});
  return { promise, clear: () => clearTimeout(timer) };
}

function tooLong(most: number): BodyRefused {
  return new BodyRefused(problem(413, "title.too-long", why("refused.body-long", { bytes: most })));
}
