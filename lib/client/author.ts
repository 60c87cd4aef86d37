/** The name that people act under, kept in this browser: whoever acknowledges twice types it once. */
import { useCallback, useSyncExternalStore } from "react";
import { MAX_AUTHOR_LENGTH } from "@/lib/api/set-aside-lengths";
import { storedText } from "./stored-text";

const name = storedText("tidemark-author");
const listeners = new Set<() => void>();

const snapshot = (): string => (name.read() ?? "").slice(0, MAX_AUTHOR_LENGTH);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** The name, "" where none was given yet, and what keeps another one. */
export function useAuthor(): [author: string, keep: (author: string) => void] {
  const author = useSyncExternalStore(subscribe, snapshot, () => "");
  const keep = useCallback((next: string) => {
    name.write(next.slice(0, MAX_AUTHOR_LENGTH));
    listeners.forEach((listener) => listener());
  }, []);
  return [author, keep];
}
