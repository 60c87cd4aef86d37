/** The time ranges that were asked for by name or date, newest first, kept in this browser. */
import { useCallback, useSyncExternalStore } from "react";
import type { TypedRange } from "./typed-range";

const KEY = "tidemark-recent-ranges";
const MOST = 5;
const NONE: TypedRange[] = [];

let read: { text: string | null; ranges: TypedRange[] } = { text: null, ranges: NONE };
const listeners = new Set<() => void>();

/** What is stored may have been written by another build, or by hand: anything strange counts as nothing. */
export function parseRecent(text: string | null): TypedRange[] {
  try {
    const stored: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRange).slice(0, MOST) : NONE;
  } catch {
    return NONE;
  }
}

function isRange(value: unknown): value is TypedRange {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  const range = value as Record<string, unknown>;
  if (range.kind === "relative") return Number.isSafeInteger(range.ms);
  return range.kind === "absolute" && Number.isSafeInteger(range.from) && Number.isSafeInteger(range.to);
}

/** `range` before the others, and each only once. */
export function withRecent(ranges: TypedRange[], range: TypedRange): TypedRange[] {
  const same = JSON.stringify(range);
  return [range, ...ranges.filter((other) => JSON.stringify(other) !== same)].slice(0, MOST);
}

function snapshot(): TypedRange[] {
  const text = stored();
  if (text !== read.text) read = { text, ranges: parseRecent(text) };
  return read.ranges;
}

/** Storage may be forbidden; then nothing is remembered. */
function stored(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
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

export function useRecentRanges(): { recent: TypedRange[]; remember(range: TypedRange): void } {
  const recent = useSyncExternalStore(subscribe, snapshot, () => NONE);
  const remember = useCallback((range: TypedRange) => {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(withRecent(snapshot(), range)));
    } catch {
      return;
    }
    listeners.forEach((listener) => listener());
  }, []);
  return { recent, remember };
}
