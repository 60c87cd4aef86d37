/** The anchor in the address, of which the server knows nothing; "" where there is none. */
"use client";

import { useSyncExternalStore } from "react";

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

export const useAnchor = (): string =>
  useSyncExternalStore(
    subscribe,
    () => location.hash.slice(1),
    () => "",
  );
