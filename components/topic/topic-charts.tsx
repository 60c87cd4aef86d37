/** A topic over time: its one log end with every group's place under it, their lag, rates, and what is retained. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { History } from "lucide-react";
import type { TopicHistoryAnswer } from "@/lib/api/topic-contract";
import { formatRate } from "@/lib/client/format";
import type { TimeRange } from "@/lib/client/time-range";
import type { useTopicHistory } from "@/lib/client/topic-query";
import { LagChart } from "../charts/lag-chart";
import { Legend } from "../charts/legend";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Skeleton } from "../ui/skeleton";
import { shownFrom, unwatched } from "../series/backdrop";
import { lagsOf, placesUnderLogEnd, ratesOf, retainedOf } from "../series/topic-series";

export interface TopicChartsProps {
  topic: string;
  history: ReturnType<typeof useTopicHistory>;
  range: TimeRange;
}

export function TopicCharts({ topic, history, range }: TopicChartsProps) {
  const t = useTranslations("topic");
  const { data, error, refetch } = history;
  if (!data && error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-80 w-full" />;
  if (data.at.length === 0) {
    return (
      <Card>
        <EmptyState icon={History} title={t("nothingStored")}>
          {range.live ? t("nothingStoredLive") : t("nothingStoredPast", { range: range.label })}
        </EmptyState>
      </Card>
    );
  }
  return <Drawn topic={topic} history={data} live={range.live} />;
}

function Drawn({ topic, history, live }: { topic: string; history: TopicHistoryAnswer; live: boolean }) {
  const t = useTranslations("topic");
  const { at, groups, omittedGroups, unknown } = history;
  const logEnd = t("logEnd");
  const places = useMemo(() => placesUnderLogEnd(history, logEnd), [history, logEnd]);
  const lags = useMemo(() => lagsOf(history), [history]);
  const inLabel = t("in");
  const rates = useMemo(() => ratesOf(history, inLabel), [history, inLabel]);
  const retained = useMemo(
    () => [{ key: "retained", label: t("columns.retained"), values: retainedOf(history), color: "var(--water)" }],
    [history, t],
  );
  const gaps = useMemo(() => unwatched([history.at[0]], history), [history]);
  const { to } = history;
  const from = shownFrom(history, live);
  const common = { at, from, to, gaps, syncId: "topic" };
  const legend = <Legend series={places} />;
  return (
    <>
      <Card title={t("compareTitle")} actions={legend}>
        <LagChart
          {...common}
          series={places}
          unit={t("compareNote")}
          height={280}
          ariaLabel={t("compareLabel", { topic })}
        />
        {omittedGroups > 0 ? (
          <p className="mt-2 text-xs text-text-3">{t("omitted", { shown: groups.length, count: omittedGroups })}</p>
        ) : null}
      </Card>
      <Card title={t("lagTitle")}>
        {groups.length > 0 ? (
          <LagChart {...common} series={lags} unit={t("records")} height={160} ariaLabel={t("lagLabel", { topic })} />
        ) : (
          <p className="text-sm text-text-2">{t("noGroups")}</p>
        )}
      </Card>
      <Card title={t("ratesTitle")}>
        <LagChart
          {...common}
          series={rates}
          unit={t("recordsPerSecond")}
          format={formatRate}
          height={160}
          ariaLabel={t("ratesLabel", { topic })}
        />
      </Card>
      <Card title={t("retainedTitle")}>
        <LagChart
          {...common}
          series={retained}
          unit={t("retainedUnit")}
          height={140}
          ariaLabel={t("retainedLabel", { topic })}
        />
        {unknown.some((count) => count > 0) ? <p className="mt-2 text-xs text-text-3">{t("unknownLogs")}</p> : null}
      </Card>
    </>
  );
}
