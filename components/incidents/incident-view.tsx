/** The page of one incident: how it stands, the chart around it, and its whole story. */
"use client";

import { lazy, Suspense } from "react";
import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { ApiError } from "@/lib/client/api";
import { useIncident } from "@/lib/client/incidents-query";
import { incidentsPath } from "@/lib/client/paths";
import { inOrder } from "@/lib/core/alerts/story";
import { PartLoading } from "../ui/part-loading";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Link } from "../ui/link";
import { WaterlinesPlace } from "../series/waterlines-place";
import type { GroupIncident } from "./incident-chart";
import { IncidentHeader } from "./incident-header";
import { StoryList } from "./story-list";

const IncidentChart = lazy(() => import("./incident-chart"));

/** As many charts as partitions are in it, but no more than these. */
const MOST_CHARTS = 4;
const CHART_HEIGHT = 180;

export function IncidentView({ id }: { id: string }) {
  const t = useTranslations("incidents");
  const shell = useTranslations("shell");
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useIncident(id);
  const [latest] = data?.pages ?? [];
  const isGone = error instanceof ApiError && error.status === 404;
  if (!latest || isGone) {
    return (
      <>
        <PageHeader
          title={t("incident")}
          crumbs={[
            { label: shell("overview"), href: "/" },
            { label: shell("incidents"), href: incidentsPath() },
          ]}
        />
        {isGone ? <Gone /> : error ? <ErrorState error={error} retry={() => void refetch()} /> : <PartLoading />}
      </>
    );
  }
  // Earlier happenings may be later than the beginning, which came with the latest.
  const story = (data?.pages ?? [])
    .toReversed()
    .flatMap((page) => page.story)
    .sort(inOrder);
  const { incident } = latest;
  const most = Math.min(Math.max(incident.places.length, 1), MOST_CHARTS);
  return (
    <>
      <IncidentHeader incident={incident} />
      <div className="flex flex-col gap-4">
        {isOfGroup(incident) ? (
          <Card title={t("around")} padded={false}>
            <Suspense fallback={<WaterlinesPlace count={most} height={CHART_HEIGHT} loading />}>
              <IncidentChart {...{ incident, most }} height={CHART_HEIGHT} />
            </Suspense>
          </Card>
        ) : null}
        <StoryList
          story={story}
          moreMessages={latest.moreMessages}
          showEarlier={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null}
        />
      </div>
    </>
  );
}

const isOfGroup = (incident: AlertWire): incident is GroupIncident => incident.subject.kind === "group";

function Gone() {
  const t = useTranslations("incidents");
  const all = (
    <Link href={incidentsPath()} className="text-accent underline underline-offset-2">
      {t("all")}
    </Link>
  );
  return (
    <Card>
      <EmptyState icon={SearchX} title={t("gone")} action={all}>
        {t("goneDetail")}
      </EmptyState>
    </Card>
  );
}
