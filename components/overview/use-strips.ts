/** The status strips of all groups over the page's range, ready for the rows. */
"use client";

import { useMemo } from "react";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { useStatuses } from "@/lib/client/statuses-query";
import { useTimeRange } from "@/lib/client/time-range";
import { keyOf } from "./selection";
import type { StripFrame } from "./status-strip";

export function useStrips() {
  const { from, to, live } = useTimeRange();
  const { data } = useStatuses({ from, to, live });
  return useMemo(() => {
    const of = new Map<string, StatusStripWire>();
    const frames = new Map<string, StripFrame>();
    for (const { cluster, gaps, groups } of data?.clusters ?? []) {
      frames.set(cluster, { from: data?.from ?? 0, to: data?.to ?? 1, live, gaps });
      for (const strip of groups) of.set(keyOf({ cluster, group: strip.group }), strip);
    }
    return { of, frames };
  }, [data, live]);
}
