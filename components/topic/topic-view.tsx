/** The page of one topic: its logs, and side by side all groups that read it. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { ApiError } from "@/lib/client/api";
import { PageMomentProvider, useUrlMoment } from "@/lib/client/page-moment";
import { useShownTopic } from "@/lib/client/shown-topic";
import { useTimeRange } from "@/lib/client/time-range";
import { useTopic, useTopicHistory } from "@/lib/client/topic-query";
import { PictureSubjectProvider } from "../charts/picture-subject";
import { MomentLack } from "../shell/moment-lack";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { useBeside } from "../ui/use-beside";
import { useOnce } from "../ui/use-once";
import { PartitionLogs } from "./partition-logs";
import { TopicCharts } from "./topic-charts";
import { TopicFacts } from "./topic-facts";
import { TopicGone } from "./topic-gone";
import { TopicGroups } from "./topic-groups";
import { TopicHeader } from "./topic-header";
import { TopicLosses } from "./topic-losses";

export function TopicView({ cluster, topic }: { cluster: string; topic: string }) {
  const t = useTranslations("topic");
  const range = useTimeRange();
  const moment = useUrlMoment();
  const { data, error, refetch } = useTopic(cluster, topic);
  const history = useTopicHistory(cluster, topic, range);
  const beside = useBeside();
  const drawn = useOnce(history.data !== undefined || history.error !== null);
  const gone = error instanceof ApiError && error.status === 404;
  const live = gone ? undefined : data;
  const shown = useShownTopic(cluster, topic, live, moment);
  const { detail } = shown;
  const past = useMemo(() => (history.data && history.data.at.length > 0 ? history.data : null), [history.data]);
  return (
    <PageMomentProvider at={moment.at}>
      <TopicHeader {...{ cluster, topic, detail, range }} />
      {gone ? <TopicGone {...{ cluster, topic }} error={error} /> : null}
      {!data && error && !gone ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {(!data && !error) || (shown.lacks === "loading" && moment.at === null) ? <TopicLoading /> : null}
      {moment.at !== null && shown.lacks !== null ? (
        <div className="mb-4">
          <MomentLack
            {...{ at: moment.at, lack: shown.lacks, retry: shown.retry }}
            loading={t("thenLoading")}
            hint={t("thenMissingHint")}
          />
        </div>
      ) : null}
      {detail ? (
        <div className="mb-4 flex flex-col gap-4">
          <TopicFacts {...{ detail, live }} />
          <TopicGroups detail={detail} history={past} />
        </div>
      ) : null}
      {detail || live || gone ? (
        <div className="grid grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(420px,36%)]">
          <div className="flex min-w-0 flex-col gap-4">
            <PictureSubjectProvider {...{ cluster, topic }}>
              <TopicCharts {...{ topic, history, range }} />
            </PictureSubjectProvider>
          </div>
          {detail && (beside || drawn) ? (
            <div className="flex min-w-0 flex-col gap-4">
              <TopicLosses detail={detail} />
              <PartitionLogs detail={detail} />
            </div>
          ) : null}
        </div>
      ) : null}
    </PageMomentProvider>
  );
}

function TopicLoading() {
  const t = useTranslations("topic");
  return (
    <Loading label={t("loadingTopic")}>
      <Skeleton className="h-19 w-full" />
      <Skeleton className="mt-4 h-56 w-full" />
      <Skeleton className="mt-4 h-80 w-full" />
    </Loading>
  );
}
