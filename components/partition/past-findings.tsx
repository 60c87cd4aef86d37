/** All that the rules find in the range, newest first; each can be looked at with the samples that it saw. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import type { FindingWire } from "@/lib/api/contract";
import type { PastAnswer } from "@/lib/api/past-contract";
import { formatClock, formatDuration, formatTime } from "@/lib/client/format";
import { PAST_MAX_MS, type usePartitionPast } from "@/lib/client/past-query";
import { useSentences } from "@/lib/client/sentences";
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";

export interface PastFindingsProps {
  past: ReturnType<typeof usePartitionPast>;
  /** Width of the page's range. */
  width: number;
  /** The past moment that the page shows. */
  here: number | null;
  go(at: number): void;
  preview(window: { from: number; to: number } | null): void;
}

type Span = PastAnswer["findings"][number];

export function PastFindings({ past, width, here, go, preview }: PastFindingsProps) {
  const t = useTranslations("partition.past");
  const { data, error, refetch } = past;
  const findings = [...(data?.findings ?? [])].reverse();
  return (
    <Card title={t("title")} note={data ? t("judged", { count: data.ticks }) : undefined} padded={false}>
      {!data && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? (
        <Loading label={t("loading")}>
          <Skeleton className="m-4 h-24" />
        </Loading>
      ) : null}
      {data && findings.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t(data.ticks === 0 ? "nothingStored" : "nothing")}</p>
      ) : null}
      <ol className="max-h-96 divide-y divide-line overflow-y-auto">
        {findings.map((span) => (
          <li key={span.from}>
            <FindingItem {...{ span, go, preview }} current={here !== null && here >= span.from && here <= span.to} />
          </li>
        ))}
      </ol>
      {width > PAST_MAX_MS ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">{t("lastDay")}</p>
      ) : null}
    </Card>
  );
}

function FindingItem({
  span,
  current,
  go,
  preview,
}: { span: Span; current: boolean } & Pick<PastFindingsProps, "go" | "preview">) {
  const t = useTranslations("partition.past");
  const { from, to, finding } = span;
  const { evidence } = useSentences();
  const show = () => preview(finding);
  const hide = () => preview(null);
  return (
    <button
      type="button"
      aria-current={current || undefined}
      title={t("look")}
      onClick={() => go(to)}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      className={clsx("block w-full px-4 py-2 text-left text-sm hover:bg-selected/50", current && "bg-selected")}
    >
      <span className="flex flex-wrap items-center gap-x-2">
        <StatusBadge status={statusOf(finding)} />
        <span className="figures text-xs text-text-3" title={`${formatTime(from)} – ${formatTime(to)}`}>
          {formatClock(from)} – {formatClock(to)} ({formatDuration(to - from)})
        </span>
        <span className="ml-auto text-xs text-text-3">{t("rule", { rule: finding.rule })}</span>
      </span>
      <span className="mt-0.5 block wrap-anywhere">{evidence(finding)}</span>
    </button>
  );
}

const statusOf = ({ partitionStatus, consumerStatus }: FindingWire) =>
  partitionStatus === "OK" ? consumerStatus : partitionStatus;
