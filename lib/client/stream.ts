/** What components ask of the stream: a scope to listen to, and how fresh the numbers are. */
import { useEffect, useMemo } from "react";
import { useNow } from "./clock";
import { measureFreshness, type Freshness } from "./freshness";
import { useLiveStream, useStreamState, type StreamScope } from "./live-stream";
import { useClusters } from "./queries";

/** Keeps the stream on `scope` while the component is mounted. Without any, it is on all groups. */
export function useStream(scope: StreamScope): void {
  const stream = useLiveStream();
  const { kind } = scope;
  const cluster = scope.kind === "group" ? scope.cluster : "";
  const group = scope.kind === "group" ? scope.group : "";
  const wanted = useMemo<StreamScope>(
    () => (kind === "group" ? { kind, cluster, group } : { kind: "groups" }),
    [kind, cluster, group],
  );
  useEffect(() => stream.want(wanted), [stream, wanted]);
}

/** Age of the numbers on the screen; ticks every second. */
export function useFreshness(): Freshness {
  const { connected, skewMs } = useStreamState();
  const { data } = useClusters();
  const now = useNow(1000);
  return useMemo(() => measureFreshness(data ?? [], now + skewMs, connected), [data, now, skewMs, connected]);
}
