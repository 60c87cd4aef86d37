/** The head of a list's table: names of the columns, which sort by them. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import { ColumnHead } from "../ui/column-head";
import { GRID, type NamedColumn, type Shown } from "./columns";
import type { Look } from "./use-look";

export interface ListHeadProps {
  columns: readonly Shown<NamedColumn>[];
  look: Pick<Look, "sort" | "reverse" | "sortBy">;
  /** What stands before all columns, for a screen reader; absent where nothing does. */
  lead?: string;
}

/** Scrolling draws the rows anew, not their names. */
export const ListHead = memo(function ListHead({ columns, look, lead }: ListHeadProps) {
  const order = look.reverse ? "ascending" : "descending";
  return (
    <div role="row" aria-rowindex={1} className={clsx(GRID, "h-8")}>
      {lead === undefined ? null : (
        <div role="columnheader">
          <span className="sr-only">{lead}</span>
        </div>
      )}
      {columns.map(({ key, name, title, sort, right, visibility }) => (
        <ColumnHead
          key={key}
          {...{ name, title }}
          onSort={sort === undefined ? undefined : () => look.sortBy(sort)}
          sorted={sort === look.sort ? order : undefined}
          className={clsx(right && "text-right", visibility)}
          column={key}
        />
      ))}
    </div>
  );
});
