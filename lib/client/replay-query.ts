/** A group's past judged again: asked once for a range and settings, because neither changes any more. */
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { GroupReplayAnswer } from "@/lib/api/replay-contract";
import type { Profile } from "@/lib/core/words/terms";
import { callApi } from "./api";
import { groupPath } from "./paths";
import { queryString } from "./query-string";

/** What differs from the settings in force; undefined: as it is. Times in ms. */
export interface ReplaySettings {
  profile?: Profile;
  floorRecords?: number;
  floorMs?: number;
  holdMs?: number;
  windowMs?: number;
}

/** Statuses of a range as they were and as they would have been; nothing is asked while `range` is null. */
export function useGroupReplay(
  cluster: string,
  group: string,
  range: { from: number; to: number } | null,
  settings: ReplaySettings,
): UseQueryResult<GroupReplayAnswer> {
  return useQuery({
    queryKey: ["replay", cluster, group, range, settings],
    queryFn: ({ signal }) =>
      callApi<GroupReplayAnswer>(
        `${groupPath(cluster, group)}/replay${queryString({ from: range?.from, to: range?.to, ...settings })}`,
        { signal },
      ),
    enabled: range !== null,
    staleTime: Infinity,
    gcTime: 120_000,
    retry: false,
    refetchOnWindowFocus: false,
  });
}
