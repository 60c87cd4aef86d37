/** The hub as server-sent events (the WHATWG HTML standard's event stream format). */
import { toClusterSummary, toGroupDetail, toGroupSummary } from "@/lib/api/wire";
import type { GroupSummary, StreamEventData, StreamEventName } from "@/lib/api/contract";
import type { ClusterSnapshot } from "@/lib/core/snapshot";
import type { Hub } from "./hub";

/** What a page wants to hear of: the rows of all groups, or one group in full beside its cluster's health. */
export type StreamScope = { kind: "groups" } | { kind: "group"; cluster: string; group: string };

const HEARTBEAT_MS = 15_000;
/** A reader that lets this many events pile up is cut off; it reconnects and starts from a full snapshot. */
const MAX_QUEUED = 64;

/** One event in wire form. */
export function encodeEvent<N extends StreamEventName>(name: N, data: StreamEventData<N>): Uint8Array {
  return new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** Rows of `after` that differ from `before`, and names that are gone. */
export function changedGroups(
  before: ClusterSnapshot | undefined,
  after: ClusterSnapshot,
): { full: boolean; groups: GroupSummary[]; removed: string[] } {
  if (!before?.at) return { full: true, groups: after.groups.map(toGroupSummary), removed: [] };
  const old = new Map(before.groups.map((group) => [group.group, group]));
  const groups = after.groups.filter((group) => {
    const earlier = old.get(group.group);
    old.delete(group.group);
    return (
      earlier !== group &&
      (!earlier || JSON.stringify(toGroupSummary(earlier)) !== JSON.stringify(toGroupSummary(group)))
    );
  });
  return { full: false, groups: groups.map(toGroupSummary), removed: [...old.keys()] };
}

/**
 * A stream that starts with the whole picture of its scope and goes on with what changes. It ends when `signal`
 * aborts, when the hub closes, or when the reader is too slow.
 */
export function openStream(
  hub: Hub,
  scope: StreamScope,
  hello: StreamEventData<"hello">,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let end: (cancelled?: boolean) => void = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = <N extends StreamEventName>(name: N, data: StreamEventData<N>) => {
          if ((controller.desiredSize ?? 0) <= 0) return end();
          controller.enqueue(encodeEvent(name, data));
        };
        const sendSnapshot = (snapshot: ClusterSnapshot, before: ClusterSnapshot | undefined) => {
          if (scope.kind === "group" && scope.cluster !== snapshot.cluster) return;
          send("cluster", toClusterSummary(snapshot));
          if (snapshot.at === null || snapshot === before || snapshot.at === before?.at) return;
          if (scope.kind === "groups") {
            send("groups", { cluster: snapshot.cluster, at: snapshot.at, ...changedGroups(before, snapshot) });
          } else {
            const group = snapshot.groups.find((candidate) => candidate.group === scope.group);
            if (group) send("group", toGroupDetail(group, snapshot.at));
          }
        };
        const stopListening = hub.subscribe({
          onSnapshot: sendSnapshot,
          onEvents: (events) => {
            const wanted = scope.kind === "groups" ? events : events.filter((event) => concerns(scope, event));
            if (wanted.length > 0) send("happened", { events: wanted });
          },
          onForgotten: (events) => {
            const ids = events.filter((event) => scope.kind === "groups" || concerns(scope, event)).map(({ id }) => id);
            if (ids.length > 0) send("forgotten", { ids });
          },
          onClose: () => end(),
        });
        const heartbeat = setInterval(() => send("heartbeat", { at: Date.now() }), HEARTBEAT_MS);
        end = (cancelled = false) => {
          end = () => {};
          clearInterval(heartbeat);
          stopListening();
          signal.removeEventListener("abort", onAbort);
          // A reader that cancelled has closed the controller already.
          if (!cancelled) controller.close();
        };
        const onAbort = () => end();
        signal.addEventListener("abort", onAbort);
        send("hello", hello);
        for (const snapshot of hub.clusters()) sendSnapshot(snapshot, undefined);
      },
      cancel: () => end(true),
    },
    new CountQueuingStrategy({ highWaterMark: MAX_QUEUED }),
  );
}

function concerns(
  scope: { cluster: string; group: string },
  event: { cluster: string; group: string | null },
): boolean {
  return event.cluster === scope.cluster && (event.group === scope.group || event.group === null);
}
