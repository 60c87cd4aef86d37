/**
 * Server-sent events into the query cache. One connection per page, for the narrowest scope that any mounted
 * component asks for: browsers allow six connections per server, over all tabs. A hidden page listens to nothing and
 * catches up when it is shown.
 */
import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import type { QueryClient } from "@tanstack/react-query";
import type { StreamEvent, StreamEventData, StreamEventName } from "@/lib/api/stream-contract";
import { betweenFrames } from "./between-frames";
import { keys } from "./keys";
import { newMemory, takeEvent, type StreamMemory } from "./stream-store";
import { STREAM_EVENTS } from "@/lib/api/stream-names";
import { chooseScope, streamAddress, type StreamScope } from "./stream-scope";

export interface StreamState {
  connected: boolean;
  /** Build of the server: at first contact, and now. They differ after an update. */
  firstBuild: string | null;
  build: string | null;
  /** Whether a lab runs beside the server; null before first contact. */
  lab: boolean | null;
  /** The server's clock minus this browser's, in ms. */
  skewMs: number;
  /** How often the server reads what is looked at between the cycles, in ms; null: not at all, and before first contact. */
  liveMs: number | null;
  /** What is being listened to; null before first contact. */
  scope: StreamScope["kind"] | null;
}

const INITIAL: StreamState = {
  ...{ connected: false, firstBuild: null, build: null, lab: null, skewMs: 0, liveMs: null, scope: null },
};
/** Heartbeats come every 15 s; after this much silence the connection is taken for dead. */
const SILENCE_MS = 40_000;
const RETRY_MS = [500, 1000, 2000, 4000, 8000];
/** Scopes whose pictures are kept, so that going back to a page sends only what was missed. */
const REMEMBERED = 3;

/** Keeps one EventSource alive and hands its events to the cache. */
export class LiveStream {
  private state = INITIAL;
  private readonly listeners = new Set<() => void>();
  private readonly scopes: StreamScope[] = [];
  private readonly memories = new Map<string, StreamMemory>();
  private source: EventSource | null = null;
  private address: string | null = null;
  private retries = 0;
  private retryTimer: number | undefined;
  private silenceTimer: number | undefined;
  private running = false;
  private received: Promise<void> = Promise.resolve();

  constructor(private readonly cache: QueryClient) {
    // The stream keeps the identity of rows by itself; comparing thousands of them again would cost a frame.
    cache.setQueryDefaults(keys.groups, { structuralSharing: false });
  }

  getState = () => this.state;

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Starts listening; the returned function ends it. */
  start(): () => void {
    this.running = true;
    document.addEventListener("visibilitychange", this.onVisibility);
    window.addEventListener("online", this.reconnect);
    this.apply();
    return () => {
      this.running = false;
      document.removeEventListener("visibilitychange", this.onVisibility);
      window.removeEventListener("online", this.reconnect);
      this.close();
    };
  }

  /** Asks for a scope until the returned function is called. */
  want(scope: StreamScope): () => void {
    this.scopes.push(scope);
    // The page's other components ask in the same turn; do not connect twice.
    queueMicrotask(() => this.apply());
    return () => {
      this.scopes.splice(this.scopes.indexOf(scope), 1);
      queueMicrotask(() => this.apply());
    };
  }

  private onVisibility = () => (document.hidden ? this.close() : this.apply());

  private reconnect = () => {
    this.close();
    this.apply();
  };

  /** Brings the connection in line with what is wanted. */
  private apply(): void {
    if (!this.running || document.hidden) return;
    const scope = chooseScope(this.scopes);
    const address = streamAddress(scope);
    if (this.source && address === this.address) return;
    this.close();
    this.address = address;
    this.open(address, scope);
  }

  private open(address: string, scope: StreamScope): void {
    const memory = this.memoryOf(address);
    const after = memory.lastId === null ? "" : `&after=${encodeURIComponent(memory.lastId)}`;
    const source = new EventSource(address + after);
    this.source = source;
    this.watchSilence();
    source.onerror = () => {
      if (this.source === source) this.retry();
    };
    for (const name of STREAM_EVENTS) {
      source.addEventListener(name, (message) => {
        // One after the other, for some take longer than a frame and are interrupted.
        this.received = this.received.then(() =>
          this.source === source ? this.receive(name, message as MessageEvent<string>, scope, memory) : undefined,
        );
      });
    }
  }

  private memoryOf(address: string): StreamMemory {
    const memory = this.memories.get(address) ?? newMemory();
    this.memories.delete(address);
    this.memories.set(address, memory);
    for (const old of this.memories.keys()) if (this.memories.size > REMEMBERED) this.memories.delete(old);
    return memory;
  }

  private close(): void {
    window.clearTimeout(this.retryTimer);
    window.clearTimeout(this.silenceTimer);
    this.source?.close();
    this.source = null;
  }

  private retry(): void {
    this.close();
    this.update({ connected: false });
    const wait = RETRY_MS[Math.min(this.retries++, RETRY_MS.length - 1)] ?? 8000;
    this.retryTimer = window.setTimeout(() => this.apply(), wait);
  }

  private watchSilence(): void {
    window.clearTimeout(this.silenceTimer);
    this.silenceTimer = window.setTimeout(() => this.retry(), SILENCE_MS);
  }

  private async receive(
    name: StreamEventName,
    message: MessageEvent<string>,
    scope: StreamScope,
    memory: StreamMemory,
  ): Promise<void> {
    this.watchSilence();
    // Not checked field by field, for the reasons that api.ts gives.
    const event = { name, data: JSON.parse(message.data) as unknown } as StreamEvent;
    if (event.name === "hello") this.greet(event.data, scope);
    if (event.name === "heartbeat") this.update({ skewMs: event.data.at - Date.now() });
    try {
      await betweenFrames(takeEvent(this.cache, scope, memory, event));
      if (message.lastEventId) memory.lastId = message.lastEventId;
    } catch {
      // Out of step with the server: start over with the whole picture.
      if (this.address) this.memories.delete(this.address);
      this.retry();
    }
  }

  private greet(hello: StreamEventData<"hello">, scope: StreamScope): void {
    this.retries = 0;
    this.update({
      connected: true,
      firstBuild: this.state.firstBuild ?? hello.build,
      build: hello.build,
      lab: hello.lab,
      // A page may outlast the server that it came from.
      liveMs: hello.liveMs ?? null,
      skewMs: hello.at - Date.now(),
      scope: scope.kind,
    });
  }

  private update(change: Partial<StreamState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

export const StreamContext = createContext<LiveStream | null>(null);

/** The page's stream. */
function useLiveStream(): LiveStream {
  const stream = useContext(StreamContext);
  if (!stream) throw new Error("Components that show live numbers must stand inside <Providers>.");
  return stream;
}

/** Connection, build and lab as the stream knows them. */
export function useStreamState(): StreamState {
  const stream = useLiveStream();
  return useSyncExternalStore(stream.subscribe, stream.getState, () => INITIAL);
}

/** Keeps the stream on `scope` while the component is mounted. Without any, it tells of the clusters alone. */
export function useStream(scope: StreamScope): void {
  const stream = useLiveStream();
  const address = streamAddress(scope);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the address says all that the scope does
  useEffect(() => stream.want(scope), [stream, address]);
}
