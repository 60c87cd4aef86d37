/** The anchor in the address, of which the server knows nothing; "" where there is none. */
"use client";

import { useSyncExternalStore } from "react";

function subscribe(tell: () => void): () => void {
  addEventListener("hashchange", tell);
  return () => removeEventListener("hashchange", tell);
}

export const useAnchor = (): string =>
  useSyncExternalStore(
    subscribe,
    () => location.hash.slice(1),
    () => "",
  );
