/** The page of one consumer group: what is wrong, its waterlines, and everything behind them. */
"use client";

import { ApiError } from "@/lib/client/api";
import { useGroup } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { PictureSubjectProvider } from "../charts/picture-subject";
import { ErrorState } from "../ui/error-state";
import { AdviceCard } from "./advice-card";
import { ChartControls } from "./chart-controls";
import { EventsList } from "./events-list";
import { FindingsList } from "./findings-list";
import { GroupCharts } from "./group-charts";
import { GroupFacts } from "./group-facts";
import { GroupGone } from "./group-gone";
import { GroupHeader } from "./group-header";
import { GroupLoading } from "./group-loading";
import { HabitsCard } from "./habits-card";
import { MeasuresCard } from "./measures-card";
import { MembersTable } from "./members-table";
import { PartitionTable } from "./partition-table";
import { ReplayCard } from "./replay-card";
import { useShownFinding } from "./shown-finding";
import { heatLeads, pointsFor } from "./wide";
import { useGroupHistory } from "./use-group-history";
import { useGroupUrl } from "./use-group-url";

export function GroupView({ cluster, group }: { cluster: string; group: string }) {
  useStream({ kind: "group", cluster, group });
  const { data: detail, error, refetch } = useGroup(cluster, group);
  const gone = error instanceof ApiError && error.status === 404;
  const known = gone ? undefined : detail;
  // How much history to ask for depends on how many partitions there are.
  const points = known ? pointsFor(known.partitionCount) : error ? pointsFor(0) : null;
  const history = useGroupHistory(cluster, group, undefined, points);
  const shown = useShownFinding();
  const url = useGroupUrl();
  const heat = url.heat ?? heatLeads(known?.subscriptions.map(({ partitions }) => partitions.length) ?? []);
  const events = history.answer?.events;
  return (
    <>
      <GroupHeader cluster={cluster} group={group} detail={known} events={events} />
      {gone ? <GroupGone cluster={cluster} group={group} error={error} /> : null}
      {!gone && !detail && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!error && !detail ? <GroupLoading /> : null}
      {known ? <GroupFacts detail={known} /> : null}
      {known || (gone && history.state === "ready") ? (
        <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,30%)] xl:grid-rows-[auto_1fr]">
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
            {known ? <FindingsList detail={known} shown={shown} url={url} /> : null}
            {known ? <AdviceCard detail={known} /> : null}
          </div>
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
            <ChartControls {...{ cluster, group, url, heat }} begins={history.begins} />
            <PictureSubjectProvider {...{ cluster, group }}>
              <GroupCharts {...{ cluster, group, history, url }} detail={known} shown={shown.shown} />
            </PictureSubjectProvider>
            <ReplayCard cluster={cluster} group={group} />
          </div>
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
            {known ? <PartitionTable detail={known} series={history.series} url={url} /> : null}
            {known ? <MeasuresCard detail={known} /> : null}
            {known ? <HabitsCard detail={known} /> : null}
            {known ? <MembersTable detail={known} url={url} /> : null}
            <EventsList events={events ?? []} label={history.label} />
          </div>
        </div>
      ) : null}
    </>
  );
}
