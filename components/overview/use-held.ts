/** Holds a value while the page is scrolled: what moves under the eye is not drawn anew as well, and frames stay short. */
"use client";

import { useLayoutEffect, useRef, useSyncExternalStore } from "react";

/** Scrolling has ended when nothing was scrolled for so long. */
const REST_MS = 400;

let scrolling = false;

function subscribe(tell: () => void): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const turn = (now: boolean) => {
    scrolling = now;
    tell();
  };
  const onScroll = () => {
    clearTimeout(rest);
    rest = setTimeout(turn, REST_MS, false);
    if (!scrolling) turn(true);
  };
  window.addEventListener("scroll", onScroll, { passive: true });
  return () => {
    window.removeEventListener("scroll", onScroll);
    clearTimeout(rest);
    scrolling = false;
  };
}

/** `value`, or while the page is scrolled what it was before, if anything. That scrolling begins draws nothing anew. */
export function useHeld<T>(value: T): T {
  const before = useRef(value);
  const shown = useSyncExternalStore(
    subscribe,
    () => (scrolling && before.current !== undefined ? before.current : value),
    () => value,
  );
  useLayoutEffect(() => {
    before.current = shown;
  }, [shown]);
  return shown;
}
