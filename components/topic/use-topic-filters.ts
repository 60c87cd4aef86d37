/** The list's filters and order in the URL: a link shows a colleague the same rows, and Back works. */
import { useMemo } from "react";
import { parseAsBoolean, parseAsString, useQueryStates } from "nuqs";
import { useExpressions } from "@/lib/client/expressions";
import { lookParsers } from "../list/look";
import { useLook } from "../list/use-look";
import { TOPIC_COLUMN_KEYS } from "./columns";
import { isExpression, TOPIC_SORTS, type TopicFilters } from "./selection";

const parsers = {
  q: parseAsString.withDefault(""),
  cluster: parseAsString,
  trouble: parseAsBoolean.withDefault(false),
  internal: parseAsBoolean.withDefault(false),
  ...lookParsers(TOPIC_SORTS, TOPIC_COLUMN_KEYS),
};

export function useTopicFilters() {
  const [url, setUrl] = useQueryStates(parsers, { history: "replace", scroll: false, clearOnDefault: true });
  const { q, cluster, trouble, internal } = url;
  const compile = useExpressions(isExpression(q));
  const filters = useMemo<TopicFilters>(
    () => ({ q, compile, cluster, trouble, internal }),
    [q, compile, cluster, trouble, internal],
  );
  return {
    filters,
    look: useLook(url, setUrl, "worst"),
    setFilters: (change: Partial<Omit<TopicFilters, "compile">>) => void setUrl(change),
    clear: () => void setUrl({ q: "", cluster: null, trouble: false }),
    active: q.trim() !== "" || cluster !== null || trouble,
  };
}

export type TopicFilterControl = ReturnType<typeof useTopicFilters>;
