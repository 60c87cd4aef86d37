/**
 * What the overview shows: the rows that pass the filters, in order, how many there are of each kind, and sums. All of it is of the
 * present, or of the page's moment.
 */
"use client";

import { useDeferredValue, useMemo, useState } from "react";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { useIsPast, type PageMoment } from "@/lib/client/page-moment";
import { useClusters, useGroups } from "@/lib/client/queries";
import { useShownGroups, type ShownRows } from "@/lib/client/shown-rows";
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
  /** As they are now. */
  clusters: ClusterSummary[] | undefined;
  /** What is there of the moment that is shown; null: the present is. */
  then: Pick<ShownRows<GroupSummary>, "lacks" | "clusters"> | null;
  error: Error | null;
  retry(): void;
}

const NONE: GroupSummary[] = [];
const ANY: Filters = { q: "", status: [], case: [], cluster: null, lagging: false };

/** `seen`: what the server saw when it made the page; it stands until the groups are there. */
export function useOverview(
  wanted: Required<Filters>,
  { sort, reverse }: { sort: Sort; reverse: boolean },
  seen: FirstPicture | null,
  moment: PageMoment,
): Overview {
  const clusters = useClusters().data ?? seen?.clusters;
  const { data: newest, error, refetch } = useGroups();
  const held = useHeld(newest);
  const shown = useShownGroups(held, moment);
  const isPast = useIsPast();
  // What the server saw was the present.
  const first = isPast ? null : seen;
  const pins = usePins();
  // Typing and scrolling stay swift; the rows follow a moment later.
  const filters = useDeferredValue(wanted);
  const data = useDeferredGroups(shown.rows, moment.at);
  const groups = data ?? first?.rows ?? NONE;
  const [present] = useState(worstSteps);
  // Rows of the past stand where a link shows them to anybody: nothing is remembered from one moment to another.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- made anew for each moment
  const steps = useMemo(() => (isPast ? worstSteps() : present), [isPast, moment.at, present]);
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
  const placed = useHeldOrder(rows, keyOf, [filters, sort, reverse, pins, moment.at]);
  const known = data !== undefined || first !== null;
  return {
    rows: known ? placed : undefined,
    counts: counts ?? first?.counts,
    sums: sums ?? first?.sums,
    shown: data ? rows.length : first?.shown,
    all: data?.length ?? first?.all,
    groups: data ?? NONE,
    clusters,
    then: isPast ? shown : null,
    error: data ? null : isPast ? (shown.lacks instanceof Error ? shown.lacks : null) : error,
    retry: isPast ? shown.retry : () => void refetch(),
  };
}

/** Rows follow a moment later, as filters do; but what is of another moment is never shown, not even for a frame. */
function useDeferredGroups(groups: GroupSummary[] | undefined, at: number | null): GroupSummary[] | undefined {
  const newest = useMemo(() => ({ groups, at }), [groups, at]);
  const deferred = useDeferredValue(newest);
  return deferred.at === at && deferred.groups ? deferred.groups : groups;
}
