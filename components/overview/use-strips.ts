/** The status strips of all groups over the page's range, ready for the rows. */
"use client";

import { useMemo } from "react";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { useStatuses } from "@/lib/client/statuses-query";
import { useTimeRange } from "@/lib/client/time-range";
import { keyOf } from "./selection";
import type { StripFrame } from "./status-strip";

/** `present`: whether the rows beside them tell the present; only then they go on where the answer ends. */
export function useStrips(present: boolean) {
  const { from, to, live } = useTimeRange();
  const { data } = useStatuses({ from, to, live });
  return useMemo(() => {
    const of = new Map<string, StatusStripWire>();
    const frames = new Map<string, StripFrame>();
    for (const { cluster, gaps, groups } of data?.clusters ?? []) {
      frames.set(cluster, { from: data?.from ?? 0, to: data?.to ?? 1, live: live && present, gaps });
      for (const strip of groups) of.set(keyOf({ cluster, group: strip.group }), strip);
    }
    return { of, frames };
  }, [data, live, present]);
}
