/** A case taught on a real group that is or was in it, with what to do, and everyone who is or was in it. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useCases } from "@/lib/client/cases-query";
import { useGroups } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { useTimeRange } from "@/lib/client/time-range";
import type { Case } from "@/lib/core/words/terms";
import { PageHeader } from "../shell/page-header";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { CaseApart } from "./case-apart";
import { CaseGroups } from "./case-groups";
import { CaseNav } from "./case-nav";
import { CaseSteps, CaseWhat, CaseWhy } from "./case-text";
import { LESSONS } from "./lessons";
import { LiveSignature } from "./live-signature";
import { pastSpans } from "./past";
import { PastGroups } from "./past-groups";
import { countCases, groupsIn } from "./select";

const MOST_PAST = 100;

export function CaseView({ slug }: { slug: Case }) {
  const t = useTranslations("cases");
  useStream({ kind: "groups" });
  const range = useTimeRange();
  const { data, error, refetch } = useGroups();
  const past = useCases({ cases: [slug], limit: MOST_PAST }, range);
  const groups = useMemo(() => (data ? groupsIn(data, slug, LESSONS[slug].partitionStatus) : null), [data, slug]);
  const spans = useMemo(() => pastSpans(past.data?.spans ?? [], slug, groups ?? []), [past.data, slug, groups]);
  const settled = past.data !== undefined || past.error !== null;
  return (
    <>
      <PageHeader
        title={t(`${slug}.title`)}
        crumbs={[{ label: t("title"), href: "/cases" }]}
        actions={<TimeRangePicker range={range} />}
        notice={<RangeFaultNotice range={range} />}
      />
      <CaseNav current={slug} counts={data ? countCases(data) : null} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <CaseWhat slug={slug} />
          <CaseWhy slug={slug} />
          {slug === "stalled-consumer" ? <CaseApart /> : null}
          <CaseSteps slug={slug} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <LiveSignature slug={slug} groups={groups} past={settled ? spans : null} />
          {error && !data ? (
            <Card>
              <ErrorState error={error} retry={() => void refetch()} />
            </Card>
          ) : (
            <CaseGroups slug={slug} groups={groups?.length === 0 && !settled ? null : groups} />
          )}
          {past.error && !past.data ? (
            <Card>
              <ErrorState error={past.error} retry={() => void past.refetch()} />
            </Card>
          ) : groups || error ? (
            <PastGroups {...{ range, spans }} answer={past.data} />
          ) : null}
        </div>
      </div>
    </>
  );
}
