/** The waterlines of a group during a stretch of its past: of the partitions that show the case best. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import { partitionPath } from "@/lib/client/paths";
import { useHistory } from "@/lib/client/queries";
import { useErrorWords } from "@/lib/client/error-words";
import { useNow } from "@/lib/client/clock";
import { WaterlineChart } from "../charts/waterline-chart";
import { toBands, toPartitionBands, unwatched } from "../group/backdrop";
import { seriesOf, unknownSpans, type PartitionSeries } from "../group/series";
import { Link } from "../ui/link";
import { Skeleton } from "../ui/skeleton";
import { pickPast, rangeOfSpan } from "./past";
import { shownIn } from "./signature";

export interface PastWaterlinesProps {
  span: CaseSpanWire;
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
  const bandsOf = (one: PartitionSeries) => {
    const own = data ? toPartitionBands(data.events, one, data, gaps) : [];
    return own.length > 0 || !data ? own : toBands(data.statuses, data.from, data.to, gaps);
  };
  if (error && !data) return <p className="p-4 text-sm text-error">{errorWords(error).detail}</p>;
  if (!data) {
    return (
      <div className="p-3" style={{ height: height + 60 }}>
        <Skeleton className="h-full" />
      </div>
    );
  }
  if (series.length === 0) return <p className="p-4 text-sm text-text-3">{t("nothingStored")}</p>;
  return (
    <div className="grid grid-cols-1 gap-px md:grid-cols-[repeat(auto-fit,minmax(280px,1fr))] [&>*]:shadow-[0_0_0_1px_var(--line)]">
      {series.map((one) => {
        const name = `${one.topic}/${one.partition}`;
        const range = `?from=${from}&to=${to}`;
        return (
          <div key={name} className="min-w-0 p-3">
            <p className="figures mb-1 truncate text-sm font-medium">
              <Link href={partitionPath(cluster, group, one.topic, one.partition) + range} className="hover:underline">
                {name}
              </Link>
            </p>
            <WaterlineChart
              height={height}
              bands={bandsOf(one)}
              quiet
              {...{ at: one.at, logEnd: one.logEnd, committed: one.committed, logStart: one.logStart }}
              status={shownIn(span.case)}
              gaps={[...gaps, ...unknownSpans(one)]}
              from={data.from}
              to={data.to}
              ariaLabel={t("waterlines", { group: `${group}, ${name}` })}
            />
          </div>
        );
      })}
    </div>
  );
}
