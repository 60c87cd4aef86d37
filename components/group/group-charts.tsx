/** All charts of a group, topic by topic; and what stands there when there is nothing to draw. */
"use client";

import { useMemo } from "react";
import type { GroupDetail } from "@/lib/api/contract";
import { AxisWidthProvider, offsetsWidth } from "../charts/axis-width";
import { Y_WIDTH } from "../charts/axes";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { ChartsLoading, NoData } from "../series/history-state";
import { GroupLines } from "./group-lines";
import type { Shown } from "./shown-finding";
import { TopicCharts } from "./topic-charts";
import type { GroupHistory } from "../series/use-group-history";
import type { GroupUrl } from "./use-group-url";

export interface GroupChartsProps {
  cluster: string;
  group: string;
  detail: GroupDetail | undefined;
  history: GroupHistory;
  url: GroupUrl;
  shown: Shown | null;
}

export function GroupCharts({ cluster, group, detail, history, url, shown }: GroupChartsProps) {
  const { series } = history;
  const { absolute } = url;
  const width = useMemo(() => {
    const offsets = absolute ? [...series.values()].flatMap((one) => [...one.logEnd, ...one.committed]) : [];
    return absolute ? offsetsWidth(offsets) : Y_WIDTH;
  }, [absolute, series]);
  if (history.state === "loading") return <ChartsLoading />;
  if (history.state === "failed" && history.error) {
    return (
      <Card>
        <ErrorState error={history.error} retry={history.retry} />
      </Card>
    );
  }
  if (history.state === "empty") return <NoData label={history.label} live={history.live} />;
  const rows = new Map(detail?.subscriptions.map(({ topic, partitions }) => [topic, partitions]));
  const stored = history.answer?.topics.map(({ topic }) => topic) ?? [];
  const topics = [...new Set([...rows.keys(), ...stored])];
  return (
    <AxisWidthProvider width={width}>
      {topics.map((topic) => (
        <TopicCharts
          key={topic}
          {...{ cluster, group, topic, history, url, shown }}
          rows={rows.get(topic) ?? NO_ROWS}
        />
      ))}
      <GroupLines history={history} url={url} />
    </AxisWidthProvider>
  );
}

const NO_ROWS: never[] = [];
