/** The name of a column, which sorts by it where it can. */
"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";

export interface ColumnHeadProps {
  name: string;
  title: string;
  /** Absent where the column cannot be sorted by. */
  onSort?: () => void;
  /** Which way the rows are sorted by this column; absent where they are by another. */
  sorted?: "ascending" | "descending";
  className?: string;
  column?: string;
}

export function ColumnHead({ name, title, onSort, sorted, className, column }: ColumnHeadProps) {
  const Arrow = sorted === "ascending" ? ArrowUp : ArrowDown;
  return (
    <div
      role="columnheader"
      data-column={column}
      aria-sort={sorted}
      title={title}
      className={clsx("min-w-0 text-xs font-medium whitespace-nowrap text-text-3", className)}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={clsx("inline-flex h-8 items-center gap-0.5 hover:text-text", sorted && "text-text")}
        >
          {name}
          {sorted ? <Arrow size={12} aria-hidden /> : null}
        </button>
      ) : (
        name
      )}
    </div>
  );
}
