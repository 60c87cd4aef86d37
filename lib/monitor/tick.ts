/** A poll as history keeps it: one consistent moment of the whole cluster. */
import type { Poll } from "@/lib/core/words/collection";
import type { WindowStore } from "@/lib/core/windows/window-store";
import type { HistoryTick } from "@/lib/history/history";

/** The tick of one poll; commit times come from the windows, because a poll does not tell them. */
export function toHistoryTick(cluster: string, intervalMs: number, poll: Poll, windows: WindowStore): HistoryTick {
  const members = new Map(
    poll.groups.map((group) => [group.group, group.members.known ? group.members.value.length : null]),
  );
  return {
    cluster,
    at: poll.at,
    intervalMs,
    topics: poll.topics.map(({ topic, topicId, logEnd, logStart, leader }) => ({
      topic,
      topicId,
      logEnd,
      logStart,
      leaderless: leader.flatMap((id, partition) => (id === -1 ? [partition] : [])),
    })),
    subscriptions: poll.committed.map(({ group, topic, offsets }) => {
      const commits = windows.commitsOf(group, topic);
      return {
        group,
        topic,
        committed: offsets,
        commitAt: offsets.map((offset, partition) => (offset === null ? null : (commits?.lastAt(partition) ?? null))),
        members: members.get(group) ?? null,
      };
    }),
  };
}
