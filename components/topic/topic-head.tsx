/** The head of the list: each column sorts, and says what it counts. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import { shownFrom, TOPIC_COLUMNS, TOPIC_GRID, type TopicColumn } from "./columns";
import type { TopicFilterControl } from "./use-topic-filters";
import { ColumnHead } from "../ui/column-head";

export function TopicHead({ control }: { control: TopicFilterControl }) {
  return (
    <div role="rowgroup" className="sticky top-12 z-10 rounded-t-lg border-b border-line bg-surface">
      <div role="row" aria-rowindex={1} className={clsx(TOPIC_GRID, "h-8")}>
        {TOPIC_COLUMNS.map((column) => (
          <Head key={column.key} column={column} control={control} />
        ))}
      </div>
    </div>
  );
}

function Head({ column: { key, sort, right, from }, control }: { column: TopicColumn; control: TopicFilterControl }) {
  const t = useTranslations("topic");
  const sorted = sort === control.sort ? (control.reverse ? "ascending" : "descending") : undefined;
  return (
    <ColumnHead
      name={t(`columns.${key}`)}
      title={t(`columnTitles.${key}`)}
      onSort={sort ? () => control.sortBy(sort) : undefined}
      sorted={sorted}
      className={clsx(right && "text-right", shownFrom(from))}
    />
  );
}
