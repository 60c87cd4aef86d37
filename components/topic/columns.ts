/** The columns of the list of topics. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Column, NamedColumn } from "../list/columns";
import type { TopicSort } from "./selection";

export const TOPIC_COLUMN_KEYS = [
  ...(["status", "topic", "partitions", "groups", "worstGroup", "produced", "lag", "retained", "danger"] as const),
] as const;
export type TopicColumnKey = (typeof TOPIC_COLUMN_KEYS)[number];

const COLUMNS: Column<TopicColumnKey, TopicSort>[] = [
  { key: "status", width: 92, sort: "worst", fixed: true, cell: "flex" },
  { key: "topic", width: 160, grow: 1, sort: "topic", fixed: true },
  { key: "partitions", width: 72, sort: "partitions", right: true },
  { key: "groups", width: 56, sort: "groups", right: true },
  { key: "worstGroup", width: 200, grow: 1, from: "xl", cut: true },
  { key: "produced", width: 72, sort: "produced", right: true },
  { key: "lag", width: 72, sort: "lag", right: true },
  { key: "retained", width: 76, sort: "retained", right: true, from: "lg" },
  { key: "danger", width: 140, sort: "danger" },
];

/** The columns with their names. */
export function useTopicColumns(): NamedColumn<TopicColumnKey, TopicSort>[] {
  const t = useTranslations("topic");
  return useMemo(
    () =>
      COLUMNS.map((column) => ({
        ...column,
        name: t(`columns.${column.key}`),
        title: t(`columnTitles.${column.key}`),
      })),
    [t],
  );
}
