/** Which topics the filter offers. Pure. */
import type { TopicSummary } from "@/lib/api/topic-contract";

type Topic = Pick<TopicSummary, "cluster" | "topic" | "internal" | "groupCount">;

/**
 * Topics of a cluster, or of all, each once, with how many groups read it, the most read first. Kafka's own are left
 * out unless a group reads them. The chosen one is among them even if it is gone.
 */
export function topicsOffered(
  topics: readonly Topic[],
  cluster: string | null,
  chosen: string | null,
): [topic: string, groups: number][] {
  const counts = new Map<string, number>(chosen === null ? [] : [[chosen, 0]]);
  for (const one of topics) {
    if (cluster !== null && one.cluster !== cluster) continue;
    if (one.internal && one.groupCount === 0) continue;
    counts.set(one.topic, (counts.get(one.topic) ?? 0) + one.groupCount);
  }
  return [...counts].sort(([a, more], [b, most]) => most - more || (a < b ? -1 : 1));
}
