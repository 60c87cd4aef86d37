/** Groups that stand open in the list of groups: what was read of their partitions between two cycles. */
import { quickWire } from "@/lib/api/quick-wire";
import type { QuickGroupWire } from "@/lib/api/stream-contract";
import { toGroupDetail } from "@/lib/api/wire";
import type { ClusterSnapshot, QuickGroup } from "@/lib/core/picture/snapshot";

export class OpenGroups {
  private readonly snapshots = new Map<string, ClusterSnapshot>();
  /** Partitions that were sent since the last cycle, by cluster and group. */
  private readonly sent = new Map<string, Map<string, Set<string>>>();

  take(snapshot: ClusterSnapshot): void {
    this.snapshots.set(snapshot.cluster, snapshot);
    this.sent.delete(snapshot.cluster);
  }

  /** What changes the groups as the last cycle told them. */
  changes(cluster: string, read: readonly QuickGroup[]): QuickGroupWire[] {
    const snapshot = this.snapshots.get(cluster);
    const at = snapshot?.at ?? null;
    if (!snapshot || at === null || read.length === 0) return [];
    const ofCluster = this.sent.get(cluster) ?? new Map<string, Set<string>>();
    this.sent.set(cluster, ofCluster);
    return read.flatMap((quick) => {
      const group = snapshot.groups.find((one) => one.group === quick.group);
      if (!group || quick.at <= at) return [];
      const sent = ofCluster.get(quick.group) ?? new Set<string>();
      ofCluster.set(quick.group, sent);
      return [quickWire(toGroupDetail(group, at), quick, sent)];
    });
  }
}
