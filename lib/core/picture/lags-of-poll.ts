/** Lag of groups straight from a poll, before anybody has judged it: what is quick to tell may be told first. */
import type { Poll } from "../words/collection";
import { lagAt } from "../numbers/lag";
import { OffsetSum } from "../numbers/sums";

/**
 * Total lag in records by group, the same that its snapshot will say; without groups of which a lag is not known on a partition
 * that they have committed on, and without those that have committed nothing.
 */
export function lagsOfPoll({
  topics,
  committed,
  unread,
}: Pick<Poll, "topics" | "committed" | "unread">): Map<string, bigint> {
  const logs = new Map(topics.map((topic) => [topic.topic, topic]));
  const sums = new Map<string, OffsetSum | null>();
  for (const entry of committed) {
    const { group, topic, offsets } = entry;
    const log = logs.get(topic);
    // Of what could not be read nobody can tell whether it is a part of the sum.
    let sum = unread.has(group) ? null : sums.get(group);
    if (sum === null) continue;
    for (let partition = 0; partition < offsets.length; partition++) {
      if ((offsets[partition] ?? null) === null) continue;
      const lag = lagAt(log, entry, partition);
      if (lag === null) {
        sum = null;
        break;
      }
      (sum ??= new OffsetSum()).add(lag);
    }
    if (sum !== undefined) sums.set(group, sum);
  }
  return new Map([...sums].flatMap(([group, sum]) => (sum === null ? [] : [[group, sum.value] as const])));
}
