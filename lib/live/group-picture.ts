/** Scope `group`: one group in full, beside its cluster's health. */
import type { EventWire } from "@/lib/api/contract";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { toGroupDetail } from "@/lib/api/wire";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { ClusterFacts, type Picture } from "./picture";

export class GroupPicture implements Picture {
  private readonly facts = new ClusterFacts();
  private detail: Extract<StreamEvent, { name: "group" }> | null = null;

  constructor(private readonly of: { cluster: string; group: string }) {}

  whole(): StreamEvent[] {
    return [...this.facts.whole(), ...(this.detail ? [this.detail] : [])];
  }

  take(snapshot: ClusterSnapshot): StreamEvent[] {
    if (snapshot.cluster !== this.of.cluster) return [];
    const facts = this.facts.take(snapshot);
    const group = snapshot.groups.find((candidate) => candidate.group === this.of.group);
    if (!group || snapshot.at === null || snapshot.at === this.detail?.data.at) return facts;
    this.detail = { name: "group", data: toGroupDetail(group, snapshot.at) };
    return [...facts, this.detail];
  }

  concerns({ cluster, group }: EventWire): boolean {
    return cluster === this.of.cluster && (group === this.of.group || group === null);
  }
}
