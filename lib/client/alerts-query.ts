/** What fires, and whether anybody is told. */
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { AlertsAnswer } from "@/lib/api/alerts-contract";
import { callApi } from "./api";
import { keys } from "./keys";
import { queryString } from "./query-string";

/** Pages that show a mark beside a group need not know of it within the second. */
const MARK_MS = 15_000;
const WATCH_MS = 3000;

const askAlerts = ({ signal }: { signal: AbortSignal }) => callApi<AlertsAnswer>("/alerts", { signal });

/** All that fires, the worst first. `watch`: on the page that is looked at for it. */
export function useAlerts({ watch = false } = {}): UseQueryResult<AlertsAnswer> {
  return useQuery({
    queryKey: keys.alerts,
    queryFn: askAlerts,
    staleTime: watch ? 0 : MARK_MS,
    refetchInterval: watch ? WATCH_MS : MARK_MS,
  });
}

/** A part of it: who asks is drawn anew only when that part changes. `select` must be the same function each time. */
export function useOfAlerts<T>(select: (answer: AlertsAnswer) => T): T | undefined {
  return useQuery({
    queryKey: keys.alerts,
    queryFn: askAlerts,
    staleTime: MARK_MS,
    refetchInterval: MARK_MS,
    select,
  }).data;
}

/** All that fires, also while nobody looks at the page: it is asked for no more often than marks are. */
export function useAlertsUnseen(): AlertsAnswer | undefined {
  return useQuery({
    queryKey: keys.alerts,
    queryFn: askAlerts,
    staleTime: MARK_MS,
    refetchInterval: MARK_MS,
    refetchIntervalInBackground: true,
  }).data;
}

/** Of one group: however much fires, it is among the answer. */
export function useAlertsOfGroup(cluster: string, group: string): AlertsAnswer | undefined {
  return useQuery({
    queryKey: [...keys.alerts, "group", cluster, group],
    queryFn: ({ signal }) => callApi<AlertsAnswer>(`/alerts${queryString({ cluster, group })}`, { signal }),
    staleTime: MARK_MS,
    refetchInterval: MARK_MS,
  }).data;
}
