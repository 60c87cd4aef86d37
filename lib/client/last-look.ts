/**
 * When this browser looked last, which nobody else knows: what began and ended since then is marked. A visit ends when nobody has
 * looked for a while; the next one asks what changed since that end, until it is said to have been seen.
 */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import { storedText } from "./stored-text";

export interface LastLook {
  /** What began after it is new; the end of the visit before this one. */
  since: number;
  /** When a page of this browser was looked at last. */
  seen: number;
}

const store = storedText("tidemark-last-look");
/** Whoever comes back within this never left. */
const AWAY_MS = 10 * 60_000;
const BEAT_MS = 30_000;

/** The look as it is at `now`: a first visit has missed nothing. */
export function lookedAt(before: LastLook | null, now: number): LastLook {
  if (before === null || before.seen > now + AWAY_MS) return { since: now, seen: now };
  return { since: now - before.seen > AWAY_MS ? before.seen : before.since, seen: now };
}

/** What was kept; null where it is nothing of this. */
export function readLook(text: string | null): LastLook | null {
  try {
    const { since, seen } = JSON.parse(text ?? "null") as Partial<LastLook>;
    return Number.isFinite(since) && Number.isFinite(seen) ? { since: since!, seen: seen! } : null;
  } catch {
    return null;
  }
}

const listeners = new Set<() => void>();
/** Of the page that is open. */
let current: LastLook | null = null;

const stored = (): LastLook | null => readLook(store.read()) ?? current;

function keep(look: LastLook): void {
  const isNew = look.since !== current?.since;
  current = look;
  store.write(JSON.stringify(look));
  if (isNew) listeners.forEach((listener) => listener());
}

const beat = () => document.visibilityState === "visible" && keep(lookedAt(stored(), Date.now()));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Since when things are new to this browser, null until that is known; and what says that all was seen. */
export function useLastLook(): [since: number | null, markSeen: () => void] {
  const since = useSyncExternalStore(
    subscribe,
    () => current?.since ?? null,
    () => null,
  );
  useEffect(() => {
    beat();
    const timer = window.setInterval(beat, BEAT_MS);
    document.addEventListener("visibilitychange", beat);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", beat);
    };
  }, []);
  const markSeen = useCallback(() => keep({ since: Date.now(), seen: Date.now() }), []);
  return [since, markSeen];
}
