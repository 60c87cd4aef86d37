/** The page of one group on one partition: what it says now, why, and how it came to that. */
"use client";

import { useState } from "react";
import { ApiError } from "@/lib/client/api";
import { useGroup } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { concerns } from "../group/backdrop";
import { EventsList } from "../group/events-list";
import { GroupGone } from "../group/group-gone";
import { ChartsLoading } from "../group/group-loading";
import { useGroupHistory } from "../group/use-group-history";
import { ErrorState } from "../ui/error-state";
import { FindingCard } from "./finding-card";
import { PartitionCharts } from "./partition-charts";
import { PartitionFacts } from "./partition-facts";
import { PartitionGone } from "./partition-gone";
import { PartitionHeader } from "./partition-header";
import { ReplicaCard } from "./replica-card";
import { SamplesCard } from "./samples-card";

export interface PartitionViewProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

export function PartitionView({ cluster, group, topic, partition }: PartitionViewProps) {
  useStream({ kind: "group", cluster, group });
  const { data: detail, error, refetch } = useGroup(cluster, group);
  const history = useGroupHistory(cluster, group, { topic, partition }, 720);
  const [highlighted, setHighlighted] = useState(false);
  const gone = error instanceof ApiError && error.status === 404;
  const known = gone ? undefined : detail;
  const rows = known?.subscriptions.find((one) => one.topic === topic)?.partitions;
  const row = rows?.find((one) => one.partition === partition);
  const finding = row?.finding ?? null;
  const highlight = highlighted && finding ? { from: finding.from, to: finding.to } : undefined;
  const events = (history.answer?.events ?? []).filter((event) => concerns(event, topic, partition));
  return (
    <>
      <PartitionHeader {...{ cluster, group, topic, partition, row }} detail={known} />
      {gone ? <GroupGone cluster={cluster} group={group} message={error.message} /> : null}
      {!detail && error && !gone ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!detail && !error ? <ChartsLoading /> : null}
      {known && !row ? <PartitionGone {...{ cluster, group, topic, partition }} count={rows?.length ?? 0} /> : null}
      {row ? <PartitionFacts row={row} /> : null}
      {detail || gone ? (
        <div className="mt-4 grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,30%)] xl:grid-rows-[auto_1fr]">
          <div className="min-w-0 xl:col-start-2">
            {row ? <FindingCard row={row} setHighlighted={setHighlighted} /> : null}
          </div>
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-1 xl:row-span-2 xl:row-start-1">
            <PartitionCharts {...{ topic, partition, row, history, highlight }} />
          </div>
          <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
            {row && known ? <ReplicaCard row={row} detail={known} /> : null}
            {row && finding ? <SamplesCard {...{ cluster, group, row, finding }} /> : null}
            <EventsList events={events} label={history.label} />
          </div>
        </div>
      ) : null}
    </>
  );
}
