/** What is wrong, first: counts by status and case, sums, and all groups, worst first. */
"use client";

import { CalendarX, Waves } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import type { ClusterMoment } from "@/lib/api/moment-contract";
import { formatExact, formatTime } from "@/lib/client/format";
import { PageMomentProvider, useUrlMoment } from "@/lib/client/page-moment";
import { ListState } from "../list/list-state";
import { LookMenu } from "../list/look-menu";
import { NowTag } from "../shell/now-tag";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { UnstoredClusters } from "../shell/unstored-clusters";
import { CsvButton } from "../ui/csv-button";
import { AsideCount } from "../set-aside/aside-count";
import { ClusterAlerts } from "./cluster-alerts";
import { groupsAsCsv } from "./csv";
import { FilterBar } from "./filter-bar";
import type { FirstPicture } from "./first-picture";
import { GroupTable } from "./group-table";
import { SinceVisit } from "./since-visit";
import { StatusFilter } from "./status-filter";
import { Totals } from "./totals";
import { useColumns } from "./use-columns";
import { useFilters } from "./use-filters";
import { useOverview } from "./use-overview";
import { useStrips } from "./use-strips";

export interface OverviewViewProps {
  /** What the server saw when it made the page; null where only the browser can tell. */
  first: FirstPicture | null;
  /** Whether the request looks as if it came from a phone. */
  phone: boolean;
}

const NONE: GroupSummary[] = [];

export function OverviewView({ first, phone }: OverviewViewProps) {
  const t = useTranslations("overview");
  const shell = useTranslations("shell");
  const { control, look, opening } = useFilters();
  const columns = useColumns();
  const moment = useUrlMoment();
  const overview = useOverview(control.filters, look, first, moment);
  const { rows, counts, sums, shown, all, groups, clusters, then, error, retry } = overview;
  const strips = useStrips(then === null);
  const { cluster: only } = control.filters;
  const offline = then ? offlineThen(then.clusters, only) : offlineNow(clusters, only);
  const hidden = clusters
    ?.filter(({ cluster }) => only === null || only === cluster)
    .reduce((sum, { hiddenGroups = 0 }) => sum + hiddenGroups, 0);
  return (
    <PageMomentProvider at={moment.at}>
      <div className="flex flex-col gap-3" data-complete={groups.length > 0 || undefined}>
        <h1 className="sr-only">{t("title")}</h1>
        <RangeFaultNotice />
        <ClusterAlerts clusters={clusters ?? []} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <StatusFilter counts={counts} control={control} />
          <Totals sums={sums} offlinePartitions={offline} />
          <SinceVisit />
        </div>
        <FilterBar
          control={control}
          groups={groups}
          clusters={(clusters ?? []).map(({ cluster }) => cluster)}
          shown={shown}
          all={all}
        >
          <LookMenu {...{ columns, look }} />
          <CsvButton name={t("groups")} rows={() => groupsAsCsv(rows ?? [])} disabled={!rows} />
          <TimeRangePicker />
        </FilterBar>
        <ListState
          {...{ all, error, retry }}
          shown={rows?.length}
          loading={t(then ? "thenLoading" : "loading")}
          cardHeight="h-[136px]"
          empty={emptyOf()}
          unmatched={{ title: t("nothingMatches"), hint: t("nothingMatchesHow", { all: formatExact(all ?? 0) }) }}
          onClear={control.clear}
        >
          <GroupTable groups={rows ?? NONE} {...{ columns, look, opening, strips, phone }} />
        </ListState>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-text-3">
          <UnstoredClusters at={moment.at} clusters={then?.clusters} />
          {all === undefined ? null : <NowTag />}
          {hidden ? <p>{t("hiddenGroups", { count: hidden })}</p> : null}
          {rows === undefined ? null : <AsideCount groups={groups} filters={control.filters} />}
        </div>
      </div>
    </PageMomentProvider>
  );

  /** Why there is no row, where it is not for the filters. */
  function emptyOf() {
    if (!then) return { icon: Waves, title: t("nothingYet"), hint: t("nothingYetHow") };
    const time = moment.at === null ? "…" : formatTime(moment.at);
    return then.lacks === "missing"
      ? { icon: CalendarX, title: shell("thenMissing", { time }), hint: t("thenMissingHint") }
      : { icon: Waves, title: t("thenNone", { time }), hint: t("thenNoneHint") };
  }
}

const offlineNow = (clusters: ClusterSummary[] | undefined, only: string | null) =>
  clusters
    ?.filter(({ cluster }) => only === null || only === cluster)
    .reduce((sum, { offlinePartitions }) => sum + offlinePartitions.length, 0);

/** Undefined while it is not known, and where it is known of no cluster. */
function offlineThen(clusters: ClusterMoment[] | undefined, only: string | null): number | undefined {
  const known = (clusters ?? [])
    .filter(({ cluster }) => only === null || only === cluster)
    .flatMap(({ offlinePartitions }) => offlinePartitions ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0);
}
