/** How a list stands and looks, and what changes it. */
"use client";

import { useMemo } from "react";

interface LookUrl<Sort extends string, Key extends string> {
  sort: Sort;
  reverse: boolean;
  dense: boolean;
  columns: Key[] | null;
}

export interface Look<Sort extends string = string, Key extends string = string> extends LookUrl<Sort, Key> {
  setDense(dense: boolean): void;
  setColumns(columns: Key[] | null): void;
  sortBy(sort: Sort): void;
}

/** `first`: the order that stands where nobody chose. */
export function useLook<Sort extends string, Key extends string>(
  { sort, reverse, dense, columns }: LookUrl<Sort, Key>,
  setUrl: (change: Partial<LookUrl<Sort, Key>>) => unknown,
  first: Sort,
): Look<Sort, Key> {
  return useMemo(
    () => ({
      ...{ sort, reverse, dense, columns },
      setDense: (value) => void setUrl({ dense: value }),
      setColumns: (value) => void setUrl({ columns: value }),
      /** A second press on the same column turns the order around; a third returns to the first order. */
      sortBy: (column) => {
        if (column !== sort) void setUrl({ sort: column, reverse: false });
        else if (!reverse && column !== first) void setUrl({ reverse: true });
        else void setUrl({ sort: first, reverse: false });
      },
    }),
    [sort, reverse, dense, columns, setUrl, first],
  );
}
