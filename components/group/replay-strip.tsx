/** Statuses over a range as a strip: each stretch in its colour with its word; blank where nothing was read. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { SpanWire } from "@/lib/api/replay-contract";
import { formatClock } from "@/lib/client/format";
import { useSentences } from "@/lib/client/sentences";
import { TONE_SOFT, toneOf } from "../status/tone";

export interface ReplayStripProps {
  label: string;
  spans: readonly SpanWire[];
  from: number;
  to: number;
}

export function ReplayStrip({ label, spans, from, to }: ReplayStripProps) {
  const t = useTranslations("group.judge");
  const sentences = useSentences();
  const wordsOf = ({ evidence, said }: SpanWire) => (evidence ? `: ${sentences.evidence({ evidence, said })}` : "");
  const describe = (shown: readonly SpanWire[]) =>
    shown.length === 0
      ? t("nothingKnown")
      : shown
          .map((span) => t("span", { status: span.status, from: formatClock(span.from), to: formatClock(span.to) }))
          .join(", ");
  const percent = (ms: number) => `${((ms - from) / (to - from)) * 100}%`;
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-2">
      <span aria-hidden className="text-2xs text-text-3">
        {label}
      </span>
      <div
        role="img"
        aria-label={`${label}: ${describe(spans)}`}
        className="relative h-5 overflow-hidden rounded-sm border border-line bg-sunken"
      >
        {spans.map((span) => (
          <span
            key={`${span.from}-${span.status}`}
            title={`${describe([span])}${wordsOf(span)}`}
            className={clsx(
              "absolute inset-y-0 overflow-hidden px-1 text-2xs leading-5 font-semibold whitespace-nowrap",
              "border-l border-surface",
              TONE_SOFT[toneOf(span.status)],
            )}
            style={{ left: percent(span.from), right: `${100 - parseFloat(percent(span.to))}%`, minWidth: 2 }}
          >
            {(span.to - span.from) / (to - from) > 0.1 ? span.status : null}
          </span>
        ))}
      </div>
    </div>
  );
}
