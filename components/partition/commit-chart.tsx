/** How long after the one before each commit came: a consumer that slows down shows here before its lag does. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { PastAnswer } from "@/lib/api/past-contract";
import { formatDuration } from "@/lib/client/format";
import { LagChart } from "../charts/lag-chart";
import type { Gap } from "../charts/samples";
import { Legend } from "../charts/legend";
import type { GroupHistory } from "../series/use-group-history";
import { Card } from "../ui/card";

export interface CommitChartProps {
  past: PastAnswer | undefined;
  history: Pick<GroupHistory, "from" | "to" | "gaps" | "marks">;
  highlight?: Gap;
  name: string;
}

export function CommitChart({ past, history: { from, to, gaps, marks }, highlight, name }: CommitChartProps) {
  const t = useTranslations("partition.commits");
  const commits = useMemo(() => past?.commits ?? [], [past]);
  const at = useMemo(() => commits.map((commit) => commit.at), [commits]);
  const series = useMemo(
    () => [
      {
        ...{ key: "gap", label: t("gap"), color: "var(--accent)" },
        values: commits.map(({ gapMs }) => gapMs),
      },
      {
        ...{ key: "repeated", label: t("repeated"), color: "var(--series-2)" },
        values: commits.map(({ gapMs, repeated }) => (repeated ? gapMs : null)),
      },
    ],
    [commits, t],
  );
  if (past && commits.length < 2) {
    return (
      <Card title={t("title")}>
        <p className="text-sm text-text-2">{t("none")}</p>
      </Card>
    );
  }
  return (
    <Card title={t("title")} note={t("note")} actions={<Legend series={series} />}>
      <LagChart
        {...{ at, series, from, to, gaps, marks, highlight }}
        unit={t("unit")}
        format={formatDuration}
        syncId="partition"
        height={140}
        ariaLabel={t("label", { name })}
      />
    </Card>
  );
}
