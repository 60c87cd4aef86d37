/** What the overview shows: the rows that pass the filters, in order, how many there are of each kind, and sums. */
"use client";

import { useDeferredValue, useMemo, useState } from "react";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { useClusters, useGroups } from "@/lib/client/queries";
import { useHeldOrder } from "../ui/use-held-order";
import type { FirstPicture } from "./first-picture";
import { usePins } from "./pins";
import { countGroups, filterGroups, keyOf, sortGroups, totals, worstSteps, type Filters, type Sort } from "./selection";
import { useHeld } from "./use-held";

export interface Overview {
  /** Undefined while nothing is known yet. */
  rows: GroupSummary[] | undefined;
  counts: ReturnType<typeof countGroups> | undefined;
  sums: ReturnType<typeof totals> | undefined;
  /** How many groups pass the filters, and how many there are. */
  shown: number | undefined;
  all: number | undefined;
  /** All groups, for the filters that offer what there is. */
  groups: GroupSummary[];
  clusters: ClusterSummary[] | undefined;
  error: Error | null;
  retry(): void;
}

const NONE: GroupSummary[] = [];
const ANY: Filters = { q: "", status: [], case: [], cluster: null, lagging: false };

/** `first`: what the server saw when it made the page; it stands until the groups are there. */
export function useOverview(
  wanted: Required<Filters>,
  { sort, reverse }: { sort: Sort; reverse: boolean },
  first: FirstPicture | null,
): Overview {
  const clusters = useClusters().data ?? first?.clusters;
  const { data: newest, error, refetch } = useGroups();
  const pins = usePins();
  // Typing and scrolling stay swift; the rows follow a moment later.
  const filters = useDeferredValue(wanted);
  const data = useDeferredValue(useHeld(newest));
  const groups = data ?? first?.rows ?? NONE;
  const [steps] = useState(worstSteps);
  const sorted = useMemo(() => sortGroups(groups, sort, reverse, steps), [groups, sort, reverse, steps]);
  // The counts are of all that pass the other filters; the rows are some of those.
  const counted = useMemo(() => filterGroups(sorted, filters, ["status", "case"], pins), [sorted, filters, pins]);
  const rows = useMemo(
    () => filterGroups(counted, { ...ANY, status: filters.status, case: filters.case }),
    [counted, filters],
  );
  const counts = useMemo(() => data && countGroups(counted), [data, counted]);
  const sums = useMemo(() => data && totals(rows), [data, rows]);
  // What is counted is newest; only the places are held.
  const placed = useHeldOrder(rows, keyOf, [filters, sort, reverse, pins]);
  const known = data !== undefined || first !== null;
  return {
    rows: known ? placed : undefined,
    counts: counts ?? first?.counts,
    sums: sums ?? first?.sums,
    shown: data ? rows.length : first?.shown,
    all: data?.length ?? first?.all,
    groups: data ?? NONE,
    clusters,
    error: data ? null : error,
    retry: () => void refetch(),
  };
}
