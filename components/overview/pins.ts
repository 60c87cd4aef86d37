/** Groups that the viewer pinned, in this browser. All tabs see the same. */
import { useSyncExternalStore } from "react";
import { keyOf } from "./selection";

const STORE = "tidemark.pins";
const NONE: ReadonlySet<string> = new Set();

let pins: ReadonlySet<string> | null = null;
const listeners = new Set<() => void>();

function read(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(STORE) ?? "[]");
    return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === "string") : []);
  } catch {
    // Storage that is forbidden or holds something else: there are no pins then.
    return NONE;
  }
}

function subscribe(tell: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key !== STORE && event.key !== null) return;
    pins = read();
    tell();
  };
  listeners.add(tell);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(tell);
    window.removeEventListener("storage", onStorage);
  };
}

/** Keys of the pinned groups; none while the page is rendered on the server. */
export function usePins(): ReadonlySet<string> {
  return useSyncExternalStore(
    subscribe,
    () => (pins ??= read()),
    () => NONE,
  );
}

/** Pins a group, or takes the pin away. */
export function togglePin(group: { cluster: string; group: string }): void {
  const key = keyOf(group);
  const next = new Set(pins ?? read());
  if (!next.delete(key)) next.add(key);
  pins = next;
  try {
    window.localStorage.setItem(STORE, JSON.stringify([...next]));
  } catch {
    // Kept for as long as the page stands.
  }
  listeners.forEach((tell) => tell());
}
