/**
 * Remembers on which topics each group has committed. When a group's committed offsets cannot be read for once, it
 * keeps its topics and partitions, with every offset unknown, instead of seeming to read nothing.
 */
import type { Committed } from "@/lib/core/words/collection";
import type { CommittedOffsets } from "./committed-offsets";

export class SubscriptionMemory {
  private seen = new Map<string, Committed[]>();

  /** What is missing from what was read: the subscriptions of groups that failed, with every committed offset unknown. */
  missing({ committed, failed }: Pick<CommittedOffsets, "committed" | "failed">): Committed[] {
    const missing = [...failed.keys()].flatMap((group) =>
      (this.seen.get(group) ?? []).map(({ topic, offsets }) => ({ group, topic, offsets: offsets.map(() => null) })),
    );
    this.seen = new Map();
    for (const entry of [...committed, ...missing]) {
      const entries = this.seen.get(entry.group);
      if (entries) entries.push(entry);
      else this.seen.set(entry.group, [entry]);
    }
    return missing;
  }
}
