/** Groups whose records are, or are about to be, deleted unread. */
import { retentionShare } from "../numbers/retention";
import type { GroupSnapshot, PartitionSnapshot, TopicSnapshot, TopicStanding } from "./snapshot";

/** From worst to mildest. */
export const DANGERS = ["lost", "soon", "near"] as const;

/**
 * The partition where a group's loss is worst. `lost`: records were deleted before it read them. `soon`: they will be within
 * the hour. `near`: most of what the log retains waits to be read, and the log's start moves.
 */
export interface Danger {
  kind: (typeof DANGERS)[number];
  partition: number;
}

const SOON_MS = 3_600_000;
const NEAR_SHARE = 0.8;
/** Below this share nothing is measured: that costs, and on a large cluster most partitions lag by next to nothing. */
const MEASURED_SHARE = 0.25;

/** The worst danger among partitions; null where none is in any. */
export function dangerOf(group: Pick<GroupSnapshot, "measure">, partitions: PartitionSnapshot[]): Danger | null {
  let worst: Danger | null = null;
  for (const partition of partitions) {
    const kind = kindOf(partition, group);
    if (kind === null || (worst && DANGERS.indexOf(worst.kind) <= DANGERS.indexOf(kind))) continue;
    worst = { kind, partition: partition.partition };
  }
  return worst;
}

/**
 * As `dangerOf`, from where a group stands: pictures of its partitions are made only where the log's start moves and much of the
 * log waits. Of thousands of groups that is asked on few.
 */
export function dangerByLogs(topics: ReadonlyMap<string, TopicSnapshot>) {
  const moving = new Map<string, boolean[]>();
  const movingOf = (topic: TopicSnapshot): boolean[] => {
    const before = moving.get(topic.topic);
    if (before) return before;
    const now = Array.from({ length: topic.partitions }, (_, one) => topic.measure(one).startMovedAt !== null);
    moving.set(topic.topic, now);
    return now;
  };
  return (group: GroupSnapshot, { topic: name, lags, lostAt }: TopicStanding): Danger | null => {
    if (lostAt !== null) return { kind: "lost", partition: lostAt };
    const topic = topics.get(name);
    if (!topic || lags.every((lag) => lag === null || lag === 0n)) return null;
    const { logStart, logEnd } = topic.offsets;
    const moves = movingOf(topic);
    const near = lags.some((lag, one) => {
      const retained = Number((logEnd[one] ?? 0n) - (logStart[one] ?? 0n));
      return lag !== null && moves[one] && Number(lag) >= MEASURED_SHARE * retained;
    });
    return near ? dangerOf(group, group.subscriptions.find((one) => one.topic === name)?.partitions ?? []) : null;
  };
}

function kindOf(partition: PartitionSnapshot, group: Pick<GroupSnapshot, "measure">): Danger["kind"] | null {
  const { lag, lost, logStart, logEnd } = partition;
  if (lost.known && lost.value > 0n) return "lost";
  if (!lag.known || lag.value === 0n) return null;
  const share = retentionShare(lag, logStart, logEnd);
  if (!share.known || share.value < MEASURED_SHARE) return null;
  const { lossIn } = group.measure(partition);
  if (lossIn.known && lossIn.value <= SOON_MS) return "soon";
  // Where the log start stands still nothing is deleted, however much of the log waits.
  const deletes = lossIn.known || lossIn.atLeast !== undefined;
  return deletes && share.value >= NEAR_SHARE ? "near" : null;
}
