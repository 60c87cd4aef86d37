/** Log start offsets move only when retention deletes; they are read every half minute and remembered between. */
import type { Broker } from "@/lib/core/words/collection";
import type { Millis } from "@/lib/core/words/terms";
import type { Connections } from "./connections";
import { LOG_START, readLogOffsets, type OffsetsByTopic } from "./log-offsets";
import type { TopicMetadata } from "./metadata-codec";

const EVERY_MS = 30_000;

export class LogStarts {
  private remembered = new Map<string, { topicId: string | null; offsets: (bigint | undefined)[] }>();
  private readAt: Millis | null = null;

  /** All log start offsets: fresh when it is time, else only those that are not known yet. Never rejects. */
  async read(
    connections: Connections,
    brokers: readonly Broker[],
    topics: readonly TopicMetadata[],
    at: Millis,
  ): Promise<OffsetsByTopic> {
    const due = this.readAt === null || at - this.readAt >= EVERY_MS || at < this.readAt;
    if (due) this.readAt = at;
    const result = await readLogOffsets(connections, brokers, topics, LOG_START, (topic, partition) => {
      const leaderless = topic.partitions[partition]?.leader === -1;
      return due || leaderless || this.recall(topic, partition) === undefined;
    });
    const next: typeof this.remembered = new Map();
    for (const topic of topics) {
      const read = result.get(topic.topic) ?? [];
      const offsets = topic.partitions.map((_, partition) => {
        const entry = read[partition];
        if (entry !== undefined) return "offset" in entry ? entry.offset : undefined;
        const offset = this.recall(topic, partition);
        if (offset !== undefined) read[partition] = { offset };
        return offset;
      });
      next.set(topic.topic, { topicId: topic.topicId, offsets });
    }
    this.remembered = next;
    return result;
  }

  /** The offset from before, unless the topic was created anew since. */
  private recall(topic: TopicMetadata, partition: number): bigint | undefined {
    const entry = this.remembered.get(topic.topic);
    return entry && entry.topicId === topic.topicId ? entry.offsets[partition] : undefined;
  }
}
