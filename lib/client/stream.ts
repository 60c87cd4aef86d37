/** What components ask of the stream: a scope to listen to, and how fresh the numbers are. */
import { useMemo } from "react";
import { skipToken, useQuery } from "@tanstack/react-query";
import { measureFreshness, type Freshness, type QuickMoments } from "./freshness";
import { keys } from "./keys";
import { useStreamState } from "./live-stream";
import { useClusters } from "./queries";
import { useServerNow } from "./server-clock";

export { useStream } from "./live-stream";

/** Age of the numbers on the screen; ticks every second. `cluster`: of this one only. */
export function useFreshness(cluster: string | null = null): Freshness {
  const { connected } = useStreamState();
  const { data } = useClusters();
  // Only the stream tells of it.
  const { data: quick } = useQuery<QuickMoments>({ queryKey: keys.quick, queryFn: skipToken });
  const now = useServerNow();
  return useMemo(() => {
    const chosen = (data ?? []).filter((candidate) => cluster === null || candidate.cluster === cluster);
    return measureFreshness(chosen, now, connected, quick);
  }, [data, now, connected, cluster, quick]);
}
