/** One stretch in which a group was in a case. */
"use client";

import { useId } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import { ChevronRight } from "lucide-react";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import { formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { groupPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { visibleName } from "@/lib/client/visible-name";
import { StatusIcon } from "../status/status-badge";
import { Button } from "../ui/button";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import { rangeOfSpan } from "../series/past-span";
import { PastWaterlines } from "../series/past-waterlines";
import { shownIn } from "./signature";

export interface PastRowProps {
  span: CaseSpanWire;
  /** End of the page's range. */
  to: number;
  open: boolean;
  onToggle(): void;
}

/** More are one click away, on the group's page. */
const PARTITIONS = 3;
const HEIGHT = 150;

export function PastRow({ span, to, open, onToggle }: PastRowProps) {
  const t = useTranslations("cases");
  const id = useId();
  const { why } = useSentences();
  const { cluster, group } = span;
  const around = rangeOfSpan(span, to);
  const end = span.to ?? to;
  return (
    <li className="min-w-0">
      <div className="grid grid-cols-[28px_16px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 px-3 py-2 text-sm">
        <Button
          size="sm"
          variant="ghost"
          icon
          aria-expanded={open}
          aria-controls={id}
          aria-label={t("show", { group: visibleName(group) })}
          onClick={onToggle}
        >
          <ChevronRight size={16} aria-hidden className={clsx(open && "rotate-90")} />
        </Button>
        <StatusIcon status={shownIn(span.case)} size={14} />
        <Link
          href={`${groupPath(cluster, group)}?from=${around.from}&to=${around.to}`}
          className="font-medium wrap-anywhere hover:underline"
        >
          <Name of={group} />
        </Link>
        <p className="figures text-right text-text-2" title={`${formatTime(span.from)} – ${formatTime(end)}`}>
          {formatMoment(span.from, to)} – {span.to === null ? t("still") : formatMoment(span.to, to)}
          <span className="ml-3 inline-block min-w-[11ch] text-text-3">{formatDuration(end - span.from)}</span>
        </p>
        <p className="col-span-2 col-start-3 min-w-0 text-xs text-text-2 wrap-anywhere">{why(span)}</p>
      </div>
      <div id={id} className={clsx(open && "border-t border-line")}>
        {open ? <PastWaterlines span={span} most={PARTITIONS} height={HEIGHT} /> : null}
      </div>
    </li>
  );
}
