/** The head of the table: names of the columns, which sort by them. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { GRID, type ShownColumn } from "./columns";
import type { LookControl } from "./use-filters";

/** Scrolling draws the rows anew, not their names. */
export const TableHead = memo(function TableHead({ columns, look }: { columns: ShownColumn[]; look: LookControl }) {
  const t = useTranslations("overview");
  return (
    <div role="row" aria-rowindex={1} className={clsx(GRID, "h-8")}>
      <div role="columnheader">
        <span className="sr-only">{t("rowButtons")}</span>
      </div>
      {columns.map((column) => (
        <Head key={column.key} column={column} look={look} />
      ))}
    </div>
  );
});

function Head({ column: { key, sort, right, visibility }, look }: { column: ShownColumn; look: LookControl }) {
  const t = useTranslations("overview.columns");
  const current = sort === look.sort;
  const Arrow = look.reverse ? ArrowUp : ArrowDown;
  return (
    <div
      role="columnheader"
      data-column={key}
      aria-sort={current ? (look.reverse ? "ascending" : "descending") : undefined}
      title={t(`${key}.title`)}
      className={clsx("min-w-0 text-xs font-medium whitespace-nowrap text-text-3", right && "text-right", visibility)}
    >
      {sort ? (
        <button
          type="button"
          onClick={() => look.sortBy(sort)}
          className={clsx("inline-flex h-8 items-center gap-0.5 hover:text-text", current && "text-text")}
        >
          {t(`${key}.label`)}
          {current ? <Arrow size={12} aria-hidden /> : null}
        </button>
      ) : (
        t(`${key}.label`)
      )}
    </div>
  );
}
