/** Which messages the routes and settings as they are would have sent over stored history. */
"use client";

import { useState } from "react";
import { Play, Rewind } from "lucide-react";
import { useTranslations } from "use-intl";
import type { BacktestAnswer } from "@/lib/api/alert-deliveries-contract";
import { useBacktest } from "@/lib/client/deliveries-query";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Segmented } from "../ui/segmented";
import { BacktestResult } from "./backtest-result";
import { PartLoading } from "../ui/part-loading";

const DAYS = ["1", "7", "31"] as const;
const DAY_MS = 86_400_000;

export default function BacktestPart() {
  const t = useTranslations("alerts.backtest");
  const [days, setDays] = useState<(typeof DAYS)[number]>("7");
  const run = useBacktest();
  const start = () => {
    const to = Date.now();
    run.mutate({ from: to - Number(days) * DAY_MS, to });
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="max-w-[80ch] min-w-0 flex-1 basis-72 text-sm text-text-2">{t("about")}</p>
        <Segmented<(typeof DAYS)[number]>
          value={days}
          onChange={setDays}
          ariaLabel={t("span")}
          options={DAYS.map((value) => ({ value, label: t("days", { count: Number(value) }) }))}
        />
        <Button variant="solid" disabled={run.isPending} onClick={start}>
          <Play size={14} aria-hidden /> {run.isPending ? t("running") : t("run")}
        </Button>
      </div>
      <Outcome run={run} retry={start} />
    </div>
  );
}

interface OutcomeProps {
  run: { isPending: boolean; error: Error | null; data: BacktestAnswer | undefined };
  retry(): void;
}

function Outcome({ run: { isPending, error, data }, retry }: OutcomeProps) {
  const t = useTranslations("alerts.backtest");
  if (isPending) return <PartLoading />;
  if (error) return <ErrorState error={error} retry={retry} />;
  if (data) return <BacktestResult answer={data} />;
  return (
    <Card>
      <EmptyState icon={Rewind} title={t("notRun")}>
        {t("notRunDetail")}
      </EmptyState>
    </Card>
  );
}
