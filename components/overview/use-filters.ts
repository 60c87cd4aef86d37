/** The overview's filters, order and look in the URL: a link shows a colleague the same rows, and Back works. */
"use client";

import { useMemo } from "react";
import { debounce, useQueryStates } from "nuqs";
import { useExpressions } from "@/lib/client/expressions";
import type { ColumnKey } from "./columns";
import type { Sort } from "./order";
import { isPattern } from "./search";
import type { Filters } from "./selection";
import { PARSERS } from "./url-state";

const NO_FILTER = { q: null, regex: null, status: null, case: null, cluster: null, topic: null, state: null };

/** The address follows what is typed once nobody types: the router looks at all of the page when it changes. */
const TYPED = { limitUrlUpdates: debounce(200) };

/** Two controls, because the table need not be drawn anew for every key that is typed into the search. */
export function useFilters() {
  const [url, setUrl] = useQueryStates(PARSERS, { history: "replace", scroll: false, clearOnDefault: true });
  const { q, regex, status, case: cases, cluster, topic, state, lagging, pinned } = url;
  const compile = useExpressions(regex || isPattern(q));
  const control = useMemo(() => {
    const wanted = { q, regex, status, case: cases, cluster, topic, state, lagging, pinned };
    const filters: Required<Filters> = { ...wanted, compile };
    return {
      filters,
      setFilters: (change: Partial<Omit<Filters, "compile">>) => void setUrl(change, change.q ? TYPED : undefined),
      clear: () => void setUrl({ ...NO_FILTER, lagging: null, pinned: null }),
      active:
        [q.trim(), cluster, topic, lagging, pinned].some(Boolean) ||
        [status, cases, state].some(({ length }) => length > 0),
    };
  }, [q, regex, status, cases, cluster, topic, state, lagging, pinned, compile, setUrl]);

  const { sort, reverse, dense, columns, open } = url;
  const look = useMemo(
    () => ({
      sort,
      reverse,
      dense,
      columns,
      opened: new Set(open),
      setDense: (value: boolean) => void setUrl({ dense: value }),
      setColumns: (value: ColumnKey[] | null) => void setUrl({ columns: value }),
      setOpen: (key: string, value: boolean) =>
        void setUrl((old) => ({ open: [...old.open.filter((other) => other !== key), ...(value ? [key] : [])] })),
      /** A second press on the same column turns the order around; a third returns to worst first. */
      sortBy: (column: Sort) => {
        if (column !== sort) void setUrl({ sort: column, reverse: false });
        else if (!reverse && column !== "worst") void setUrl({ reverse: true });
        else void setUrl({ sort: "worst", reverse: false });
      },
    }),
    [sort, reverse, dense, columns, open, setUrl],
  );
  return { control, look };
}

export type FilterControl = ReturnType<typeof useFilters>["control"];
export type LookControl = ReturnType<typeof useFilters>["look"];
