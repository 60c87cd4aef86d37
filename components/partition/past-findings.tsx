/** All that is said of the range, newest first, as it was reported; each can be looked at with the samples that the rule saw. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
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
            <FindingItem {...{ span, go, preview }} current={here !== null && isIn(span, here)} />
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
  const { evidence, message } = useSentences();
  const show = () => preview(finding);
  const hide = () => preview(null);
  return (
    <button
      type="button"
      aria-current={current || undefined}
      title={t("look")}
      onClick={() => go(span.at)}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocus={show}
      onBlur={hide}
      className={clsx("block w-full px-4 py-2 text-left text-sm hover:bg-selected/50", current && "bg-selected")}
    >
      <span className="flex flex-wrap items-center gap-x-2">
        <StatusBadge status={shownStatus(span)} />
        <span className="figures text-xs text-text-3" title={`${formatTime(from)} – ${formatTime(to)}`}>
          {formatClock(from)} – {formatClock(to)} ({formatDuration(to - from)})
        </span>
        {finding ? <span className="ml-auto text-xs text-text-3">{t("rule", { rule: finding.rule })}</span> : null}
      </span>
      <span className="mt-0.5 block wrap-anywhere">
        {finding ? evidence(finding) : span.reported ? message(span.reported) : null}
      </span>
      <Today span={span} />
    </button>
  );
}

/** That the rules, judging again from what is stored, see it otherwise than it was reported, or at other times. */
function Today({ span: { from, reported, today, again } }: { span: Span }) {
  const t = useTranslations("partition");
  const { evidence } = useSentences();
  const began = reported !== null && reported.at >= from && again !== null && again.from !== from ? again.from : null;
  const note = today
    ? today.finding
      ? t("today.otherwise", { status: shownStatus(today), message: evidence(today.finding) })
      : t("today.nothing")
    : began !== null && Math.abs(began - from) >= NOTED_MS
      ? t("today.began", { time: formatClock(began) })
      : null;
  return note ? <span className="mt-0.5 block text-xs wrap-anywhere text-text-3">{note}</span> : null;
}

/** Ticks are seconds apart, and rules that know a little less come to the same a few of them sooner or later. */
const NOTED_MS = 60_000;

const isIn = ({ from, to, at }: Span, here: number) => here >= from && (here < to || here === at);

const shownStatus = ({ status, consumerStatus }: Pick<Span, "status" | "consumerStatus">) =>
  status === "OK" ? consumerStatus : status;
