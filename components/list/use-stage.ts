/** How many columns the window has room for. A hidden cell costs as much as a shown one, in every row that scrolls in. */
"use client";

import { useSyncExternalStore } from "react";
import { WIDTHS, type Stage } from "./columns";

const widths = Object.entries(WIDTHS) as [Stage, string][];

function subscribe(tell: () => void): () => void {
  const queries = widths.map(([, width]) => window.matchMedia(width));
  for (const query of queries) query.addEventListener("change", tell);
  return () => {
    for (const query of queries) query.removeEventListener("change", tell);
  };
}

const stageNow = (): Stage => widths.findLast(([, width]) => window.matchMedia(width).matches)?.[0] ?? "md";

/** The stage that the window has reached; null on the server, and until its page has come to life. */
export const useStage = (): Stage | null => useSyncExternalStore(subscribe, stageNow, () => null);
