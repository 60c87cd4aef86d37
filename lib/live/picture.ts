/** What readers of a scope know: the whole of it for who comes in now, and what each snapshot changes. */
import type { ClusterSummary, EventWire } from "@/lib/api/contract";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { toClusterSummary } from "@/lib/api/wire";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import type { QuickReading } from "./hub";

export interface Picture {
  /** Everything, in few events. */
  whole(): StreamEvent[];
  /** Takes a new snapshot in; answers what it changes. */
  take(snapshot: ClusterSnapshot): StreamEvent[];
  /** Takes lags in whose snapshot is still to come; answers what they change. Absent where they change nothing. */
  takeLags?(cluster: string, lags: ReadonlyMap<string, bigint>): StreamEvent[];
  /** Takes in numbers that were read between two cycles; answers what they change. Absent where nothing of them is shown. */
  takeQuick?(reading: QuickReading): StreamEvent[];
  /** The groups of a cluster that are to be read between the cycles. Absent where none are. */
  watches?(cluster: string): Iterable<string>;
  /** Whether a commit of these is to be seen at once: in a list of many, numbers that change more often than the eye follows only flicker. */
  readonly closely?: boolean;
  /** Whether a happening belongs to the scope. */
  concerns(event: EventWire): boolean;
}

/** Every cluster without its groups: health, brokers, cycle. Fields that stay are not sent again. */
export class ClusterFacts {
  private readonly known = new Map<string, ClusterSummary>();

  whole(): StreamEvent[] {
    return [...this.known.values()].map((data) => ({ name: "cluster", data }));
  }

  take(snapshot: ClusterSnapshot): StreamEvent[] {
    const { cluster } = snapshot;
    const before = this.known.get(cluster);
    const data = toClusterSummary(snapshot);
    this.known.set(cluster, data);
    if (!before) return [{ name: "cluster", data }];
    const names = Object.keys(data) as (keyof ClusterSummary)[];
    // A field that is gone cannot be told by leaving it out.
    if (names.some((name) => data[name] === undefined && before[name] !== undefined))
      return [{ name: "cluster", data }];
    const changed = names.filter((name) => JSON.stringify(data[name]) !== JSON.stringify(before[name]));
    const fields = Object.fromEntries(changed.map((name) => [name, data[name]]));
    return Object.keys(fields).length === 0 ? [] : [{ name: "clusterChange", data: { cluster, fields } }];
  }
}

/** Scope `clusters`: no groups at all. */
export class ClustersPicture implements Picture {
  private readonly facts = new ClusterFacts();
  whole = () => this.facts.whole();
  take = (snapshot: ClusterSnapshot) => this.facts.take(snapshot);
  concerns = () => true;
}
