/** All topics: which of them a group fails on, which lose records, which cannot be written to. */
"use client";

import { useDeferredValue, useMemo } from "react";
import { ListTree } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTopics } from "@/lib/client/topic-query";
import { ListState } from "../list/list-state";
import { LookMenu } from "../list/look-menu";
import { NowTag } from "../shell/now-tag";
import { PageHeader } from "../shell/page-header";
import { CsvButton } from "../ui/csv-button";
import { useHeldOrder } from "../ui/use-held-order";
import { useTopicColumns } from "./columns";
import { topicRows } from "./csv";
import { filterTopics, keyOf, sortTopics } from "./selection";
import { TopicFilterBar } from "./topic-filter-bar";
import { TopicTable } from "./topic-table";
import { useTopicFilters } from "./use-topic-filters";

export function TopicsView() {
  const t = useTranslations("topic");
  const { data: topics, error, refetch } = useTopics();
  const control = useTopicFilters();
  const columns = useTopicColumns();
  const { look } = control;
  const { sort, reverse } = look;
  // Typing stays swift; the rows follow a moment later.
  const filters = useDeferredValue(control.filters);
  const rows = useMemo(
    () => sortTopics(filterTopics(topics ?? [], filters), sort, reverse),
    [topics, filters, sort, reverse],
  );
  const placed = useHeldOrder(rows, keyOf, [filters, sort, reverse]);
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
          <LookMenu {...{ columns, look }} />
          <CsvButton name="topics" rows={() => topicRows(rows)} disabled={rows.length === 0} />
        </TopicFilterBar>
        <ListState
          {...{ error }}
          all={countable}
          shown={topics && rows.length}
          retry={() => void refetch()}
          loading={t("loadingTopics")}
          cardHeight="h-26"
          empty={{ icon: ListTree, title: t("empty"), hint: t("emptyHint") }}
          unmatched={{ title: t("nothingMatches"), hint: t("nothingMatchesHint", { count: countable ?? 0 }) }}
          onClear={control.clear}
        >
          <TopicTable topics={placed} {...{ columns, look }} showCluster={clusters.length > 1} />
        </ListState>
      </div>
    </>
  );
}
