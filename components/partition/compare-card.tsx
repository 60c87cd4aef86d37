/** The same hours yesterday or a week ago, laid over the range: is this lag usual at this time? */
"use client";

import { useMemo } from "react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { formatRate, formatTime } from "@/lib/client/format";
import type { PartitionPlace } from "@/lib/client/past-query";
import { useHistory } from "@/lib/client/history-query";
import { LagChart } from "../charts/lag-chart";
import { Legend } from "../charts/legend";
import { seriesOf } from "../series/series";
import type { GroupHistory } from "../series/use-group-history";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Segmented } from "../ui/segmented";
import { Loading, Skeleton } from "../ui/skeleton";
import { COMPARISONS, gridOf, isBlank, linesOf, pairOf, SHIFT_MS } from "../series/overlay";

const parser = parseAsStringLiteral(COMPARISONS).withOptions({ history: "push", scroll: false });
/** A range that follows the present asks for its past again once a minute, rather than with every cycle. */
const STEP_MS = 60_000;

export function CompareCard({ place, history }: { place: PartitionPlace; history: GroupHistory }) {
  const t = useTranslations("partition.compare");
  const [chosen, choose] = useQueryState("compare", parser);
  return (
    <Card
      title={t("title")}
      note={t("note")}
      actions={
        <Segmented
          ariaLabel={t("choice")}
          value={chosen ?? "off"}
          onChange={(value) => void choose(value === "off" ? null : value)}
          options={(["off", ...COMPARISONS] as const).map((value) => ({ value, label: t(value) }))}
        />
      }
      padded={chosen !== null}
    >
      {chosen ? <Compared {...{ place, history, shift: SHIFT_MS[chosen], then: t(chosen) }} /> : null}
    </Card>
  );
}

interface ComparedProps {
  place: PartitionPlace;
  history: GroupHistory;
  shift: number;
  then: string;
}

function Compared({ place: { cluster, group, topic, partition }, history, shift, then }: ComparedProps) {
  const t = useTranslations("partition.compare");
  const from = Math.floor((history.from - shift) / STEP_MS) * STEP_MS;
  const to = Math.ceil((history.to - shift) / STEP_MS) * STEP_MS;
  const before = useHistory(cluster, group, { from, to, topic, partition, points: 300 });
  const { series, answer } = history;
  const lines = useMemo(() => {
    const grid = gridOf(history.from, history.to);
    const sideOf = (all: typeof series, stepMs: number) => ({ series: [...all.values()][0], stepMs });
    const now = linesOf(grid, { ...sideOf(series, answer?.stepMs ?? 0), shift: 0, now: history.now });
    const past = linesOf(grid, { ...sideOf(seriesOf(before.data), before.data?.stepMs ?? 0), shift, now: null });
    return { grid, now, past };
  }, [series, answer, before.data, history.from, history.to, history.now, shift]);
  if (before.error && !before.data) return <ErrorState error={before.error} retry={() => void before.refetch()} />;
  if (!before.data || before.isPlaceholderData) {
    return (
      <Loading label={t("loading")}>
        <Skeleton className="h-80" />
      </Loading>
    );
  }
  const { grid, now, past } = lines;
  if (isBlank(past.lag) && isBlank(past.produced)) {
    return (
      <p className="text-sm text-text-2">
        {t("nothing", { from: formatTime(history.from - shift), to: formatTime(history.to - shift) })}
      </p>
    );
  }
  const names = { now: t("now"), then };
  const common = { at: grid, from: history.from, to: history.to, gaps: history.gaps, syncId: "partition", height: 140 };
  const lag = pairOf("lag", names, now.lag, past.lag, "var(--accent)");
  const produced = pairOf("in", names, now.produced, past.produced, "var(--water)");
  const consumed = pairOf("out", names, now.consumed, past.consumed, "var(--accent)");
  return (
    <div className="flex flex-col gap-4">
      <LagChart
        {...common}
        series={lag}
        title={t("lag")}
        unit={t("records")}
        ariaLabel={t("lagLabel", { then })}
        legend={<Legend series={lag} />}
      />
      <LagChart
        {...common}
        series={produced}
        title={t("in")}
        unit={t("perSecond")}
        format={formatRate}
        ariaLabel={t("inLabel", { then })}
        legend={<Legend series={produced} />}
      />
      <LagChart
        {...common}
        series={consumed}
        title={t("out")}
        unit={t("perSecond")}
        format={formatRate}
        ariaLabel={t("outLabel", { then })}
        legend={<Legend series={consumed} />}
      />
      <p className="text-xs text-text-3">{t("aligned", { then })}</p>
    </div>
  );
}
