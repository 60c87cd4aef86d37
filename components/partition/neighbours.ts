/** The partitions before and after one in its group, in the order of topic and number. Pure. */
import type { GroupDetail } from "@/lib/api/contract";

export interface Place {
  topic: string;
  partition: number;
}

/** Neighbours of a partition; null at either end, and for a partition that the group does not have. */
export function neighboursOf(detail: GroupDetail, here: Place): { previous: Place | null; next: Place | null } {
  const places = detail.subscriptions
    .flatMap(({ partitions }) => partitions)
    .sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
  const index = places.findIndex(({ topic, partition }) => topic === here.topic && partition === here.partition);
  if (index === -1) return { previous: null, next: null };
  return { previous: places[index - 1] ?? null, next: places[index + 1] ?? null };
}
