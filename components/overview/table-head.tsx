/** The head of the table: names of the columns, which sort by them. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import { GRID, type ShownColumn } from "./columns";
import type { LookControl } from "./use-filters";
import { ColumnHead } from "../ui/column-head";

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
  const sorted = sort === look.sort ? (look.reverse ? "ascending" : "descending") : undefined;
  return (
    <ColumnHead
      name={t(`${key}.label`)}
      title={t(`${key}.title`)}
      onSort={sort ? () => look.sortBy(sort) : undefined}
      sorted={sorted}
      className={clsx(right && "text-right", visibility)}
      column={key}
    />
  );
}
