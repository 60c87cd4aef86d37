/** What the pages are measured on beside the load: a group whose lag is known, and a group with a day of history. */
import { LoadClient, type LogEnds } from "@/lib/lab/load-client";
import type { LoadGroup } from "@/lib/lab/load-plan";
import { openHistory } from "@/lib/history/history";

/** One partition that nothing else writes to: its lag is what the last commit leaves. */
export const LIVE = { group: "bench-live", topic: "bench-live", records: 1000 };
export const WIDE = { group: "bench-wide", topic: "bench-wide", partitions: 50 };

const DAY_MS = 86_400_000;
const STEP_MS = 15_000;

const groupOf = ({ group, topic }: { group: string; topic: string }, partitions: number): LoadGroup => ({
  group,
  reads: [{ topic, partitions: [...Array(partitions).keys()] }],
  habit: "keeps-up",
});

/** Makes both topics with records, and commits; answers a function that commits for the live group, so many records before the end. */
export async function seedPageGroups(bootstrap: string) {
  const client = await LoadClient.open(bootstrap);
  const ends: LogEnds = new Map();
  const live = { topic: LIVE.topic, partitions: 1 };
  const wide = { topic: WIDE.topic, partitions: WIDE.partitions };
  await client.createTopics([live, wide]);
  await client.produce([live], LIVE.records, ends);
  await client.produce([wide], 10, ends);
  const end = (topic: string, partition: number) => ends.get(topic)?.[partition] ?? 0n;
  await client.commit(groupOf(WIDE, WIDE.partitions), end);
  const commitBefore = (lag: number) =>
    client.commit(groupOf(LIVE, 1), (topic, partition) => end(topic, partition) - BigInt(lag));
  await commitBefore(0);
  return { commitBefore, close: () => client.close() };
}

/** A day of ticks of the wide group up to now, through history's own way of writing. */
export async function fillDay(databaseUrl: string, cluster: string, note: (text: string) => void): Promise<void> {
  const history = await openHistory({ url: databaseUrl, keepsHouse: false });
  const now = Date.now();
  const slots = [...Array(WIDE.partitions).keys()];
  const ticks = Math.floor(DAY_MS / STEP_MS);
  try {
    for (let tick = 0; tick < ticks; tick++) {
      const at = now - DAY_MS + tick * STEP_MS;
      // Every partition at a pace of its own, with a lag that swells and ebbs.
      const logEnd = slots.map((slot) => BigInt(tick * (slot + 1) * 10));
      const lag = (slot: number) => Math.round((1 + Math.sin(tick / 200 + slot)) * 50 * (slot + 1));
      const committed = logEnd.map((end, slot) => (end > BigInt(lag(slot)) ? end - BigInt(lag(slot)) : 0n));
      const logStart = slots.map(() => 0n);
      const commitAt = slots.map(() => at - 1000);
      await history.writeTick({
        ...{ cluster, at, intervalMs: STEP_MS },
        topics: [{ topic: WIDE.topic, topicId: null, logEnd, logStart, leaderless: [] }],
        subscriptions: [{ group: WIDE.group, topic: WIDE.topic, committed, commitAt, members: null }],
      });
      if (tick % 500 === 0) note(`${tick} of ${ticks} ticks`);
    }
  } finally {
    await history.close();
  }
}
