/** One partition as a waterline, with what is said of it now: status, lag, how far behind. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { partitionPath } from "@/lib/client/paths";
import type { PartitionWire } from "@/lib/api/contract";
import type { Gap } from "../charts/samples";
import { WaterlineChart } from "../charts/waterline-chart";
import { Count, Duration } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { FallingBehind } from "../status/falling-behind";
import { drawnStatus, isFallingBehind } from "../status/rank";
import { usePartitionBands } from "./use-partition-bands";
import { useStandMark } from "./use-stand-mark";
import { HEAD_PX } from "./waterlines-place";
import { partitionKey, unknownSpans, type PartitionSeries } from "./series";
import type { GroupHistory } from "./use-group-history";
import { WhenVisible } from "../ui/when-visible";
import { Link } from "../ui/link";

export interface PartitionChartProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  /** What is known now; undefined for a group that is gone. */
  row: PartitionWire | undefined;
  series: PartitionSeries | undefined;
  history: GroupHistory;
  highlight?: Gap;
  absolute: boolean;
  height: number;
  /** Heading level, so that headings stay in order on every page. */
  level?: 3 | 4;
}

/** The id of a partition's chart, to jump to it. */
export const chartId = (topic: string, partition: number): string => `chart-${partitionKey(topic, partition)}`;

export function PartitionChart(props: PartitionChartProps) {
  const { cluster, group, topic, partition, row, series, history, highlight, absolute, height, level = 3 } = props;
  const t = useTranslations("group");
  const { from, to } = history;
  const stand = useStandMark(row, from, to);
  const marks = useMemo(() => [...history.marks, ...stand], [history.marks, stand]);
  const gaps = useMemo(
    () => (series ? [...history.gaps, ...unknownSpans(series)] : history.gaps),
    [history.gaps, series],
  );
  const Heading = `h${level}` as const;
  const status = row ? drawnStatus(row) : "UNKNOWN";
  const label = useLabel(topic, partition, row);
  const bands = usePartitionBands({ topic, partition, row, series }, history);
  return (
    <article
      id={chartId(topic, partition)}
      tabIndex={-1}
      className="@container min-w-0 scroll-mt-20 bg-surface p-3 -outline-offset-2"
    >
      <div className="mb-1 flex h-7 items-center gap-2 overflow-hidden">
        <div className="flex max-w-full shrink-0 items-center gap-2">
          <Heading className="figures truncate text-sm font-medium">
            <Link href={partitionPath(cluster, group, topic, partition)} className="hover:underline">
              {topic}/{partition}
            </Link>
          </Heading>
          {row ? <StatusBadge status={row.status} /> : null}
          {row && isFallingBehind(row) ? <FallingBehind brief /> : null}
        </div>
        {row ? <Now row={row} /> : null}
      </div>
      {series ? (
        <WhenVisible height={HEAD_PX + height} label={label}>
          <WaterlineChart
            {...{ from, to, gaps, marks, bands, highlight, status, absolute, height }}
            at={series.at}
            logEnd={series.logEnd}
            committed={series.committed}
            logStart={series.logStart}
            syncId="group"
            quiet
            ariaLabel={label}
          />
        </WhenVisible>
      ) : (
        <p style={{ height: HEAD_PX + height }} className="flex items-center justify-center text-xs text-text-3">
          {t("nothingStored")}
        </p>
      )}
    </article>
  );
}

/**
 * In the room that the name leaves: a number that has none there goes over into a line that is cut off, whole, for half a number
 * is another one. It is read out all the same.
 */
function Now({ row }: { row: PartitionWire }) {
  const t = useTranslations("group");
  return (
    <p className="flex h-7 min-w-0 flex-1 flex-wrap content-start justify-end overflow-hidden text-xs leading-7 text-text-3 before:h-7">
      <span className="whitespace-nowrap">{t.rich("lagNow", { lag: () => <Count value={row.lag} /> })}</span>
      {row.timeLag.known && row.timeLag.value > 0 ? (
        <span className="whitespace-nowrap">
          , {t.rich("behindNow", { time: () => <Duration value={row.timeLag} /> })}
        </span>
      ) : null}
    </p>
  );
}

function useLabel(topic: string, partition: number, row: PartitionWire | undefined): string {
  const t = useTranslations("group");
  if (!row) return t("chartGone", { topic, partition });
  const values = { topic, partition, status: row.status };
  return row.lag.known ? t("chartLag", { ...values, lag: row.lag.value }) : t("chartUnknown", values);
}
