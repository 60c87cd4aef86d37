/** Cards in place of a table, where the window is narrow. */
"use client";

import { useSyncExternalStore } from "react";

const PHONE = "(max-width: 767px)";

/** Whether the window is too narrow for a table. `likely`: what the server guessed from the request. */
export function usePhone(likely = false): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = window.matchMedia(PHONE);
      query.addEventListener("change", tell);
      return () => query.removeEventListener("change", tell);
    },
    () => window.matchMedia(PHONE).matches,
    () => likely,
  );
}
