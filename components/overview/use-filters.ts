/** The overview's filters, order and look in the URL: a link shows a colleague the same rows, and Back works. */
"use client";

import { useMemo } from "react";
import { debounce, useQueryStates } from "nuqs";
import { useExpressions } from "@/lib/client/expressions";
import { isPattern } from "../list/search";
import { useLook } from "../list/use-look";
import type { Filters } from "./selection";
import { PARSERS } from "./url-state";

const NO_FILTER = { q: null, regex: null, status: null, case: null, cluster: null, topic: null, state: null };

/** The address follows what is typed once nobody types: the router looks at all of the page when it changes. */
const TYPED = { limitUrlUpdates: debounce(200) };

/** Three controls, because the table need not be drawn anew for every key that is typed into the search. */
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

  const { open } = url;
  const opening = useMemo(
    () => ({
      opened: new Set(open),
      setOpen: (key: string, value: boolean) =>
        void setUrl((old) => ({ open: [...old.open.filter((other) => other !== key), ...(value ? [key] : [])] })),
    }),
    [open, setUrl],
  );
  return { control, look: useLook(url, setUrl, "worst"), opening };
}

export type FilterControl = ReturnType<typeof useFilters>["control"];
export type OverviewLook = ReturnType<typeof useFilters>["look"];
export type OpenControl = ReturnType<typeof useFilters>["opening"];
