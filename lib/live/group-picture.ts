/** Scope `group`: one group in full, beside its cluster's health. */
import type { EventWire, GroupDetail } from "@/lib/api/contract";
import { numbersAt, withQuick } from "@/lib/api/quick-numbers";
import { quickWire } from "@/lib/api/quick-wire";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { toGroupDetail } from "@/lib/api/wire";
import type { ClusterSnapshot, QuickGroup } from "@/lib/core/picture/snapshot";
import type { QuickReading } from "./hub";
import { ClusterFacts, type Picture } from "./picture";

export class GroupPicture implements Picture {
  private readonly facts = new ClusterFacts();
  /** As the last cycle told it. */
  private polled: GroupDetail | null = null;
  /** With what was read since. */
  private detail: GroupDetail | null = null;
  /** What was read last between two cycles. */
  private quick: QuickGroup | null = null;
  /** Partitions whose numbers were sent since the last cycle. */
  private readonly sent = new Set<string>();

  constructor(private readonly of: { cluster: string; group: string }) {}

  whole(): StreamEvent[] {
    return [...this.facts.whole(), ...(this.detail ? [{ name: "group" as const, data: this.detail }] : [])];
  }

  take(snapshot: ClusterSnapshot): StreamEvent[] {
    if (snapshot.cluster !== this.of.cluster) return [];
    const facts = this.facts.take(snapshot);
    const group = snapshot.groups.find((candidate) => candidate.group === this.of.group);
    if (!group || snapshot.at === null || snapshot.at === this.polled?.at) return facts;
    // The clock was set back: what was read before is no newer.
    if (this.polled && snapshot.at < this.polled.at) this.quick = null;
    this.detail = this.polled = toGroupDetail(group, snapshot.at);
    this.sent.clear();
    // Read while the cycle was still judging: numbers do not go back to what it had read before.
    if (this.quick && this.quick.at > snapshot.at) this.layOver(this.polled, this.quick);
    return [...facts, { name: "group", data: this.detail }];
  }

  takeQuick({ cluster, at, everyMs, groups }: QuickReading): StreamEvent[] {
    const quick = cluster === this.of.cluster && groups.find(({ group }) => group === this.of.group);
    if (!quick || !this.polled || !this.detail) return [];
    this.quick = quick;
    if (at <= numbersAt(this.detail)) return [];
    return [{ name: "quick", data: { cluster, at, everyMs, groups: [this.layOver(this.polled, quick)] } }];
  }

  readonly closely = true;
  watches = (cluster: string): string[] => (cluster === this.of.cluster ? [this.of.group] : []);

  private layOver(polled: GroupDetail, quick: QuickGroup) {
    const change = quickWire(polled, quick, this.sent);
    this.detail = withQuick(this.detail ?? polled, quick.at, change);
    return change;
  }

  concerns({ cluster, group }: EventWire): boolean {
    return cluster === this.of.cluster && (group === this.of.group || group === null);
  }
}
