/**
 * The whole range at a glance: how much happened in each step, coloured by how bad it was, over the worst status of
 * any group. A click zooms into a step, a drag into a stretch.
 */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useCases } from "@/lib/client/cases-query";
import { formatDuration, formatExact } from "@/lib/client/format";
import type { TimeRange } from "@/lib/client/time-range";
import { useEventCounts } from "@/lib/client/timeline-query";
import { startOfDay } from "@/lib/client/zone";
import { Loading, Skeleton } from "../ui/skeleton";
import { StripBand } from "./strip-band";
import { StripPlot } from "./strip-plot";
import { StripTimes } from "./strip-times";
import { stepOf, stepStart, sumSteps, toSteps, worstOver } from "./steps";
import type { TimelineFilterControl } from "./use-timeline-filters";

export interface StripProps {
  range: TimeRange;
  control: TimelineFilterControl;
  /** Write a note at a moment. */
  onNote(at: number): void;
}

const STEPS = 96;
const TROUBLE = ["throughput-problem", "stalled-consumer", "offline-partition"] as const;

export function Strip({ range, control, onNote }: StripProps) {
  const t = useTranslations("timeline");
  const { from, to, live } = range;
  const { wanted } = control;
  const stepMs = stepOf(to - from, STEPS);
  const first = to === 0 ? 0 : stepStart(from, stepMs, startOfDay(from));
  const { data: counted } = useEventCounts(wanted, { from: first, to, live }, stepMs);
  const { cluster, groupPattern } = wanted;
  const { data: cases } = useCases({ cases: TROUBLE, cluster, groupPattern, limit: 2000 }, range);
  const steps = useMemo(() => (counted ? toSteps(counted) : null), [counted]);
  const pieces = useMemo(() => (cases ? worstOver(cases.spans, from, to) : []), [cases, from, to]);
  if (steps === null) {
    return (
      <Loading label={t("loading")}>
        <Skeleton className="h-[119px] w-full rounded-lg" />
      </Loading>
    );
  }
  const sums = sumSteps(steps);
  const total = steps.reduce((sum, step) => sum + step.total, 0);
  const errors = sums.error + sums.offline;
  return (
    <section aria-label={t("strip")} className="rounded-lg border border-line bg-surface px-4 pt-2 pb-1">
      <p className="flex h-6 flex-wrap items-center gap-x-3 overflow-hidden text-xs text-text-2">
        <span className="figures">{t("summary", { total: formatExact(total), errors, warnings: sums.warning })}</span>
        <span className="ml-auto text-text-3">{t("perStep", { step: formatDuration(stepMs) })}</span>
      </p>
      <StripPlot {...{ steps, stepMs, from, to, onNote }} onZoom={range.setAbsolute} />
      {/* A group may be in trouble for another topic than the one that was asked for. */}
      {wanted.topic === undefined ? <StripBand {...{ pieces, from, to }} /> : null}
      <StripTimes {...{ from, to }} />
    </section>
  );
}
