/** Who is told what: receivers, routes, owners; the tester of routes; what the page adds and takes away. */
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { DeliveryWire } from "@/lib/api/alert-deliveries-contract";
import type {
  PolicyAnswer,
  ReceiverBody,
  ReceiverWire,
  RouteBody,
  RouteTestAnswer,
  RouteTestQuery,
  RouteWire,
} from "@/lib/api/alert-policy-contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { callApi } from "./api";
import { keys } from "./keys";
import { queryString } from "./query-string";

/** `watch`: where one waits for what a receiver answers. */
export function usePolicy({ watch = false } = {}): UseQueryResult<PolicyAnswer> {
  return useQuery({
    queryKey: keys.alertPolicy,
    queryFn: ({ signal }) => callApi<PolicyAnswer>("/alerts/policy", { signal }),
    staleTime: watch ? 0 : 60_000,
    refetchInterval: watch ? 5000 : false,
  });
}

/** Where an alert would go, and why; null: nothing is asked. */
export function useRouteTest(query: RouteTestQuery | null): UseQueryResult<RouteTestAnswer> {
  return useQuery({
    queryKey: [...keys.alertPolicy, "test", query],
    queryFn: ({ signal }) => callApi<RouteTestAnswer>(`/alerts/route-test${queryString(query ?? {})}`, { signal }),
    enabled: query !== null,
    staleTime: 0,
  });
}

function useChanged() {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: keys.alertPolicy });
    void cache.invalidateQueries({ queryKey: keys.alerts });
  };
}

export function useNewReceiver() {
  return useMutation<ReceiverWire, Error, ReceiverBody>({
    mutationFn: (body) => callApi<ReceiverWire>("/alerts/receivers", { method: "POST", body: JSON.stringify(body) }),
    onSettled: useChanged(),
  });
}

const receiverPath = (name: string) => `/alerts/receivers/${toSegment(name)}`;

export function useReceiverRemoval() {
  return useMutation<null, Error, string>({
    mutationFn: (name) => callApi<null>(receiverPath(name), { method: "DELETE" }),
    onSettled: useChanged(),
  });
}

/** A message on the real path; what comes of it is read from the delivery that the answer names. */
export function useReceiverTest() {
  const cache = useQueryClient();
  return useMutation<DeliveryWire, Error, string>({
    mutationFn: (name) => callApi<DeliveryWire>(`${receiverPath(name)}/test`, { method: "POST", body: "{}" }),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.deliveries }),
  });
}

export function useNewRoute() {
  return useMutation<RouteWire, Error, RouteBody>({
    mutationFn: (body) => callApi<RouteWire>("/alerts/routes", { method: "POST", body: JSON.stringify(body) }),
    onSettled: useChanged(),
  });
}

export function useRouteRemoval() {
  return useMutation<null, Error, string>({
    mutationFn: (id) => callApi<null>(`/alerts/routes/${toSegment(id)}`, { method: "DELETE" }),
    onSettled: useChanged(),
  });
}
