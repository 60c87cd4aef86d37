/** Kinds of events, and which of them a list shows. Pure. */
import type { EventWire } from "@/lib/api/contract";

export const EVENT_KINDS = [
  "status",
  "rebalance",
  "collection-gap",
  "group-deleted",
  "lag-lost",
  "message",
  "note",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** How many there are of each kind; kinds without events are left out. */
export function countKinds(events: readonly EventWire[]): [EventKind, number][] {
  return EVENT_KINDS.flatMap((kind): [EventKind, number][] => {
    const count = events.filter((event) => event.kind === kind).length;
    return count > 0 ? [[kind, count]] : [];
  });
}

/** Events of the wanted kinds (none wanted: all), newest first. */
export function chooseEvents(events: readonly EventWire[], kinds: readonly EventKind[]): EventWire[] {
  const wanted = kinds.length === 0 ? events : events.filter(({ kind }) => kinds.includes(kind));
  return [...wanted].sort((a, b) => b.at - a.at);
}
