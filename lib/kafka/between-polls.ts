/**
 * Reads a little between two polls: committed offsets of few groups at their coordinators, then log ends of few partitions at
 * their leaders, one request for each broker. It has connections of its own, so that a broker that hangs holds up no poll, and
 * asks nobody where something went: the next poll finds that out.
 */
import type { QuickAnswer, QuickQuestion } from "@/lib/core/words/collection";
import type { Millis } from "@/lib/core/words/terms";
import { COMMITTED_BATCH } from "./committed-offsets";
import type { ClusterIdentity } from "./cluster-identity";
import { Connections } from "./connections";
import { inBatches } from "./in-batches";
import { LOG_END, READ_UNCOMMITTED } from "./log-offsets";
import { LIST_OFFSETS, OFFSET_FETCH } from "./requests";
import type { ClusterSettings } from "./settings";

/** What takes longer is not worth waiting for: the next poll may be there before. */
const PATIENCE_MS = 2_000;

export class BetweenPolls {
  private readonly connections: Connections;

  constructor(settings: ClusterSettings, identity: ClusterIdentity) {
    const requestTimeoutMs = Math.min(settings.requestTimeoutMs, PATIENCE_MS);
    this.connections = new Connections({ ...settings, requestTimeoutMs }, identity);
  }

  /** What can be read of it; what cannot is absent. Never rejects. */
  async read(question: QuickQuestion, now: () => Millis): Promise<QuickAnswer> {
    const committed = await this.readCommitted(question);
    const logEnd = await this.readLogEnds(question);
    return { at: now(), logEnd, committed };
  }

  /** Closes all connections, requests under way included. */
  close(): Promise<void> {
    return this.connections.close();
  }

  private async readCommitted({ brokers, groups }: QuickQuestion): Promise<QuickAnswer["committed"]> {
    const committed = new Map<string, ReadonlyMap<string, readonly (bigint | null)[]>>();
    await inBatches(brokers, groups, COMMITTED_BATCH, async (broker, batch) => {
      const names = batch.map(({ group }) => group);
      const answers = await this.connections.callForGroups(broker, OFFSET_FETCH, names).catch(() => []);
      for (const { groupId, errorCode, topics } of answers)
        if (errorCode === 0) committed.set(groupId, new Map(topics.map((topic) => [topic.name, topic.committed])));
    });
    return committed;
  }

  private async readLogEnds({ brokers, logs }: QuickQuestion): Promise<QuickAnswer["logEnd"]> {
    const logEnd = new Map<string, Map<number, bigint>>(logs.map(({ topic }) => [topic, new Map()]));
    await Promise.all(
      brokers.map(async (broker) => {
        const asked = logs.flatMap(({ topic, partitions, leader }) => {
          const led = partitions.filter((partition) => leader[partition] === broker.id);
          return led.length > 0 ? [{ name: topic, partitions: led }] : [];
        });
        if (asked.length === 0) return;
        const request = this.connections.call(broker, LIST_OFFSETS, asked, LOG_END, READ_UNCOMMITTED);
        const answer = await request.catch(() => null);
        for (const { name, partitions } of answer?.topics ?? [])
          for (const { partitionIndex, errorCode, offset } of partitions)
            if (errorCode === 0 && offset >= 0n) logEnd.get(name)?.set(partitionIndex, offset);
      }),
    );
    return logEnd;
  }
}
