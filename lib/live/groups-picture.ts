/** Scope `groups`: the rows of all groups, or of one cluster's. */
import type { EventWire, GroupSummary } from "@/lib/api/contract";
import { diffRows, earlierOf, orderAfter, type RowList } from "@/lib/api/row-changes";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { toGroupSummary } from "@/lib/api/wire";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import type { QuickReading } from "./hub";
import type { LookedAt } from "./looked-at";
import { OpenGroups } from "./open-groups";
import { ClusterFacts, type Picture } from "./picture";
import { QuickRows } from "./quick-rows";
import { settleRow } from "./settle";

export class GroupsPicture implements Picture {
  private readonly facts = new ClusterFacts();
  private readonly lists = new Map<string, RowList>();

  private readonly quick = new QuickRows();
  private readonly open = new OpenGroups();

  constructor(
    private readonly lookedAt: LookedAt,
    private readonly only?: string,
  ) {}

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
    this.quick.outdate(cluster, at);
    this.open.take(snapshot);
    const rows = groups.map((group) => this.quick.over(toGroupSummary(group)));
    const after = nextList(before, rows, at);
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

  /** As with lags alone: the rows go on standing for the moment of their snapshot. */
  takeQuick(reading: QuickReading): StreamEvent[] {
    const { cluster, at, everyMs } = reading;
    const before = this.lists.get(cluster);
    const looked = this.lookedAt.of(cluster, Date.now());
    const groups = reading.groups.filter(({ group }) => looked.has(group));
    if (!before || groups.length === 0) return [];
    this.quick.take({ ...reading, groups });
    const rows = before.rows.map((row) => (looked.has(row.group) ? this.quick.over(row) : row));
    const opened = groups.filter(({ group }) => looked.get(group));
    const event: StreamEvent = {
      name: "quick",
      data: { cluster, at, everyMs, groups: this.open.changes(cluster, opened) },
    };
    if (rows.every((row, place) => row === before.rows[place])) return [event];
    const after = { step: before.step + 1, at: before.at, rows };
    this.lists.set(cluster, after);
    return [{ name: "changes", data: diffRows(cluster, before, after) }, event];
  }

  watches(cluster: string): Iterable<string> {
    return this.only === undefined || this.only === cluster ? this.lookedAt.of(cluster, Date.now()).keys() : [];
  }

  concerns(event: EventWire): boolean {
    return this.only === undefined || event.cluster === this.only;
  }
}

function withLag(row: GroupSummary, value: bigint | undefined): GroupSummary {
  const lag = value === undefined ? row.lag : String(value);
  return lag === row.lag ? row : { ...row, lag };
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
