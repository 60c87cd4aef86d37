/** One ticking clock for all of a page: components that show ages share a timer instead of owning one each. */
import { useSyncExternalStore } from "react";

const clocks = new Map<number, { now: number; listeners: Set<() => void>; timer: number | null }>();

function clockOf(stepMs: number) {
  let clock = clocks.get(stepMs);
  if (!clock) clocks.set(stepMs, (clock = { now: 0, listeners: new Set(), timer: null }));
  return clock;
}

function subscribe(stepMs: number, listener: () => void): () => void {
  const clock = clockOf(stepMs);
  clock.listeners.add(listener);
  const tick = () => {
    clock.now = floor(stepMs);
    clock.listeners.forEach((notify) => notify());
  };
  if (clock.timer === null) {
    clock.timer = window.setInterval(tick, stepMs);
    // What was read before the first tick may be the server's 0.
    clock.now = floor(stepMs);
  }
  document.addEventListener("visibilitychange", tick);
  return () => {
    document.removeEventListener("visibilitychange", tick);
    clock.listeners.delete(listener);
    if (clock.listeners.size > 0 || clock.timer === null) return;
    window.clearInterval(clock.timer);
    clock.timer = null;
  };
}

const floor = (stepMs: number) => Math.floor(Date.now() / stepMs) * stepMs;

function read(stepMs: number): number {
  const clock = clockOf(stepMs);
  if (clock.timer === null) clock.now = floor(stepMs);
  return clock.now;
}

const subscribers = new Map<number, (listener: () => void) => () => void>();

function subscriberOf(stepMs: number) {
  let subscriber = subscribers.get(stepMs);
  if (!subscriber) subscribers.set(stepMs, (subscriber = (listener) => subscribe(stepMs, listener)));
  return subscriber;
}

/** The present in ms since the epoch, cut to whole steps; 0 while the page is rendered on the server. */
export function useNow(stepMs = 1000): number {
  return useSyncExternalStore(
    subscriberOf(stepMs),
    () => read(stepMs),
    () => 0,
  );
}
