/** Scope `wall`: the groups that a wall screen draws, and the sums that it shows. */
import type { ClusterSummary } from "@/lib/api/contract";
import { diffRows, type RowList } from "@/lib/api/row-changes";
import type { StreamEvent, WallTotals } from "@/lib/api/stream-contract";
import { selectWall, type WallChoice } from "@/lib/api/wall-selection";
import { toClusterSummary, toGroupSummary } from "@/lib/api/wire";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { nextList } from "./groups-picture";
import { ClusterFacts, type Picture } from "./picture";

/** The one list of a wall; its rows may come from several clusters. */
const LIST = "";

export class WallPicture implements Picture {
  private readonly facts = new ClusterFacts();
  private readonly snapshots = new Map<string, ClusterSnapshot>();
  private list: RowList | null = null;
  private totals: WallTotals | null = null;

  constructor(private readonly choice: WallChoice) {}

  whole(): StreamEvent[] {
    if (!this.list || !this.totals) return this.facts.whole();
    return [
      ...this.facts.whole(),
      { name: "rows", data: { list: LIST, ...this.list } },
      { name: "wall", data: this.totals },
    ];
  }

  take(snapshot: ClusterSnapshot): StreamEvent[] {
    const facts = this.facts.take(snapshot);
    const seen = this.snapshots.get(snapshot.cluster);
    this.snapshots.set(snapshot.cluster, snapshot);
    if (snapshot.at === null || snapshot.at === seen?.at) return facts;
    const snapshots = [...this.snapshots.values()];
    const clusters: ClusterSummary[] = snapshots.map(toClusterSummary);
    const groups = snapshots.flatMap((each) => each.groups.map(toGroupSummary));
    const { rows, totals } = selectWall(groups, clusters, this.choice);
    const before = this.list;
    const after = nextList(before ?? undefined, rows, totals.at);
    this.list = after;
    this.totals = totals;
    const list: StreamEvent = before
      ? { name: "changes", data: diffRows(LIST, before, after) }
      : { name: "rows", data: { list: LIST, ...after } };
    return [...facts, list, { name: "wall", data: totals }];
  }

  concerns = () => false;
}
