/** Takes the colour from what is no longer current: an old red is not to call anybody, and an old blue calms nobody. */
"use client";

import type { ReactNode } from "react";
import { useStreamState } from "@/lib/client/live-stream";
import { useFreshness } from "@/lib/client/stream";

export function Muted({ cluster, children }: { cluster: string | null; children: ReactNode }) {
  const { firstBuild } = useStreamState();
  const { level, connected } = useFreshness(cluster);
  const isOld = level === "stale" || (firstBuild !== null && !connected);
  return (
    <div data-old={isOld || undefined} className="data-old:saturate-[0.15]">
      {children}
    </div>
  );
}
