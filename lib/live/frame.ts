/**
 * Events as bytes, made once and handed to every reader. A gzip stream is a header and a row of deflate blocks; a frame
 * that was deflated by itself and flushed to a byte boundary can stand in any such stream. So all readers of a scope
 * share the compressed bytes, and none costs a compressor of its own. The stream never ends in order, so it has no
 * trailer.
 */
import { constants, deflateRawSync } from "node:zlib";
import type { StreamEvent } from "@/lib/api/stream-contract";

export type Encoding = "gzip" | "identity";

/** RFC 1952: magic, deflate, no flags, no time, no hints, unknown system. */
const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

export class Frame {
  private readonly plain: Uint8Array;
  private packed: Uint8Array | null = null;

  /** `id`: what a reader names who comes back; it stands at the last event. The events themselves are not kept. */
  constructor(events: readonly StreamEvent[], id: string | null = null) {
    const text = events
      .map(({ name, data }, index) => {
        const last = id !== null && index === events.length - 1;
        return `${last ? `id: ${id}\n` : ""}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      })
      .join("");
    this.plain = new TextEncoder().encode(text);
  }

  /** What the frame takes in memory, in bytes; packed it takes a little more. */
  get size(): number {
    return this.plain.byteLength;
  }

  bytes(encoding: Encoding): Uint8Array {
    if (encoding === "identity") return this.plain;
    return (this.packed ??= new Uint8Array(deflateRawSync(this.plain, { finishFlush: constants.Z_SYNC_FLUSH })));
  }
}

/** What a stream in this encoding begins with. */
export const preamble = (encoding: Encoding): Uint8Array => (encoding === "gzip" ? GZIP_HEADER : new Uint8Array());

/**
 * Accept-Encoding headers that allow gzip. Next strips Content-Encoding from what a route answers, so `next.config.js`
 * sets it, by this same pattern.
 */
export const ACCEPTS_GZIP = "(?:.*,)?\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,.*)?";

/** The encoding to answer with: gzip where the reader takes it. */
export const chooseEncoding = (acceptEncoding: string | null): Encoding =>
  new RegExp(`^${ACCEPTS_GZIP}$`).test(acceptEncoding ?? "") ? "gzip" : "identity";

/** Any other answer in the encoding that the header promises. */
export function packAnswer(answer: Response, encoding: Encoding): Response {
  if (encoding === "identity" || answer.body === null) return answer;
  return new Response(answer.body.pipeThrough(new CompressionStream("gzip")), answer);
}
