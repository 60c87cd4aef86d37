/** What the stream has told, and how it gets into the query cache. Rows in which nothing changed stay the same objects. */
import type { QueryClient } from "@tanstack/react-query";
import type { ClusterSummary, GroupDetail, GroupSummary } from "@/lib/api/contract";
import { withQuick } from "@/lib/api/quick-numbers";
import { changing, type RowList } from "@/lib/api/row-changes";
import type { RowChanges, StreamEvent, StreamEventData, WallTotals } from "@/lib/api/stream-contract";
import { keys } from "./keys";
import { dropNotes, takeNotes } from "./notes-cache";
import { patchCluster, patchClusters } from "./patch";
import type { QuickMoments } from "./freshness";
import { isStarting } from "./starting";
import type { StreamScope } from "./stream-scope";

/** What a wall screen is given: the groups that it draws, and sums over all that were chosen. */
export interface WallData {
  groups: GroupSummary[];
  totals: WallTotals;
}

/** What was told in one scope. It outlives the connection, so that a later one can go on from there. */
export interface StreamMemory {
  lists: Map<string, RowList>;
  totals: WallTotals | null;
  /** Between the greeting and the end of the whole picture: nothing is shown half. */
  open: boolean;
  lastId: string | null;
}

export const newMemory = (): StreamMemory => ({ lists: new Map(), totals: null, open: true, lastId: null });

/**
 * Takes one event into memory and cache, in steps: it yields wherever something else may run.
 * @throws Error when it does not follow from what was told before
 */
export function* takeEvent(
  cache: QueryClient,
  scope: StreamScope,
  memory: StreamMemory,
  event: StreamEvent,
): Generator<undefined, void> {
  switch (event.name) {
    case "hello":
      if (event.data.resumed) return;
      memory.open = true;
      memory.lists.clear();
      return;
    case "cluster":
      return void cache.setQueryData<ClusterSummary[]>(keys.clusters, (old) => patchClusters(old, event.data));
    case "clusterChange":
      return void cache.setQueryData<ClusterSummary[]>(keys.clusters, (old) => patchCluster(old, event.data));
    case "rows":
      memory.lists.set(event.data.list, event.data);
      return show(cache, scope, memory);
    case "changes": {
      const before = memory.lists.get(event.data.list)?.at;
      if (!(yield* takeChanges(memory, event.data))) return;
      // Open rows show their group in full, which is there when the rows stand for another moment.
      if (scope.kind === "groups" && event.data.at !== before)
        void cache.invalidateQueries({ queryKey: keys.groupDetails });
      return show(cache, scope, memory);
    }
    case "wall":
      memory.totals = event.data;
      return show(cache, scope, memory);
    case "group":
      return void cache.setQueryData(keys.group(event.data.cluster, event.data.group), event.data);
    case "quick":
      return takeQuick(cache, event.data);
    case "ready":
      memory.open = false;
      // What happened while nobody listened was not told.
      void cache.invalidateQueries({ queryKey: keys.events });
      return show(cache, scope, memory);
    case "happened":
      takeNotes(cache, event.data.events);
      return void cache.invalidateQueries({ queryKey: keys.events });
    case "forgotten":
      dropNotes(cache, event.data.ids);
      return void cache.invalidateQueries({ queryKey: keys.events });
    case "heartbeat":
  }
}

function takeQuick(cache: QueryClient, { cluster, at, everyMs, groups }: StreamEventData<"quick">): void {
  cache.setQueryData<QuickMoments>(keys.quick, (old) => ({ ...old, [cluster]: { at, everyMs } }));
  for (const quick of groups)
    cache.setQueryData<GroupDetail>(keys.group(cluster, quick.group), (old) => old && withQuick(old, at, quick));
}

/** False for changes that were taken before: a frame that broke off is told again as a whole. */
function* takeChanges({ lists }: StreamMemory, changes: RowChanges): Generator<undefined, boolean> {
  const before = lists.get(changes.list);
  if (!before) throw new Error("Changes came before the rows that they belong to.");
  if (changes.step <= before.step) return false;
  lists.set(changes.list, yield* changing(before, changes));
  return true;
}

function show(cache: QueryClient, scope: StreamScope, { open, lists, totals }: StreamMemory): void {
  if (open) return;
  const key = scope.kind === "wall" ? keys.wall(scope) : keys.groups;
  const starting = isStarting(cache.getQueryData<ClusterSummary[]>(keys.clusters) ?? []);
  if (starting && cache.getQueryData(key) !== undefined) return;
  const groups = [...lists.values()].flatMap(({ rows }) => rows);
  if (scope.kind === "groups") cache.setQueryData<GroupSummary[]>(key, groups);
  if (scope.kind === "wall" && totals !== null) cache.setQueryData<WallData>(key, { groups, totals });
}
