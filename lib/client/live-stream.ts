/**
 * Server-sent events into the query cache. One connection per page, for the narrowest scope that any mounted
 * component asks for: browsers allow six connections per server, over all tabs.
 */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { QueryClient } from "@tanstack/react-query";
import { streamEvents, type StreamEventData, type StreamEventName } from "@/lib/api/contract";
import { queryString } from "./api";
import { keys } from "./keys";
import { patchClusters, patchGroups } from "./patch";

/** What a page wants to hear of. */
export type StreamScope = { kind: "groups" } | { kind: "group"; cluster: string; group: string };

export interface StreamState {
  connected: boolean;
  /** Build of the server: at first contact, and now. They differ after an update. */
  firstBuild: string | null;
  build: string | null;
  /** Whether a lab runs beside the server; null before first contact. */
  lab: boolean | null;
  /** The server's clock minus this browser's, in ms. */
  skewMs: number;
}

const INITIAL: StreamState = { connected: false, firstBuild: null, build: null, lab: null, skewMs: 0 };
/** Heartbeats come every 15 s; after this much silence the connection is taken for dead. */
const SILENCE_MS = 40_000;
const RETRY_MS = [500, 1000, 2000, 4000, 8000];

/** Keeps one EventSource alive and hands its events to the cache. */
export class LiveStream {
  private state = INITIAL;
  private readonly listeners = new Set<() => void>();
  private readonly scopes: StreamScope[] = [];
  private source: EventSource | null = null;
  private address: string | null = null;
  private retries = 0;
  private retryTimer: number | undefined;
  private silenceTimer: number | undefined;
  private running = false;

  constructor(private readonly cache: QueryClient) {}

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
    this.apply();
    return () => {
      this.scopes.splice(this.scopes.indexOf(scope), 1);
      // The next page asks for its scope in the same turn; do not connect twice.
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
    const scope = this.scopes.findLast((wanted) => wanted.kind === "group") ?? { kind: "groups" as const };
    const address = `/api/v1/stream${
      scope.kind === "group" ? queryString({ scope: "group", cluster: scope.cluster, group: scope.group }) : ""
    }`;
    if (this.source && address === this.address) return;
    this.close();
    this.address = address;
    this.open(address);
  }

  private open(address: string): void {
    const source = new EventSource(address);
    this.source = source;
    this.watchSilence();
    source.onerror = () => {
      if (this.source === source) this.retry();
    };
    for (const name of Object.keys(streamEvents) as StreamEventName[]) {
      source.addEventListener(name, (message) => this.receive(name, (message as MessageEvent<string>).data));
    }
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

  private receive(name: StreamEventName, text: string): void {
    this.watchSilence();
    const parsed = streamEvents[name].safeParse(JSON.parse(text));
    // An event of another version is skipped: the queries still bring the picture.
    if (parsed.success) this.take(name, parsed.data);
  }

  private take(name: StreamEventName, data: unknown): void {
    const { cache } = this;
    switch (name) {
      case "hello":
        return this.greet(data as StreamEventData<"hello">);
      case "heartbeat":
        return this.update({ skewMs: (data as StreamEventData<"heartbeat">).at - Date.now() });
      case "cluster":
        return void cache.setQueryData(keys.clusters, (old: never) =>
          patchClusters(old, data as StreamEventData<"cluster">),
        );
      case "groups": {
        const change = data as StreamEventData<"groups">;
        cache.setQueryData(keys.groups, (old: never) => patchGroups(old, change));
        for (const { cluster, group } of change.groups)
          void cache.invalidateQueries({ queryKey: keys.group(cluster, group), exact: true });
        return;
      }
      case "group": {
        const group = data as StreamEventData<"group">;
        return void cache.setQueryData(keys.group(group.cluster, group.group), group);
      }
      case "happened":
        return void cache.invalidateQueries({ queryKey: keys.events });
    }
  }

  private greet(hello: StreamEventData<"hello">): void {
    this.retries = 0;
    this.update({
      connected: true,
      firstBuild: this.state.firstBuild ?? hello.build,
      build: hello.build,
      lab: hello.lab,
      skewMs: hello.at - Date.now(),
    });
  }

  private update(change: Partial<StreamState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((tell) => tell());
  }
}

export const StreamContext = createContext<LiveStream | null>(null);

/** The page's stream. */
export function useLiveStream(): LiveStream {
  const stream = useContext(StreamContext);
  if (!stream) throw new Error("Components that show live numbers must stand inside <Providers>.");
  return stream;
}

/** Connection, build and lab as the stream knows them. */
export function useStreamState(): StreamState {
  const stream = useLiveStream();
  return useSyncExternalStore(stream.subscribe, stream.getState, () => INITIAL);
}
