/**
 * The moment that the pointer stands on, shared by all charts with the same id. It is kept beside React's tree: a
 * moving pointer then draws one thin line per chart and no chart anew.
 */
import { useCallback, useSyncExternalStore } from "react";

export interface Crosshair {
  at: number;
  /** The chart that is being read; it alone shows the full reading. */
  by: string;
}

interface CrosshairPlace {
  value: Crosshair | null;
  /** Where it stood last. */
  stood: number | null;
  listeners: Set<() => void>;
}

/** Of the charts that are there: what goes on to another page is not known there. */
const places = new Map<string, CrosshairPlace>();

function placeOf(id: string) {
  let place = places.get(id);
  if (!place) places.set(id, (place = { value: null, stood: null, listeners: new Set() }));
  return place;
}

/** Moves the crosshair of all charts with this id; null takes it away. */
export function setCrosshair(id: string, value: Crosshair | null): void {
  const place = placeOf(id);
  if (place.value?.at === value?.at && place.value?.by === value?.by) return;
  place.value = value;
  if (value) place.stood = value.at;
  place.listeners.forEach((tell) => tell());
}

/** Where the crosshair of these charts stands, or stood last: a pointer that leaves them for a button takes it away. */
export const lastCrosshair = (id: string): number | null => places.get(id)?.stood ?? null;

/** Takes the crosshair away if `by` still holds it: another chart may have taken over. */
export function releaseCrosshair(id: string, by: string): void {
  if (placeOf(id).value?.by === by) setCrosshair(id, null);
}

/** Tells of each move, until the answer is called. With its last chart all that is known of a crosshair goes. */
export function watchCrosshair(id: string, listener: () => void): () => void {
  const place = placeOf(id);
  place.listeners.add(listener);
  return () => {
    place.listeners.delete(listener);
    if (place.listeners.size === 0) places.delete(id);
  };
}

export function useCrosshair(id: string): Crosshair | null {
  const subscribe = useCallback((listener: () => void) => watchCrosshair(id, listener), [id]);
  return useSyncExternalStore(
    subscribe,
    () => placeOf(id).value,
    () => null,
  );
}
