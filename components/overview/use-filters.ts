/** The overview's filters and order in the URL: a link shows a colleague the same rows, and Back works. */
import { useMemo } from "react";
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { CASES, CONSUMER_STATUSES } from "@/lib/core/terms";
import { SORTS, type Filters, type Sort } from "./selection";

const parsers = {
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(CONSUMER_STATUSES)).withDefault([]),
  case: parseAsArrayOf(parseAsStringLiteral(CASES)).withDefault([]),
  cluster: parseAsString,
  lagging: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(SORTS).withDefault("worst"),
  reverse: parseAsBoolean.withDefault(false),
};

export function useFilters() {
  const [url, setUrl] = useQueryStates(parsers, { history: "replace", scroll: false, clearOnDefault: true });
  const { sort, reverse, q, status, case: cases, cluster, lagging } = url;
  const filters = useMemo<Filters>(
    () => ({ q, status, case: cases, cluster, lagging }),
    [q, status, cases, cluster, lagging],
  );
  return {
    filters,
    sort,
    reverse,
    setFilters: (change: Partial<Filters>) => void setUrl(change),
    /** A second press on the same column turns the order around; a third returns to worst first. */
    sortBy: (column: Sort) => {
      if (column !== sort) void setUrl({ sort: column, reverse: false });
      else if (!reverse && column !== "worst") void setUrl({ reverse: true });
      else void setUrl({ sort: "worst", reverse: false });
    },
    clear: () => void setUrl({ q: "", status: [], case: [], cluster: null, lagging: false }),
    active: q.trim() !== "" || status.length > 0 || cases.length > 0 || cluster !== null || lagging,
  };
}

export type FilterControl = ReturnType<typeof useFilters>;
