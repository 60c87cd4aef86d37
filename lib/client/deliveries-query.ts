/** What was sent: the log page by page, one delivery with its attempts, and what would have been sent. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type {
  BacktestAnswer,
  BacktestBody,
  DeliveriesAnswer,
  DeliveryDetail,
} from "@/lib/api/alert-deliveries-contract";
import { toSegment } from "@/lib/core/words/path-segment";
import { callApi } from "./api";
import { keys } from "./keys";
import { queryString } from "./query-string";

/** In the words of `/api/v1/alerts/deliveries`; undefined: not restricted. */
export interface DeliveriesFilter {
  receiver?: string;
  state?: string;
  cluster?: string;
  group?: string;
}

const PAGE = 50;

/** Newest first. Each page that is there is asked for again, so that what waits does not stand as it was. */
export function useDeliveries(filter: DeliveriesFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.deliveries, "list", filter],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ ...filter, limit: PAGE, before: pageParam ?? undefined });
      return callApi<DeliveriesAnswer>(`/alerts/deliveries${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
    // Whoever reads far back waits for nothing new.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 3 ? false : 5000),
  });
}

/** One delivery, its attempts and its words; asked for again for as long as it waits. */
export function useDelivery(id: string): UseQueryResult<DeliveryDetail> {
  return useQuery({
    queryKey: [...keys.deliveries, "one", id],
    queryFn: ({ signal }) => callApi<DeliveryDetail>(`/alerts/deliveries/${toSegment(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === "waiting" ? 1000 : false),
  });
}

/** Goes through the stored history: asked for by a press, for it takes its time. */
export function useBacktest() {
  return useMutation<BacktestAnswer, Error, BacktestBody>({
    mutationFn: (body) => callApi<BacktestAnswer>("/alerts/backtest", { method: "POST", body: JSON.stringify(body) }),
  });
}
