/** What a wall screen shows: from its own stream, and from the lists of groups and clusters where no stream comes through. */
import { useState } from "react";
import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { ClustersAnswer, GroupsAnswer } from "@/lib/api/contract";
import { selectWall } from "@/lib/api/wall-selection";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { callApi } from "./api";
import { useNow } from "./clock";
import { keys } from "./keys";
import { useStream, useStreamState } from "./live-stream";
import { onceRead } from "./starting";
import type { WallScope } from "./stream-scope";
import type { WallData } from "./stream-store";

/** A stream that brings nothing for so long is kept away by something on the way. */
const PATIENCE_MS = 12_000;

/** The groups that a wall draws and the sums that it shows. The last picture stays while the server is away. */
export function useWall(scope: WallScope): UseQueryResult<WallData> {
  useStream(scope);
  const { connected } = useStreamState();
  const now = useNow(1000);
  const [openedAt] = useState(() => Date.now());
  const cache = useQueryClient();
  return useQuery({
    queryKey: keys.wall(scope),
    queryFn: ({ signal }) =>
      onceRead(
        cache.getQueryData<WallData>(keys.wall(scope)),
        async () => (await callApi<ClustersAnswer>("/clusters", { signal })).clusters,
        async (clusters) => {
          const { groups } = await callApi<GroupsAnswer>("/groups", { signal });
          const wanted = scope.status?.split(",") ?? [];
          const statuses = CONSUMER_STATUSES.filter((status) => wanted.includes(status));
          const choice = { cluster: scope.cluster ?? null, q: scope.q ?? "", statuses };
          const { rows, totals } = selectWall(groups, clusters, choice);
          return { groups: rows, totals };
        },
      ),
    enabled: !connected && now - openedAt > PATIENCE_MS,
    refetchInterval: connected ? false : 5000,
    // Rows keep their identity by themselves.
    structuralSharing: false,
  });
}
