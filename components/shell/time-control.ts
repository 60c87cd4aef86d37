/** Whether the page that is shown has a time control: without one its address may carry a range on, but it shows none. */
import { useEffect, useSyncExternalStore } from "react";

let shown = 0;
const listeners = new Set<() => void>();

function change(by: number): void {
  shown += by;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** For the time control itself, while it is there. */
export function useIsTimeControl(): void {
  useEffect(() => {
    change(1);
    return () => change(-1);
  }, []);
}

export const useHasTimeControl = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => shown > 0,
    () => false,
  );
