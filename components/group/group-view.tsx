/** The page of one consumer group: what is wrong, its waterlines, and everything behind them. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { ApiError } from "@/lib/client/api";
import { PageMomentProvider, PinProvider, useUrlMoment, type PageMoment } from "@/lib/client/page-moment";
import { useGroup } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { PictureSubjectProvider } from "../charts/picture-subject";
import { useKey } from "../shell/hotkeys";
import { ErrorState } from "../ui/error-state";
import { useOnce } from "../ui/use-once";
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
import { GroupThen } from "./group-then";
import { useShownGroup } from "@/lib/client/shown-group";
import { useBeside } from "../ui/use-beside";
import { heatLeads, pointsFor } from "./wide";
import { useGroupHistory, type GroupHistory } from "../series/use-group-history";
import { waitingOfGroup } from "../series/waiting";
import { useGroupUrl } from "./use-group-url";

export function GroupView({ cluster, group }: { cluster: string; group: string }) {
  useStream({ kind: "group", cluster, group });
  const { data: detail, error, refetch } = useGroup(cluster, group);
  const gone = error instanceof ApiError && error.status === 404;
  const known = gone ? undefined : detail;
  const moment = useUrlMoment();
  const past = useShownGroup(cluster, group, known, moment);
  const { detail: then } = past;
  useKey("escape", () => moment.pinned && moment.release());
  // How much history to ask for depends on how many partitions there are.
  const points = known ? pointsFor(known.partitionCount) : error ? pointsFor(0) : null;
  const waiting = useMemo(() => (moment.at === null || !then ? null : waitingOfGroup(then)), [moment.at, then]);
  const history = usePinnedHistory(useGroupHistory(cluster, group, undefined, points, known, waiting), moment);
  const shown = useShownFinding();
  const url = useGroupUrl();
  const beside = useBeside();
  const heat = url.heat ?? heatLeads(known?.subscriptions.map(({ partitions }) => partitions.length) ?? []);
  const events = history.answer?.events;
  const drawn = useOnce(history.state !== "loading");
  return (
    <PageMomentProvider at={moment.at}>
      <PinProvider pin={moment.pin}>
        <GroupHeader {...{ cluster, group, events }} detail={then} live={known} sinceAtLeast={past.sinceAtLeast} />
        {gone ? <GroupGone cluster={cluster} group={group} error={error} /> : null}
        {!gone && !detail && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
        {!error && !detail ? <GroupLoading /> : null}
        {moment.at !== null ? <GroupThen at={moment.at} past={past} /> : null}
        {then ? <GroupFacts detail={then} live={known} /> : null}
        {known || (gone && history.state === "ready") ? (
          <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,30%)] xl:grid-rows-[auto_1fr]">
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
              {then ? <FindingsList detail={then} shown={shown} url={url} /> : null}
              {known && moment.at === null ? <AdviceCard detail={known} /> : null}
            </div>
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
              <ChartControls {...{ cluster, group, url, heat }} begins={history.begins} />
              <PictureSubjectProvider {...{ cluster, group }}>
                <GroupCharts
                  {...{ cluster, group, history, url }}
                  detail={moment.at === null ? known : (then ?? unjudged(known))}
                  shown={shown.shown}
                />
              </PictureSubjectProvider>
              {beside && drawn ? <ReplayCard cluster={cluster} group={group} /> : null}
            </div>
            {beside || drawn ? (
              <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
                {then ? <PartitionTable detail={then} series={history.series} url={url} /> : null}
                {/* Where all stands in one column, what is so now comes before what would have been. */}
                {beside ? null : <ReplayCard cluster={cluster} group={group} />}
                {then ? <MeasuresCard detail={then} /> : null}
                {known ? <MembersTable detail={known} url={url} /> : null}
                {drawn ? <EventsList events={events ?? []} label={history.label} /> : null}
                {known && drawn ? <HabitsCard detail={known} /> : null}
              </div>
            ) : null}
          </div>
        ) : null}
      </PinProvider>
    </PageMomentProvider>
  );
}

/** Topics and charts stay where they are while a past moment loads, without anything that is said of now. */
const unjudged = (detail: GroupDetail | undefined): GroupDetail | undefined =>
  detail && { ...detail, subscriptions: [] };

/** The history with the pinned moment marked. */
function usePinnedHistory(history: GroupHistory, { at, pinned }: PageMoment): GroupHistory {
  const t = useTranslations("group");
  return useMemo(
    () =>
      pinned && at !== null
        ? { ...history, marks: [...history.marks, { at, label: t("pinned"), kind: "note" as const }] }
        : history,
    [history, at, pinned, t],
  );
}
