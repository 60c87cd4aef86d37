/** The page of one consumer group: what is wrong, its waterlines, and everything behind them. */
"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api";
import { useGroup } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
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
import { MeasuresCard } from "./measures-card";
import { MembersTable } from "./members-table";
import { PartitionTable } from "./partition-table";
import type { PartitionOrder } from "./rank";
import { ReplayCard } from "./replay-card";
import { useShownFinding } from "./shown-finding";
import { useGroupHistory } from "./use-group-history";

export function GroupView({ cluster, group }: { cluster: string; group: string }) {
  useStream({ kind: "group", cluster, group });
  const { data: detail, error, refetch } = useGroup(cluster, group);
  const history = useGroupHistory(cluster, group);
  const shown = useShownFinding();
  const [order, setOrder] = useState<PartitionOrder>("worst");
  const [absolute, setAbsolute] = useState(false);
  const gone = error instanceof ApiError && error.status === 404;
  const known = gone ? undefined : detail;
  return (
    <>
      <GroupHeader cluster={cluster} group={group} detail={known} />
      {gone ? <GroupGone cluster={cluster} group={group} message={error.message} /> : null}
      {!gone && !detail && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!error && !detail ? <GroupLoading /> : null}
      {known ? <GroupFacts detail={known} /> : null}
      {known || (gone && history.state === "ready") ? (
        <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,30%)] xl:grid-rows-[auto_1fr]">
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
            {known ? <FindingsList detail={known} shown={shown} /> : null}
            {known ? <AdviceCard detail={known} /> : null}
          </div>
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
            <ChartControls {...{ order, setOrder, absolute, setAbsolute }} begins={history.begins} />
            <GroupCharts {...{ cluster, group, history, order, absolute }} detail={known} shown={shown.shown} />
            <ReplayCard cluster={cluster} group={group} />
          </div>
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
            {known ? <PartitionTable detail={known} series={history.series} /> : null}
            {known ? <MeasuresCard detail={known} /> : null}
            {known ? <MembersTable detail={known} /> : null}
            <EventsList events={history.answer?.events ?? []} label={history.label} />
          </div>
        </div>
      ) : null}
    </>
  );
}
