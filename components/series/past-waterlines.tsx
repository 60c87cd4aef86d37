/** The waterlines of a group during a stretch of its past: of the partitions that show the case best. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { HistoryAnswer, PartitionWire } from "@/lib/api/contract";
import { useGroupMoment } from "@/lib/client/past-query";
import { partitionPath } from "@/lib/client/paths";
import { useHistory } from "@/lib/client/history-query";
import { useErrorWords } from "@/lib/client/error-words";
import { useNow } from "@/lib/client/clock";
import { WaterlineChart } from "../charts/waterline-chart";
import type { Gap } from "../charts/samples";
import { unwatched } from "./backdrop";
import { drawnStatus } from "../status/rank";
import { partitionKey, seriesOf, unknownSpans, type PartitionSeries } from "./series";
import { usePartitionBands } from "./use-partition-bands";
import { Link } from "../ui/link";
import { pickPast, rangeOfSpan } from "./past-span";
import { WATERLINES_GRID, WaterlinesPlace } from "./waterlines-place";

export interface PastWaterlinesProps {
  span: CaseSpanWire;
  /** Of so many partitions; so many places are kept while it loads. */
  most: number;
  height: number;
}

const MINUTE = 60_000;

export function PastWaterlines({ span, most, height }: PastWaterlinesProps) {
  const t = useTranslations("cases");
  const errorWords = useErrorWords();
  const now = useNow(MINUTE);
  const { cluster, group } = span;
  const { from, to } = rangeOfSpan(span, now);
  const { data, error } = useHistory(cluster, group, { from, to: now === 0 ? 0 : to, points: 300 });
  const series = useMemo(() => (data ? pickPast(seriesOf(data), data.events, span, most) : []), [data, span, most]);
  const gaps = useMemo(
    () =>
      data
        ? unwatched(
            data.topics.flatMap(({ at }) => at.slice(0, 1)),
            data,
          )
        : [],
    [data],
  );
  // As the group was at the end of what is drawn: a partition may have had its status since long before.
  const { data: then } = useGroupMoment(cluster, group, { at: lastOf(data), pinned: false });
  const rows = useMemo(
    () =>
      new Map(
        then?.group?.subscriptions.flatMap(({ partitions }) =>
          partitions.map((row) => [partitionKey(row.topic, row.partition), row]),
        ),
      ),
    [then],
  );
  if (error && !data) return <p className="p-4 text-sm text-error">{errorWords(error).detail}</p>;
  if (!data) return <WaterlinesPlace count={most} height={height} loading />;
  if (series.length === 0) return <p className="p-4 text-sm text-text-3">{t("nothingStored")}</p>;
  const range = `?from=${from}&to=${to}`;
  return (
    <div className={WATERLINES_GRID}>
      {series.map((one) => {
        const name = partitionKey(one.topic, one.partition);
        return (
          <PastWaterline key={name} {...{ span, name, range, data, gaps, height }} series={one} row={rows.get(name)} />
        );
      })}
    </div>
  );
}

/** When its newest point was taken; null without any. */
function lastOf(data: HistoryAnswer | undefined): number | null {
  const ends = data?.topics.flatMap(({ at }) => at.slice(-1)) ?? [];
  return ends.length > 0 ? Math.max(...ends) : null;
}

interface PastWaterlineProps extends Pick<PastWaterlinesProps, "span" | "height"> {
  name: string;
  /** The query of the partition's page in the same range. */
  range: string;
  data: HistoryAnswer;
  gaps: Gap[];
  series: PartitionSeries;
  /** As it was at the end; undefined while that is not known. */
  row: PartitionWire | undefined;
}

/** In the partition's own statuses, as on its group's page: a partition that is well is not drawn in what is wrong beside it. */
function PastWaterline({ span, name, range, data, gaps, height, series, row }: PastWaterlineProps) {
  const t = useTranslations("cases");
  const { cluster, group } = span;
  const { topic, partition, at, logEnd, committed, logStart } = series;
  const { from, to } = data;
  const bands = usePartitionBands({ topic, partition, row, series }, { answer: data, from, to, gaps });
  const ownGaps = useMemo(() => [...gaps, ...unknownSpans(series)], [gaps, series]);
  return (
    <div className="min-w-0 p-3">
      <p className="figures mb-1 h-7 truncate text-sm leading-7 font-medium">
        <Link href={partitionPath(cluster, group, topic, partition) + range} className="hover:underline">
          {name}
        </Link>
      </p>
      <WaterlineChart
        {...{ at, logEnd, committed, logStart, bands, from, to, height }}
        status={row ? drawnStatus(row) : "UNKNOWN"}
        gaps={ownGaps}
        quiet
        ariaLabel={t("waterlines", { group: `${group}, ${name}` })}
      />
    </div>
  );
}
