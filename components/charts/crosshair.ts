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

const places = new Map<string, { value: Crosshair | null; listeners: Set<() => void> }>();

const stood = new Map<string, number>();

function placeOf(id: string) {
  let place = places.get(id);
  if (!place) places.set(id, (place = { value: null, listeners: new Set() }));
  return place;
}

/** Moves the crosshair of all charts with this id; null takes it away. */
export function setCrosshair(id: string, value: Crosshair | null): void {
  const place = placeOf(id);
  if (place.value?.at === value?.at && place.value?.by === value?.by) return;
  place.value = value;
  if (value) stood.set(id, value.at);
  place.listeners.forEach((tell) => tell());
}

/** Where the crosshair of these charts stands, or stood last: a pointer that leaves them for a button takes it away. */
export const lastCrosshair = (id: string): number | null => stood.get(id) ?? null;

/** Takes the crosshair away if `by` still holds it: another chart may have taken over. */
export function releaseCrosshair(id: string, by: string): void {
  if (placeOf(id).value?.by === by) setCrosshair(id, null);
}

export function useCrosshair(id: string): Crosshair | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      const place = placeOf(id);
      place.listeners.add(listener);
      return () => {
        place.listeners.delete(listener);
        if (place.listeners.size === 0) places.delete(id);
      };
    },
    [id],
  );
  return useSyncExternalStore(
    subscribe,
    () => placeOf(id).value,
    () => null,
  );
}
