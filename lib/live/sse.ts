/** A feed as server-sent events (the WHATWG HTML standard's event stream format) for one reader. */
import type { StreamEventData } from "@/lib/api/stream-contract";
import type { Feed } from "./feed";
import { Frame, preamble, type Encoding } from "./frame";

const HEARTBEAT_MS = 15_000;
/** Smaller beginnings are sent in one piece, which is a copy; larger ones are shared with all other readers. */
const COPIED_BYTES = 16_000;
/** What may wait for a reader. Frames are shared, so it is the reader's patience, not memory, that this bounds. */
const MAX_WAITING_BYTES = 512_000;

export interface StreamOptions {
  encoding: Encoding;
  hello: Omit<StreamEventData<"hello">, "resumed">;
  /** Id of the last event that the reader has. */
  after: string | null;
  signal: AbortSignal;
  /** The stream has ended, however. */
  onEnd?: () => void;
}

/**
 * A stream that starts with the whole picture, or with what the reader missed, and goes on with what changes. A reader
 * that does not keep up misses frames and is given the whole picture when it reads again. The stream ends when `signal`
 * aborts or the hub closes.
 */
export function openStream(
  feed: Feed,
  { encoding, hello, after, signal, onEnd }: StreamOptions,
): ReadableStream<Uint8Array> {
  let behind = false;
  let end: (cancelled?: boolean) => void = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (frame: Frame) => {
          if ((controller.desiredSize ?? 0) <= 0) behind = true;
          if (!behind) controller.enqueue(frame.bytes(encoding));
        };
        const leave = feed.add({ take: send, end: () => end() });
        const heartbeat = setInterval(
          () => send(new Frame([{ name: "heartbeat", data: { at: Date.now() } }])),
          HEARTBEAT_MS,
        );
        end = (cancelled = false) => {
          end = () => {};
          clearInterval(heartbeat);
          leave();
          onEnd?.();
          signal.removeEventListener("abort", onAbort);
          // A reader that cancelled has closed the controller already.
          if (!cancelled) controller.close();
        };
        const onAbort = () => end();
        signal.addEventListener("abort", onAbort);
        const missed = after === null ? null : feed.after(after);
        const greeting = new Frame([{ name: "hello", data: { ...hello, resumed: missed !== null } }]);
        const first: Uint8Array[] = [Buffer.concat([preamble(encoding), greeting.bytes(encoding)])];
        // Whatever its size, the beginning is taken as a whole.
        for (const frame of missed ?? [feed.snapshot()]) first.push(frame.bytes(encoding));
        const copied = first.reduce((sum, piece) => sum + piece.byteLength, 0) <= COPIED_BYTES;
        for (const piece of copied ? [Buffer.concat(first)] : first) controller.enqueue(piece);
        if (signal.aborted) end();
      },
      pull(controller) {
        if (!behind) return;
        behind = false;
        controller.enqueue(feed.snapshot().bytes(encoding));
      },
      cancel: () => end(true),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MAX_WAITING_BYTES }),
  );
}
