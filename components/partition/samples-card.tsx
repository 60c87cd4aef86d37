/** The samples in the window that a finding looked at, newest first: the evidence behind the sentence. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { FindingWire, PartitionWire } from "@/lib/api/contract";
import type { PastTick } from "@/lib/api/past-contract";
import { useHistory } from "@/lib/client/history-query";
import { seriesOf } from "../series/series";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { samplesOf, samplesOfTick } from "./samples";
import { SamplesTable } from "./samples-table";

export interface SamplesNowProps {
  cluster: string;
  group: string;
  row: PartitionWire;
  finding: FindingWire;
}

/** A window that slides asks again once a minute, rather than with every cycle. */
const STEP_MS = 60_000;

export function SamplesNow({ cluster, group, row: { topic, partition }, finding }: SamplesNowProps) {
  const t = useTranslations("partition.samples");
  const from = Math.floor(finding.from / STEP_MS) * STEP_MS;
  const to = Math.ceil(finding.to / STEP_MS) * STEP_MS;
  const { data, error, refetch } = useHistory(cluster, group, { from, to, topic, partition, points: 400 });
  const samples = useMemo(() => samplesOf([...seriesOf(data).values()][0], finding), [data, finding]);
  if (data) return <SamplesTable samples={samples} name={`${group} ${topic}-${partition}`} seen />;
  return (
    <Card title={t("title")} padded={false}>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading label={t("loading")}>
          <Skeleton className="m-4 h-[252px]" />
        </Loading>
      )}
    </Card>
  );
}

export function SamplesThen({ tick, name }: { tick: PastTick; name: string }) {
  const samples = useMemo(() => samplesOfTick(tick.samples), [tick]);
  return <SamplesTable samples={samples} name={name} seen={tick.finding !== null} here={tick.at} />;
}
