/** Notes in the query cache: one that is written shows on every chart at once, one that is deleted goes from there. */
import type { QueryClient } from "@tanstack/react-query";
import type { EventWire, HistoryAnswer } from "@/lib/api/contract";
import { keys } from "./keys";

/** Whether a happening stands on the charts of a history. */
function standsIn(history: HistoryAnswer, event: EventWire): boolean {
  if (event.cluster !== history.cluster || event.at < history.from || event.at > history.to) return false;
  if (event.group !== null) return event.group === history.group;
  return event.topic === null || history.topics.some(({ topic }) => topic === event.topic);
}

/** Puts notes into the histories that they belong to, newest first as they come from the server. */
export function takeNotes(cache: QueryClient, events: readonly EventWire[]): void {
  const notes = events.filter(({ kind }) => kind === "note");
  if (notes.length === 0) return;
  cache.setQueriesData<HistoryAnswer>({ queryKey: keys.histories }, (history) => {
    const known = new Set(history?.events.map(({ id }) => id));
    const added = history ? notes.filter((note) => standsIn(history, note) && !known.has(note.id)) : [];
    if (!history || added.length === 0) return history;
    return { ...history, events: [...added, ...history.events].sort((a, b) => b.at - a.at) };
  });
  // A note may stand anywhere in the past: the pages of the timeline are asked for again.
  void cache.invalidateQueries({ queryKey: keys.timeline });
}

/** Takes deleted notes out of all histories. */
export function dropNotes(cache: QueryClient, ids: readonly string[]): void {
  cache.setQueriesData<HistoryAnswer>({ queryKey: keys.histories }, (history) =>
    history?.events.some(({ id }) => ids.includes(id))
      ? { ...history, events: history.events.filter(({ id }) => !ids.includes(id)) }
      : history,
  );
  void cache.invalidateQueries({ queryKey: keys.timeline });
}
