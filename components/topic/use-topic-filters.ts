/** The list's filters and order in the URL: a link shows a colleague the same rows, and Back works. */
import { useMemo } from "react";
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useExpressions } from "@/lib/client/expressions";
import { isExpression, TOPIC_SORTS, type TopicFilters, type TopicSort } from "./selection";

const parsers = {
  q: parseAsString.withDefault(""),
  cluster: parseAsString,
  trouble: parseAsBoolean.withDefault(false),
  internal: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(TOPIC_SORTS).withDefault("worst"),
  reverse: parseAsBoolean.withDefault(false),
};

export function useTopicFilters() {
  const [url, setUrl] = useQueryStates(parsers, { history: "replace", scroll: false, clearOnDefault: true });
  const { q, cluster, trouble, internal, sort, reverse } = url;
  const compile = useExpressions(isExpression(q));
  const filters = useMemo<TopicFilters>(
    () => ({ q, compile, cluster, trouble, internal }),
    [q, compile, cluster, trouble, internal],
  );
  return {
    ...{ filters, sort, reverse },
    setFilters: (change: Partial<Omit<TopicFilters, "compile">>) => void setUrl(change),
    /** A second press on the same column turns the order around; a third returns to worst first. */
    sortBy: (column: TopicSort) => {
      if (column !== sort) void setUrl({ sort: column, reverse: false });
      else if (!reverse && column !== "worst") void setUrl({ reverse: true });
      else void setUrl({ sort: "worst", reverse: false });
    },
    clear: () => void setUrl({ q: "", cluster: null, trouble: false }),
    active: q.trim() !== "" || cluster !== null || trouble,
  };
}

export type TopicFilterControl = ReturnType<typeof useTopicFilters>;
