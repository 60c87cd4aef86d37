/** Scope `wall`: the groups that a wall screen draws, and the sums that it shows. */
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { sumOfRows } from "@/lib/core/numbers/sums";
import { diffRows, type RowList } from "@/lib/api/row-changes";
import type { StreamEvent, WallTotals } from "@/lib/api/stream-contract";
import { selectWall, type WallChoice } from "@/lib/api/wall-selection";
import { toClusterSummary, toGroupSummary } from "@/lib/api/wire";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { nextList } from "./groups-picture";
import type { QuickReading } from "./hub";
import { ClusterFacts, type Picture } from "./picture";
import { QuickRows } from "./quick-rows";

/** The one list of a wall; its rows may come from several clusters. */
const LIST = "";

export class WallPicture implements Picture {
  private readonly facts = new ClusterFacts();
  private readonly snapshots = new Map<string, ClusterSnapshot>();
  private list: RowList | null = null;
  private totals: WallTotals | null = null;
  private readonly quick = new QuickRows();

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
    this.quick.outdate(snapshot.cluster, snapshot.at);
    const groups = snapshots.flatMap((each) => each.groups.map((group) => this.quick.over(toGroupSummary(group))));
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

  takeQuick(reading: QuickReading): StreamEvent[] {
    const { cluster, at, everyMs } = reading;
    const { list: before, totals } = this;
    if (!before || !totals) return [];
    const shown = new Set(this.watches(cluster));
    const groups = reading.groups.filter(({ group }) => shown.has(group));
    if (groups.length === 0) return [];
    this.quick.take({ ...reading, groups });
    const rows = before.rows.map((row) => this.quick.over(row));
    const event: StreamEvent = { name: "quick", data: { cluster, at, everyMs, groups: [] } };
    if (rows.every((row, place) => row === before.rows[place])) return [event];
    this.list = { step: before.step + 1, at: before.at, rows };
    this.totals = { ...totals, ...movedSums(totals, before.rows, rows) };
    return [{ name: "changes", data: diffRows(LIST, before, this.list) }, { name: "wall", data: this.totals }, event];
  }

  watches(cluster: string): string[] {
    return this.list?.rows.flatMap((row) => (row.cluster === cluster ? [row.group] : [])) ?? [];
  }

  concerns = () => false;
}

/** The sums over all chosen groups after the lag of some of them has moved. */
function movedSums(
  { lag, unknownPartitions }: WallTotals,
  before: readonly GroupSummary[],
  after: readonly GroupSummary[],
): Pick<WallTotals, "lag" | "unknownPartitions"> {
  const [old, now] = [sumOfRows(before), sumOfRows(after)];
  const rest = lag === null ? null : BigInt(lag) - (old.value ?? 0n);
  const sum = rest === null && now.value === null ? null : (rest ?? 0n) + (now.value ?? 0n);
  return {
    lag: sum === null ? null : String(sum),
    unknownPartitions: unknownPartitions - old.unknown + now.unknown,
  };
}
