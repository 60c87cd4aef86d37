/** What is wrong, first: counts by status and case, sums, and all groups, worst first. */
"use client";

import { useDeferredValue, useMemo } from "react";
import { SearchX, Waves } from "lucide-react";
import { useClusters, useGroups } from "@/lib/client/queries";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { ClusterAlerts } from "./cluster-alerts";
import { FilterBar } from "./filter-bar";
import { GroupTable } from "./group-table";
import { countGroups, filterGroups, sortGroups, totals } from "./selection";
import { StatusFilter } from "./status-filter";
import { TableSkeleton } from "./table-skeleton";
import { Totals } from "./totals";
import { useFilters } from "./use-filters";

export function OverviewView() {
  const clusters = useClusters();
  const query = useGroups();
  const groups = query.data;
  const control = useFilters();
  // Typing stays swift; the rows follow a moment later.
  const filters = useDeferredValue(control.filters);
  const rows = useMemo(
    () => sortGroups(filterGroups(groups ?? [], filters), control.sort, control.reverse),
    [groups, filters, control.sort, control.reverse],
  );
  const counts = useMemo(
    () => groups && countGroups(filterGroups(groups, filters, ["status", "case"])),
    [groups, filters],
  );
  const sums = useMemo(() => groups && totals(rows), [groups, rows]);
  const chosen = (clusters.data ?? []).filter(({ cluster }) => filters.cluster === null || filters.cluster === cluster);
  const offline = clusters.data && chosen.reduce((sum, { offlinePartitions }) => sum + offlinePartitions.length, 0);

  return (
    <div className="flex flex-col gap-3">
      <h1 className="sr-only">Overview of all consumer groups</h1>
      <ClusterAlerts clusters={clusters.data ?? []} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <StatusFilter counts={counts} control={control} />
        <div className="xl:ml-auto">
          <Totals sums={sums} offlinePartitions={offline} />
        </div>
      </div>
      <FilterBar
        control={control}
        clusters={(clusters.data ?? []).map(({ cluster }) => cluster)}
        shown={rows.length}
        all={groups?.length}
      />
      {!groups && query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : !groups ? (
        <TableSkeleton />
      ) : groups.length === 0 ? (
        <EmptyState icon={Waves} title="No consumer group yet">
          Groups appear here within seconds of their first commit or their first member.
        </EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title="Nothing matches"
          action={<Button onClick={control.clear}>Clear filters</Button>}
        >
          {groups.length} groups are there, but none passes all filters.
        </EmptyState>
      ) : (
        <GroupTable groups={rows} control={control} />
      )}
    </div>
  );
}
