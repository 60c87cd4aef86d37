/** The name that people act under, kept in this browser: whoever acknowledges twice types it once. */
import { useCallback, useSyncExternalStore } from "react";
import { MAX_AUTHOR_LENGTH } from "@/lib/api/set-aside-lengths";

const KEY = "tidemark-author";
const listeners = new Set<() => void>();

/** Where storage is forbidden the name lasts as long as the page. */
let kept = "";

function snapshot(): string {
  try {
    return (window.localStorage.getItem(KEY) ?? kept).slice(0, MAX_AUTHOR_LENGTH);
  } catch {
    return kept;
  }
}

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
    kept = next.slice(0, MAX_AUTHOR_LENGTH);
    try {
      window.localStorage.setItem(KEY, kept);
    } catch {
      // It is kept for as long as the page stands.
    }
    listeners.forEach((listener) => listener());
  }, []);
  return [author, keep];
}
