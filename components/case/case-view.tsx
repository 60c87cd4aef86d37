/** A case taught on a real group that is in it now, with what to do, and everyone who is in it. */
"use client";

import { useGroups } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { useTimeRange } from "@/lib/client/time-range";
import type { Case } from "@/lib/core/terms";
import { PageHeader } from "../shell/page-header";
import { TimeRangePicker } from "../shell/time-range-picker";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { CaseGroups } from "./case-groups";
import { CaseNav } from "./case-nav";
import { CaseSteps, CaseWhat, CaseWhy } from "./case-text";
import { LESSONS } from "./lessons";
import { LiveSignature } from "./live-signature";
import { countCases, groupsIn } from "./select";

export function CaseView({ slug }: { slug: Case }) {
  useStream({ kind: "groups" });
  const range = useTimeRange();
  const { data, error, refetch } = useGroups();
  const lesson = LESSONS[slug];
  const groups = data ? groupsIn(data, slug, lesson.partitionStatus) : null;
  return (
    <>
      <PageHeader
        title={lesson.title}
        crumbs={[{ label: "Cases", href: "/cases" }]}
        actions={<TimeRangePicker range={range} />}
      />
      <CaseNav current={slug} counts={data ? countCases(data) : null} />
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="flex flex-col gap-4">
          <CaseWhat lesson={lesson} />
          <CaseWhy lesson={lesson} />
        </div>
        <LiveSignature slug={slug} example={groups === null ? undefined : (groups[0] ?? null)} />
      </div>
      <div className="mt-4 grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <CaseSteps lesson={lesson} />
        {error && !data ? (
          <Card>
            <ErrorState error={error} retry={() => void refetch()} />
          </Card>
        ) : (
          <CaseGroups slug={slug} groups={groups} />
        )}
      </div>
    </>
  );
}
