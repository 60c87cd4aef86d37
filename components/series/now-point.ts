/** A history that ends with what was read last, so that a chart ends where the table beside it stands. Pure. */
import type { GroupDetail, HistoryAnswer, KnownOffset } from "@/lib/api/contract";
import { numbersAt } from "@/lib/api/quick-numbers";

const valueOf = (offset: KnownOffset | undefined): string | null => (offset?.known ? offset.value : null);

/**
 * The history with one more point where the group was read after its last one between two cycles: the same object where it was not.
 * A partition of which nothing is known then has none there.
 */
export function withNow(history: HistoryAnswer, detail: GroupDetail | undefined): HistoryAnswer {
  if (!detail || detail.readAt === undefined) return history;
  const now = numbersAt(detail);
  const topics = history.topics.map((topic) => {
    const rows = detail.subscriptions.find((one) => one.topic === topic.topic)?.partitions;
    if (!rows || now <= (topic.at.at(-1) ?? 0)) return topic;
    const partitions = topic.partitions.map((partition) => {
      const row = rows.find((one) => one.partition === partition.partition);
      return {
        ...partition,
        logStart: [...partition.logStart, valueOf(row?.logStart)],
        logEnd: [...partition.logEnd, valueOf(row?.logEnd)],
        committed: [...partition.committed, valueOf(row?.committed)],
        lag: [...partition.lag, valueOf(row?.lag)],
      };
    });
    return { ...topic, at: [...topic.at, now], partitions };
  });
  return { ...history, topics, to: Math.max(history.to, now) };
}

/** Values along `at` without the one of the moment `now`: rates are the cycle's, and a second is too short for one. */
export const withoutNow = <T>(values: readonly (T | null)[], at: readonly number[], now: number | null) =>
  now !== null && at.at(-1) === now ? [...values.slice(0, -1), null] : [...values];
