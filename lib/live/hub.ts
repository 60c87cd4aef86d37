/**
 * The live hub: the last snapshot of every cluster, and who wants to hear of the next. Publishing never waits
 * for a reader.
 */
import type { FrameMemory } from "./recent-frames";
import { StreamSeats } from "./stream-seats";
import { LookedAt } from "./looked-at";
import type { ClusterSnapshot, GroupSnapshot, QuickGroup } from "@/lib/core/picture/snapshot";
import type { EventWire } from "@/lib/api/contract";

/** What was read of a cluster's groups between two cycles. */
export interface QuickReading {
  cluster: string;
  at: number;
  everyMs: number;
  groups: readonly QuickGroup[];
}

export interface HubListener {
  onSnapshot(snapshot: ClusterSnapshot): void;
  /** Total lag by group, of a moment whose snapshot is still being made. */
  onLags?(cluster: string, lags: ReadonlyMap<string, bigint>): void;
  /** Numbers of groups that it looks at, read between two cycles. */
  onQuick?(reading: QuickReading): void;
  /** The groups of a cluster that it looks at now. */
  watches?(cluster: string): Iterable<string>;
  /** Whether a commit of these is to be seen at once. */
  closely?: boolean;
  onEvents(events: EventWire[]): void;
  /** Notes that were deleted. */
  onForgotten?(events: EventWire[]): void;
  /** The server is going down; the listener must let go. */
  onClose(): void;
}

export class Hub {
  private readonly snapshots = new Map<string, ClusterSnapshot>();
  private readonly listeners = new Set<HubListener>();
  /** What scopes are being read, by their key; `scope.ts` keeps it. */
  readonly feeds = new Map<string, unknown>();
  /** What all feeds together keep for readers that come back. */
  readonly recentFrames: FrameMemory = { bytes: 0 };
  /** Who reads streams. */
  readonly seats = new StreamSeats();
  /** Which rows of the list of groups stand on a screen. */
  readonly lookedAt = new LookedAt();

  /** All clusters, in the order of the configuration. */
  clusters(): ClusterSnapshot[] {
    return [...this.snapshots.values()];
  }

  /** The last snapshot of one cluster. */
  cluster(name: string): ClusterSnapshot | undefined {
    return this.snapshots.get(name);
  }

  /** One group's last snapshot with the moment it stands for. */
  group(cluster: string, name: string): { group: GroupSnapshot; at: number } | undefined {
    const snapshot = this.snapshots.get(cluster);
    const group = snapshot?.groups.find((candidate) => candidate.group === name);
    return group && snapshot?.at != null ? { group, at: snapshot.at } : undefined;
  }

  publish(snapshot: ClusterSnapshot): void {
    this.snapshots.set(snapshot.cluster, snapshot);
    for (const listener of [...this.listeners]) listener.onSnapshot(snapshot);
  }

  /** Tells lags ahead of their snapshot, to who wants them; `lagsOf` is asked only where somebody does. */
  publishLags(cluster: string, lagsOf: () => ReadonlyMap<string, bigint>): void {
    const wanting = [...this.listeners].filter((listener) => listener.onLags);
    if (wanting.length === 0) return;
    const lags = lagsOf();
    for (const listener of wanting) listener.onLags?.(cluster, lags);
  }

  /** The groups of a cluster that anybody looks at, and those among them of which a commit is to be seen at once. */
  watched(cluster: string): { groups: ReadonlySet<string>; closely: ReadonlySet<string> } {
    const groups = new Set<string>();
    const near = new Set<string>();
    for (const { watches, closely } of this.listeners) {
      for (const group of watches?.(cluster) ?? []) {
        groups.add(group);
        if (closely) near.add(group);
      }
    }
    return { groups, closely: near };
  }

  /** Tells what was read between two cycles. */
  publishQuick(reading: QuickReading): void {
    for (const listener of [...this.listeners]) listener.onQuick?.(reading);
  }

  publishEvents(events: EventWire[]): void {
    if (events.length === 0) return;
    for (const listener of this.listeners) listener.onEvents(events);
  }

  /** Tells that stored happenings are no more. */
  forgetEvents(events: EventWire[]): void {
    for (const listener of this.listeners) listener.onForgotten?.(events);
  }

  /** Starts telling `listener`; the returned function ends it. */
  subscribe(listener: HubListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Ends every stream, so that the process can exit. */
  close(): void {
    for (const listener of [...this.listeners]) listener.onClose();
    this.listeners.clear();
  }
}
