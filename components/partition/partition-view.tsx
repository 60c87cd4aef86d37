/** The page of one group on one partition: what it says now or at a stored tick, why, and how it came to that. */
"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { numbersAt } from "@/lib/api/quick-numbers";
import type { PastTick } from "@/lib/api/past-contract";
import { ApiError } from "@/lib/client/api";
import { PageMomentProvider, PinProvider } from "@/lib/client/page-moment";
import { usePartitionPast } from "@/lib/client/past-query";
import { useGroup } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { useTimeRange } from "@/lib/client/time-range";
import { PictureSubjectProvider } from "../charts/picture-subject";
import type { Gap } from "../charts/samples";
import { CommandsCard } from "../commands/commands-card";
import { concerns } from "../series/backdrop";
import { EventsList } from "../group/events-list";
import { GroupGone } from "../group/group-gone";
import { ChartsLoading } from "../series/history-state";
import { useGroupHistory } from "../series/use-group-history";
import { partitionKey } from "../series/series";
import { waitingOf } from "../series/waiting";
import { ErrorState } from "../ui/error-state";
import { useBeside } from "../ui/use-beside";
import { useOnce } from "../ui/use-once";
import { CompareCard } from "./compare-card";
import { FindingCard } from "./finding-card";
import { MomentBar } from "./moment-bar";
import { MomentMissing } from "./moment-missing";
import { PartitionCharts } from "./partition-charts";
import { PartitionFacts } from "./partition-facts";
import { PartitionGone } from "./partition-gone";
import { PartitionHeader } from "./partition-header";
import { PartitionNotes } from "./partition-notes";
import { PartitionReport } from "./partition-report";
import { PastFindings } from "./past-findings";
import { ReplicaCard } from "./replica-card";
import { SamplesNow, SamplesThen } from "./samples-card";
import { shownOf } from "./shown";
import { useMoment } from "./use-moment";

export interface PartitionViewProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

/** What waits at a stored tick. */
function waitingThen({ topic, partition }: Pick<PartitionViewProps, "topic" | "partition">, tick: PastTick) {
  const waiting = waitingOf(tick, tick.at);
  return new Map(waiting ? [[partitionKey(topic, partition), waiting]] : []);
}

export function PartitionView({ cluster, group, topic, partition }: PartitionViewProps) {
  const t = useTranslations("partition");
  useStream({ kind: "group", cluster, group });
  const place = useMemo(() => ({ cluster, group, topic, partition }), [cluster, group, topic, partition]);
  const range = useTimeRange();
  const { data: detail, error, refetch } = useGroup(cluster, group);
  const past = usePartitionPast(place, range);
  const moment = useMoment(place, range, past.data);
  const waiting = useMemo(() => moment.tick && waitingThen(place, moment.tick), [place, moment.tick]);
  const history = useGroupHistory(cluster, group, { topic, partition }, 720, detail, waiting);
  const [previewed, preview] = useState<Gap | null>(null);
  const gone = error instanceof ApiError && error.status === 404;
  const known = gone ? undefined : detail;
  const rows = known?.subscriptions.find((one) => one.topic === topic)?.partitions;
  const row = rows?.find((one) => one.partition === partition);
  const shown = shownOf(row, moment.at, moment.tick);
  const { finding = null, then = null } = shown ?? {};
  const window = previewed ?? (then ? finding : null);
  const highlight = useMemo(() => (window ? { from: window.from, to: window.to } : undefined), [window]);
  const events = (history.answer?.events ?? []).filter((event) => concerns(event, topic, partition));
  const here = then?.at ?? moment.at;
  const beside = useBeside();
  const drawn = useOnce(history.state !== "loading");
  const answered = useOnce(past.data !== undefined || past.error !== null);
  const marked = useMemo(
    () =>
      here === null
        ? history
        : { ...history, marks: [...history.marks, { at: here, label: t("shownTick"), kind: "note" as const }] },
    [history, here, t],
  );
  // Last of its column: it is long, and gone where a moment of the past is shown.
  const commands =
    known && row && !then && drawn && answered ? (
      <CommandsCard detail={known} topic={topic} partition={partition} />
    ) : null;
  return (
    <PageMomentProvider at={then?.at ?? null}>
      <PinProvider pin={moment.pin}>
        <PartitionHeader {...place} {...{ shown, range }} detail={known} failed={error !== null} />
        {detail || error ? (
          <MomentBar moment={moment}>
            {shown ? (
              <PartitionReport {...{ place, shown, row }} at={then?.at ?? (known ? numbersAt(known) : 0)} />
            ) : null}
          </MomentBar>
        ) : null}
        {gone ? <GroupGone cluster={cluster} group={group} error={error} /> : null}
        {!detail && error && !gone ? <ErrorState error={error} retry={() => void refetch()} /> : null}
        {!detail && !error ? <ChartsLoading /> : null}
        {known && !row ? <PartitionGone {...place} count={rows?.length ?? 0} /> : null}
        {moment.at !== null && !moment.tick ? <MomentMissing moment={moment} /> : null}
        {shown ? <PartitionFacts numbers={shown.numbers} /> : null}
        {shown && row && !then ? <PartitionNotes row={row} /> : null}
        {detail || gone ? (
          <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,30%)] xl:grid-rows-[auto_1fr]">
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
              {shown ? (
                <FindingCard {...shown} setHighlighted={(on) => preview(on && finding ? finding : null)} />
              ) : null}
            </div>
            <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
              <PictureSubjectProvider {...place} status={shown?.status ?? "UNKNOWN"}>
                <PartitionCharts {...place} {...{ row, highlight }} history={marked} past={past.data} />
                {drawn ? <CompareCard place={place} history={history} /> : null}
              </PictureSubjectProvider>
              {beside ? commands : null}
            </div>
            {beside || drawn ? (
              <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
                <PastFindings {...{ past, preview, here }} width={range.to - range.from} go={moment.go} />
                {then ? <SamplesThen tick={then} name={`${group} ${topic}-${partition}`} /> : null}
                {!then && row && finding ? <SamplesNow {...{ cluster, group, row, finding }} /> : null}
                {row && known ? <ReplicaCard row={row} detail={known} /> : null}
                {drawn && answered ? <EventsList events={events} label={history.label} /> : null}
                {beside ? null : commands}
              </div>
            ) : null}
          </div>
        ) : null}
      </PinProvider>
    </PageMomentProvider>
  );
}
