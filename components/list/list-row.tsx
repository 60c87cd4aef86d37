/** The frame of one row of a list: as a row of the table, and as a card. */
"use client";

import type { ReactNode } from "react";
import clsx from "clsx";
import { GRID, type Column, type Shown } from "./columns";

/** Where a row is. */
export interface RowPlace {
  /** Position in the whole list, from 0. */
  index: number;
  top: number;
}

export interface ListRowProps<Key extends string> extends RowPlace {
  columns: readonly Shown<Column<Key>>[];
  dense: boolean;
  /** What stands before all columns. */
  lead?: ReactNode;
  /** What a row that stands open shows. */
  below?: ReactNode;
  cellOf(key: Key): ReactNode;
}

export function ListRow<Key extends string>(props: ListRowProps<Key>) {
  const { index, top, columns, dense, lead, below, cellOf } = props;
  return (
    <div
      role="presentation"
      // Not a transform: each one is painted by itself, and rows do not move.
      style={{ top }}
      className={clsx("absolute inset-x-0 border-b border-line", below && "bg-sunken")}
    >
      <div
        role="row"
        aria-rowindex={index + 2}
        data-dense={dense || undefined}
        className={clsx(
          GRID,
          "group relative text-sm hover:bg-selected focus-within:bg-selected",
          dense ? "h-[27px]" : "h-[35px]",
        )}
      >
        {lead ? <div role="cell">{lead}</div> : null}
        {columns.map(({ key, right, cut, cell = cut ? "truncate" : "whitespace-nowrap", visibility }) => (
          <div
            key={key}
            role="cell"
            data-cell={key}
            className={clsx("min-w-0", cell, right && "text-right", visibility)}
          >
            {cellOf(key)}
          </div>
        ))}
      </div>
      {below}
    </div>
  );
}

export interface ListCardProps {
  top: number;
  open?: boolean;
  children: ReactNode;
}

export const ListCard = ({ top, open = false, children }: ListCardProps) => (
  <li
    style={{ transform: `translateY(${top}px)` }}
    className={clsx("group absolute inset-x-0 top-0 border-b border-line", open && "bg-sunken")}
  >
    {children}
  </li>
);

/** A named number on a card. */
export function CardFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="whitespace-nowrap">
      <dt className="truncate text-2xs leading-3 text-text-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
