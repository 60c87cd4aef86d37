/** What the log of deliveries is restricted to, and which of them are open, in the URL. */
import { useMemo } from "react";
import { debounce, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { DeliveriesFilter } from "@/lib/client/deliveries-query";
import { DELIVERY_STATES, type DeliveryState } from "@/lib/core/alerts/terms";

const PARSERS = {
  receiver: parseAsString,
  state: parseAsStringLiteral(DELIVERY_STATES),
  cluster: parseAsString,
  group: parseAsString.withDefault(""),
  /** The one that is open. */
  delivery: parseAsString,
};

const NONE = { receiver: null, state: null, cluster: null, group: null };
const TYPED = { limitUrlUpdates: debounce(200) };

export interface DeliveryFilters {
  receiver: string | null;
  state: DeliveryState | null;
  cluster: string | null;
  group: string;
}

export function useDeliveryFilters() {
  const [url, setUrl] = useQueryStates(PARSERS, { history: "replace", scroll: false, clearOnDefault: true });
  const { receiver, state, cluster, group, delivery } = url;
  const wanted = useMemo<DeliveriesFilter>(
    () => ({
      receiver: receiver ?? undefined,
      state: state ?? undefined,
      cluster: cluster ?? undefined,
      group: group.trim() || undefined,
    }),
    [receiver, state, cluster, group],
  );
  return {
    filters: { receiver, state, cluster, group } satisfies DeliveryFilters,
    /** The same in the words of the API. */
    wanted,
    active: Object.values(wanted).some((value) => value !== undefined),
    open: delivery,
    set: (change: Partial<DeliveryFilters>) => void setUrl(change, "group" in change ? TYPED : undefined),
    setOpen: (id: string | null) => void setUrl({ delivery: id }),
    clear: () => void setUrl(NONE),
  };
}

export type DeliveryFilterControl = ReturnType<typeof useDeliveryFilters>;
