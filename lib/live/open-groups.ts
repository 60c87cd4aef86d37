/** Groups that stand open in the list of groups: what was read of their partitions between two cycles. */
import type { GroupDetail } from "@/lib/api/contract";
import { quickWire } from "@/lib/api/quick-wire";
import type { QuickGroupWire } from "@/lib/api/stream-contract";
import { toGroupDetail } from "@/lib/api/wire";
import type { ClusterSnapshot, QuickGroup } from "@/lib/core/picture/snapshot";

/** A group as the last cycle told it, and the partitions that were sent since. */
interface OpenGroup {
  detail: GroupDetail;
  sent: Set<string>;
}

export class OpenGroups {
  private readonly snapshots = new Map<string, ClusterSnapshot>();
  /** Groups of which anything was read since the last cycle, by cluster and group. */
  private readonly open = new Map<string, Map<string, OpenGroup>>();

  take(snapshot: ClusterSnapshot): void {
    this.snapshots.set(snapshot.cluster, snapshot);
    this.open.set(snapshot.cluster, new Map());
  }

  /** What changes the groups as the last cycle told them. */
  changes(cluster: string, read: readonly QuickGroup[]): QuickGroupWire[] {
    const at = this.snapshots.get(cluster)?.at ?? null;
    if (at === null) return [];
    return read.flatMap((quick) => {
      const one = quick.at > at ? this.openGroup(cluster, quick.group, at) : null;
      return one ? [quickWire(one.detail, quick, one.sent)] : [];
    });
  }

  private openGroup(cluster: string, name: string, at: number): OpenGroup | null {
    const ofCluster = this.open.get(cluster)!;
    const known = ofCluster.get(name);
    if (known) return known;
    const group = this.snapshots.get(cluster)!.groups.find((one) => one.group === name);
    if (!group) return null;
    const made = { detail: toGroupDetail(group, at), sent: new Set<string>() };
    ofCluster.set(name, made);
    return made;
  }
}
