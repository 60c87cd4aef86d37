/** Which finding's window is shaded on the charts: the one that was chosen, or else the one under the pointer. */
"use client";

import { useCallback, useState } from "react";
import { chartId } from "../series/partition-chart";

export interface Shown {
  topic: string;
  partition: number;
  window: { from: number; to: number };
}

export interface ShownFinding {
  shown: Shown | null;
  /** Shades while the pointer or the focus is there; null ends it. */
  preview(finding: Shown | null): void;
  /** Shades for good and goes to the chart; the same again ends it. */
  choose(finding: Shown): void;
}

export const isSame = (a: Shown | null, b: Shown | null): boolean =>
  a?.topic === b?.topic && a?.partition === b?.partition && a?.window.from === b?.window.from;

export function useShownFinding(): ShownFinding {
  const [chosen, setChosen] = useState<Shown | null>(null);
  const [previewed, setPreviewed] = useState<Shown | null>(null);
  const choose = useCallback((finding: Shown) => {
    setChosen((before) => (isSame(before, finding) ? null : finding));
    // The chart may stand outside the first twelve and appear with this very change.
    requestAnimationFrame(() => {
      const chart = document.getElementById(chartId(finding.topic, finding.partition));
      chart?.scrollIntoView({ block: "nearest", behavior: "smooth" });
      chart?.focus({ preventScroll: true });
    });
  }, []);
  return { shown: previewed ?? chosen, preview: setPreviewed, choose };
}
