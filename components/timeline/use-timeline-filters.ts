/** The timeline's filters in the URL: a link shows a colleague the same happenings, and Back works. */
import { useMemo } from "react";
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { EventsFilter } from "@/lib/client/timeline-query";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { TIMELINE_KINDS, type TimelineKind } from "@/lib/core/past/timeline";
import type { AnyStatus } from "../status/tone";
import { toPattern } from "./pattern";

/** Worst first, each word once. */
export const STATUSES = [
  ...new Set<AnyStatus>([...[...PARTITION_STATUSES].reverse(), ...[...CONSUMER_STATUSES].reverse()]),
].sort((a, b) => Number(a === "OK" || a === "UNKNOWN") - Number(b === "OK" || b === "UNKNOWN"));

const parsers = {
  q: parseAsString.withDefault(""),
  kind: parseAsArrayOf(parseAsStringLiteral(TIMELINE_KINDS)).withDefault([]),
  after: parseAsArrayOf(parseAsStringLiteral(STATUSES)).withDefault([]),
  cluster: parseAsString,
  topic: parseAsString,
  problems: parseAsBoolean.withDefault(false),
};

export interface TimelineFilters {
  q: string;
  kind: TimelineKind[];
  after: AnyStatus[];
  cluster: string | null;
  topic: string | null;
  problems: boolean;
}

const NONE: TimelineFilters = { q: "", kind: [], after: [], cluster: null, topic: null, problems: false };

export function useTimelineFilters() {
  const [filters, setUrl] = useQueryStates(parsers, { history: "push", scroll: false, clearOnDefault: true });
  const { q, kind, after, cluster, topic, problems } = filters;
  const wanted = useMemo<EventsFilter>(
    () => ({
      cluster: cluster ?? undefined,
      topic: topic ?? undefined,
      groupPattern: toPattern(q),
      kind: kind.join(",") || undefined,
      status: after.join(",") || undefined,
      problems: problems ? "true" : undefined,
    }),
    [q, kind, after, cluster, topic, problems],
  );
  return {
    filters: filters satisfies TimelineFilters,
    /** The same in the words of the API. */
    wanted,
    active: Object.values(wanted).some((value) => value !== undefined),
    set: (change: Partial<TimelineFilters>) => void setUrl(change),
    /** While somebody types, every letter would be a step back. */
    type: (text: string) => void setUrl({ q: text }, { history: "replace" }),
    clear: () => void setUrl(NONE),
  };
}

export type TimelineFilterControl = ReturnType<typeof useTimelineFilters>;
