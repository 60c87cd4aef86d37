/** Whether the window has room for the page's second column beside its first. */
"use client";

import { useSyncExternalStore } from "react";

/** From here on Tailwind's `xl:` holds, which the page's grid goes by. */
const BESIDE = "(width >= 80rem)";

function subscribe(tell: () => void): () => void {
  const query = window.matchMedia(BESIDE);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}

/** True while the page is made on the server. */
export const useBeside = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(BESIDE).matches,
    () => true,
  );
