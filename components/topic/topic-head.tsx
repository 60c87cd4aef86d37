/** The head of the list: each column sorts, and says what it counts. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { shownFrom, TOPIC_COLUMNS, TOPIC_GRID, type TopicColumn } from "./columns";
import type { TopicFilterControl } from "./use-topic-filters";

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
  const current = sort === control.sort;
  const Arrow = control.reverse ? ArrowUp : ArrowDown;
  return (
    <div
      role="columnheader"
      aria-sort={current ? (control.reverse ? "ascending" : "descending") : undefined}
      title={t(`columnTitles.${key}`)}
      className={clsx(
        "min-w-0 text-xs font-medium whitespace-nowrap text-text-3",
        right && "text-right",
        shownFrom(from),
      )}
    >
      {sort ? (
        <button
          type="button"
          onClick={() => control.sortBy(sort)}
          className={clsx("inline-flex h-8 items-center gap-0.5 hover:text-text", current && "text-text")}
        >
          {t(`columns.${key}`)}
          {current ? <Arrow size={12} aria-hidden /> : null}
        </button>
      ) : (
        t(`columns.${key}`)
      )}
    </div>
  );
}
