/** Scope `groups`: the rows of all groups, or of one cluster's. */
import type { EventWire, GroupSummary } from "@/lib/api/contract";
import { diffRows, earlierOf, orderAfter, type RowList } from "@/lib/api/row-changes";
import { expectedWhy } from "@/lib/api/row-columns";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { toGroupSummary } from "@/lib/api/wire";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { ClusterFacts, type Picture } from "./picture";
import { settleRow } from "./settle";

export class GroupsPicture implements Picture {
  private readonly facts = new ClusterFacts();
  private readonly lists = new Map<string, RowList>();

  constructor(private readonly only?: string) {}

  whole(): StreamEvent[] {
    const lists = [...this.lists].map(([list, state]): StreamEvent => ({ name: "rows", data: { list, ...state } }));
    return [...this.facts.whole(), ...lists];
  }

  take(snapshot: ClusterSnapshot): StreamEvent[] {
    const { cluster, at, groups } = snapshot;
    const facts = this.facts.take(snapshot);
    if (at === null || (this.only !== undefined && this.only !== cluster)) return facts;
    const before = this.lists.get(cluster);
    if (before?.at === at) return facts;
    const after = nextList(before, groups.map(toGroupSummary), at);
    this.lists.set(cluster, after);
    if (!before) return [...facts, { name: "rows", data: { list: cluster, ...after } }];
    return [...facts, { name: "changes", data: diffRows(cluster, before, after) }];
  }

  /** Nothing but the lag changes: the rows go on standing for the moment of the snapshot before, with the status that it gave. */
  takeLags(cluster: string, lags: ReadonlyMap<string, bigint>): StreamEvent[] {
    const before = this.lists.get(cluster);
    if (!before) return [];
    const rows = before.rows.map((row) => withLag(row, lags.get(row.group)));
    if (rows.every((row, place) => row === before.rows[place])) return [];
    const after = { step: before.step + 1, at: before.at, rows };
    this.lists.set(cluster, after);
    return [{ name: "changes", data: diffRows(cluster, before, after) }];
  }

  concerns(event: EventWire): boolean {
    return this.only === undefined || event.cluster === this.only;
  }
}

function withLag(row: GroupSummary, value: bigint | undefined): GroupSummary {
  const lag = String(value ?? row.lag);
  if (lag === row.lag) return row;
  const next = { ...row, lag };
  next.why = expectedWhy(row, next);
  return next;
}

/** The next state of a list: rows as they are sent, in the order that it keeps. */
export function nextList(before: RowList | undefined, rows: GroupSummary[], at: number): RowList {
  const known = before?.rows ?? [];
  const ordered = orderAfter(known, rows);
  const earlier = earlierOf(known, ordered);
  const elapsed = at - (before?.at ?? at);
  const settled = ordered.map((row, place) => settleRow(earlier[place], row, elapsed));
  return { step: (before?.step ?? 0) + 1, at, rows: settled };
}
