/** All topics: which of them a group fails on, which lose records, which cannot be written to. */
"use client";

import { useDeferredValue, useMemo } from "react";
import { CalendarX, ListTree } from "lucide-react";
import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { PageMomentProvider, useIsPast, useUrlMoment } from "@/lib/client/page-moment";
import { useShownTopics } from "@/lib/client/shown-rows";
import { useTopics } from "@/lib/client/topic-query";
import { ListState } from "../list/list-state";
import { LookMenu } from "../list/look-menu";
import { PageHeader } from "../shell/page-header";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { UnstoredClusters } from "../shell/unstored-clusters";
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
  const shell = useTranslations("shell");
  const moment = useUrlMoment();
  const isPast = useIsPast();
  const live = useTopics({ enabled: !isPast });
  const shown = useShownTopics(live.data, moment);
  const topics = shown.rows;
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
  const placed = useHeldOrder(rows, keyOf, [filters, sort, reverse, moment.at]);
  const countable = useMemo(
    () => topics && filterTopics(topics, { q: "", cluster: null, trouble: false, internal: filters.internal }).length,
    [topics, filters.internal],
  );
  const clusters = useMemo(() => [...new Set(topics?.map(({ cluster }) => cluster))], [topics]);
  return (
    <PageMomentProvider at={moment.at}>
      <PageHeader title={t("title")} actions={<TimeRangePicker />} notice={<RangeFaultNotice />} />
      <div className="flex flex-col gap-3">
        <TopicFilterBar control={control} clusters={clusters} shown={rows.length} all={countable}>
          <LookMenu {...{ columns, look }} />
          <CsvButton name="topics" rows={() => topicRows(rows)} disabled={rows.length === 0} />
        </TopicFilterBar>
        <ListState
          error={isPast ? (shown.lacks instanceof Error ? shown.lacks : null) : live.error}
          all={countable}
          shown={topics && rows.length}
          retry={isPast ? shown.retry : () => void live.refetch()}
          loading={t(isPast ? "thenTopicsLoading" : "loadingTopics")}
          cardHeight="h-26"
          empty={emptyOf()}
          unmatched={{ title: t("nothingMatches"), hint: t("nothingMatchesHint", { count: countable ?? 0 }) }}
          onClear={control.clear}
        >
          <TopicTable topics={placed} {...{ columns, look }} showCluster={clusters.length > 1} />
        </ListState>
        <div className="text-xs text-text-3">
          <UnstoredClusters at={moment.at} clusters={shown.clusters} />
        </div>
      </div>
    </PageMomentProvider>
  );

  /** Why there is no row, where it is not for the filters. */
  function emptyOf() {
    if (moment.at === null) return { icon: ListTree, title: t("empty"), hint: t("emptyHint") };
    const time = formatTime(moment.at);
    return shown.lacks === "missing"
      ? { icon: CalendarX, title: shell("thenMissing", { time }), hint: t("thenTopicsMissingHint") }
      : { icon: ListTree, title: t("thenNone", { time }), hint: t("thenNoneHint") };
  }
}
