/** Lag of groups straight from a poll, before anybody has judged it: what is quick to tell may be told first. */
import type { Poll } from "./collection";
import { plainLag } from "./lag";
import { OffsetSum } from "./offset-column";

/**
 * Total lag in records by group, the same that its snapshot will say; without groups of which a lag is not known on a partition
 * that they have committed on, and without those that have committed nothing.
 */
export function lagsOfPoll({ topics, committed }: Pick<Poll, "topics" | "committed">): Map<string, bigint> {
  const logs = new Map(topics.map((topic) => [topic.topic, topic]));
  const sums = new Map<string, OffsetSum | null>();
  for (const { group, topic, offsets, markers, lags } of committed) {
    const log = logs.get(topic);
    let sum = sums.get(group);
    if (sum === null) continue;
    for (let partition = 0; partition < offsets.length; partition++) {
      const offset = offsets[partition] ?? null;
      if (offset === null) continue;
      const start = log?.logStart[partition] ?? null;
      const end = log?.logEnd[partition] ?? null;
      const lag = plainLag(offset, start, end, markers?.[partition] ?? 0n, lags?.[partition] ?? null);
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
