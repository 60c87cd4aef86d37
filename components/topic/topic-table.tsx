/** All topics, worst first. */
"use client";

import { useTranslations } from "use-intl";
import type { TopicSummary } from "@/lib/api/topic-contract";
import type { NamedColumn } from "../list/columns";
import { ListFrame } from "../list/list-frame";
import { useList } from "../list/use-list";
import type { TopicColumnKey } from "./columns";
import { keyOf, type TopicSort } from "./selection";
import { TOPIC_CARD_HEIGHT, TopicCard } from "./topic-card";
import { TopicRow } from "./topic-row";
import type { TopicFilterControl } from "./use-topic-filters";

export interface TopicTableProps {
  topics: TopicSummary[];
  columns: NamedColumn<TopicColumnKey, TopicSort>[];
  look: TopicFilterControl["look"];
  showCluster: boolean;
}

export function TopicTable({ topics, columns: all, look, showCluster }: TopicTableProps) {
  const t = useTranslations("topic");
  const list = useList({ rows: topics, keyOf, columns: all, look, cardHeight: TOPIC_CARD_HEIGHT });
  const { phone, items, columns, frame } = list;
  return (
    <ListFrame name={t("title")} {...{ frame, look }}>
      {items.map(({ key, row: topic, place }) => {
        const props = { topic, ...place, showCluster };
        if (phone) return <TopicCard key={key} {...props} />;
        return <TopicRow key={key} columns={columns} dense={look.dense} {...props} />;
      })}
    </ListFrame>
  );
}
