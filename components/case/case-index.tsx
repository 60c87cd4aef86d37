/** What lag is, and all cases at a glance: how each looks, how many groups are and were in it. */
"use client";

import { useTranslations } from "use-intl";
import { useErrorWords } from "@/lib/client/error-words";
import { useCases } from "@/lib/client/cases-query";
import { useGroups } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { useTimeRange } from "@/lib/client/time-range";
import { CASES } from "@/lib/core/words/terms";
import { PageHeader } from "../shell/page-header";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { Loading, Skeleton } from "../ui/skeleton";
import { CaseCard } from "./case-card";
import { LESSONS } from "./lessons";
import { groupsIn } from "./select";
import { WhatLagIs } from "./what-lag-is";

export function CaseIndex() {
  const t = useTranslations("cases");
  const errorWords = useErrorWords();
  useStream({ kind: "groups" });
  const range = useTimeRange();
  const { data, error } = useGroups();
  const { data: past } = useCases({ cases: CASES, limit: 1 }, range);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={<TimeRangePicker range={range} />}
        notice={<RangeFaultNotice range={range} />}
      >
        <p className="mt-1 max-w-[75ch] text-sm text-text-2">{t("about")}</p>
        {error && !data ? (
          <p role="alert" className="mt-2 text-sm text-error">
            {errorWords(error).detail}
          </p>
        ) : null}
      </PageHeader>
      <WhatLagIs />
      <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-4">
        {CASES.map((slug) => (
          <li key={slug} className="min-w-0">
            {data || error ? (
              <CaseCard
                slug={slug}
                groups={data ? groupsIn(data, slug, LESSONS[slug].partitionStatus) : null}
                inRange={past?.groups[slug] ?? null}
              />
            ) : (
              <Loading label={t("loadingGroups")}>
                <Skeleton className="h-[430px] w-full rounded-lg" />
              </Loading>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
