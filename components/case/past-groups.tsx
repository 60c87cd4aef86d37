/** The groups that were in a case during the page's range: when, for how long, why; a row opens to its charts. */
"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import type { CaseSpanWire, CasesAnswer } from "@/lib/api/cases-contract";
import { formatTime } from "@/lib/client/format";
import type { TimeRange } from "@/lib/client/time-range";
import { Loading, Skeleton } from "../ui/skeleton";
import { spanKey } from "./past";
import { PastRow } from "./past-row";

export interface PastGroupsProps {
  range: TimeRange;
  answer: CasesAnswer | undefined;
  spans: CaseSpanWire[];
}

export function PastGroups({ range, answer, spans }: PastGroupsProps) {
  const t = useTranslations("cases");
  const [open, setOpen] = useQueryState("open", parseAsString.withOptions({ history: "replace", scroll: false }));
  return (
    <section aria-label={t("wasInLabel")} className="min-w-0">
      <h2 className="mb-3 text-base font-semibold">
        {t("wasIn")} {answer ? <span className="figures text-text-3">{spans.length}</span> : null}
      </h2>
      {!answer ? (
        <Loading label={t("loadingGroups")}>
          <Skeleton className="h-24 w-full rounded-lg" />
        </Loading>
      ) : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          {spans.length === 0 ? (
            <p className="px-4 py-4 text-sm text-text-2">{t("wasNone", { range: range.label })}</p>
          ) : (
            <ul className="divide-y divide-line">
              {spans.map((span) => (
                <PastRow
                  key={spanKey(span)}
                  span={span}
                  to={range.to}
                  open={open === spanKey(span)}
                  onToggle={() => void setOpen(open === spanKey(span) ? null : spanKey(span))}
                />
              ))}
            </ul>
          )}
          {answer.more > 0 ? <Foot>{t("spanMore", { count: answer.more })}</Foot> : null}
          {answer.completeFrom > answer.from ? (
            <Foot>{t("incomplete", { moment: formatTime(answer.completeFrom) })}</Foot>
          ) : null}
        </div>
      )}
    </section>
  );
}

const Foot = ({ children }: { children: string }) => (
  <p className="border-t border-line px-4 py-2 text-xs text-text-3">{children}</p>
);
