/** All topics: which of them a group fails on, which lose records, which cannot be written to. */
"use client";

import { useDeferredValue, useMemo } from "react";
import { ListTree, SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { useTopics } from "@/lib/client/topic-query";
import { NowTag } from "../shell/now-tag";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/button";
import { CsvButton } from "../ui/csv-button";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { useHeldOrder } from "../ui/use-held-order";
import { topicRows } from "./csv";
import { filterTopics, sortTopics } from "./selection";
import { TopicFilterBar } from "./topic-filter-bar";
import { TopicTable } from "./topic-table";
import { TopicsSkeleton } from "./topics-skeleton";
import { useTopicFilters } from "./use-topic-filters";

const keyOf = ({ cluster, topic }: TopicSummary) => `${cluster}/${topic}`;

export function TopicsView() {
  const t = useTranslations("topic");
  const { data: topics, error, refetch } = useTopics();
  const control = useTopicFilters();
  // Typing stays swift; the rows follow a moment later.
  const filters = useDeferredValue(control.filters);
  const rows = useMemo(
    () => sortTopics(filterTopics(topics ?? [], filters), control.sort, control.reverse),
    [topics, filters, control.sort, control.reverse],
  );
  const placed = useHeldOrder(rows, keyOf, [filters, control.sort, control.reverse]);
  const countable = useMemo(
    () => topics && filterTopics(topics, { q: "", cluster: null, trouble: false, internal: filters.internal }).length,
    [topics, filters.internal],
  );
  const clusters = useMemo(() => [...new Set(topics?.map(({ cluster }) => cluster))], [topics]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="flex flex-col gap-3">
        <TopicFilterBar control={control} clusters={clusters} shown={rows.length} all={countable}>
          <NowTag />
          <CsvButton name="topics" rows={() => topicRows(rows)} disabled={rows.length === 0} />
        </TopicFilterBar>
        {!topics && error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !topics ? (
          <TopicsSkeleton />
        ) : countable === 0 ? (
          <EmptyState icon={ListTree} title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState
            icon={SearchX}
            title={t("nothingMatches")}
            action={<Button onClick={control.clear}>{t("clearFilters")}</Button>}
          >
            {t("nothingMatchesHint", { count: countable ?? 0 })}
          </EmptyState>
        ) : (
          <TopicTable topics={placed} control={control} showCluster={clusters.length > 1} />
        )}
      </div>
    </>
  );
}
