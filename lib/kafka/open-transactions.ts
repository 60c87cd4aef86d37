/**
 * Finds transactions that have been open for long. Their partitions' last stable offset stands while the log goes on,
 * and consumers that read committed records only stand with it, without any error of their own.
 */
import type { Broker, CollectionProblem, OpenTransaction } from "@/lib/core/words/collection";
import { standingFacts } from "@/lib/core/picture/changes";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";
import type { Connections } from "./connections";
import { LOG_END, READ_COMMITTED, readLogOffsets, type OffsetsByTopic } from "./log-offsets";
import type { TopicMetadata } from "./metadata-codec";
import { DESCRIBE_PRODUCERS, LIST_TRANSACTIONS } from "./requests";

/** All partitions are looked at this often; those with an open transaction in every poll. */
const EVERY_MS = 30_000;
/** Producers give up a transaction after 60 s unless told otherwise (transaction.timeout.ms). */
const LONG_MS = 60_000;
/** Whose it is is asked for so many partitions at a time; one stuck producer may hold hundreds. */
const MOST_NAMED = 20;
const ANY_DURATION = -1n;

interface Standing {
  topicId: string | null;
  lastStable: bigint;
  since: Millis;
  /** Undefined until it was asked; asked again now and then, as rights and coordinators may come. */
  producer?: { producerId: bigint | null; transactionalId: string | null; askedAt: Millis };
}

export interface OpenTransactionsRead {
  /** Last stable offsets by topic and partition, only where they are below the log end. */
  lastStable: Map<string, (bigint | null)[]>;
  open: OpenTransaction[];
  problems: CollectionProblem[];
}

export class OpenTransactions {
  private standing = new Map<string, Map<number, Standing>>();
  private readAt: Millis | null = null;

  /** Last stable offsets that are below the log ends just read, and what holds them. Never rejects. */
  async read(
    connections: Connections,
    brokers: readonly Broker[],
    topics: readonly TopicMetadata[],
    ends: OffsetsByTopic,
    at: Millis,
  ): Promise<OpenTransactionsRead> {
    const due = this.readAt === null || at - this.readAt >= EVERY_MS || at < this.readAt;
    if (due) this.readAt = at;
    if (!due && this.standing.size === 0) return { lastStable: new Map(), open: [], problems: [] };
    const wanted = ({ topic }: TopicMetadata, partition: number) =>
      due || this.standing.get(topic)?.has(partition) === true;
    const stable = await readLogOffsets(connections, brokers, topics, LOG_END, wanted, READ_COMMITTED);
    this.follow(topics, stable, ends, at);
    const long = [...this.each()].filter(({ since }) => at - since >= LONG_MS);
    await this.name(connections, brokers, topics, long, at);
    const open = long.map(({ topic, partition, lastStable, since, producer }): OpenTransaction => ({
      ...{ topic, partition, lastStable, since },
      producerId: producer?.producerId ?? null,
      transactionalId: producer?.transactionalId ?? null,
    }));
    return { lastStable: this.offsets(), open, problems: open.map(toProblem) };
  }

  /** Keeps the partitions whose last stable offset is below the log end, and since when it stands where it does. */
  private follow(topics: readonly TopicMetadata[], stable: OffsetsByTopic, ends: OffsetsByTopic, at: Millis): void {
    const next: typeof this.standing = new Map();
    for (const { topic, topicId } of topics)
      stable.get(topic)?.forEach((entry, partition) => {
        const end = ends.get(topic)?.[partition];
        const before = this.standing.get(topic)?.get(partition);
        const same = before?.topicId === topicId ? before : undefined;
        let stands: Standing | undefined;
        // What could not be read this time stays as it was.
        if (!entry || !("offset" in entry) || !end || !("offset" in end)) stands = same;
        else if (entry.offset >= 0n && entry.offset < end.offset)
          stands =
            same?.lastStable === entry.offset
              ? { ...same, since: Math.min(same.since, at) }
              : { topicId, lastStable: entry.offset, since: at };
        if (stands) next.set(topic, (next.get(topic) ?? new Map<number, Standing>()).set(partition, stands));
      });
    this.standing = next;
  }

  private *each() {
    for (const [topic, partitions] of this.standing)
      for (const [partition, standing] of partitions) yield Object.assign(standing, { topic, partition });
  }

  private offsets(): OpenTransactionsRead["lastStable"] {
    const result: OpenTransactionsRead["lastStable"] = new Map();
    for (const { topic, partition, lastStable } of this.each()) {
      const offsets = result.get(topic) ?? [];
      while (offsets.length <= partition) offsets.push(null);
      offsets[partition] = lastStable;
      result.set(topic, offsets);
    }
    return result;
  }

  /** Finds out whose the transactions are, where it is not known yet. What the rights do not allow stays unknown. */
  private async name(
    connections: Connections,
    brokers: readonly Broker[],
    topics: readonly TopicMetadata[],
    long: (Standing & { topic: string; partition: number })[],
    at: Millis,
  ): Promise<void> {
    const asked = long.filter(({ producer }) => !producer || Math.abs(at - producer.askedAt) >= EVERY_MS);
    for (const standing of asked.slice(0, MOST_NAMED)) {
      const metadata = topics.find(({ topic }) => topic === standing.topic)?.partitions[standing.partition];
      const leader = brokers.find(({ id }) => id === metadata?.leader);
      const producerId = leader ? await producerOf(connections, leader, standing).catch(() => null) : null;
      const earlier = standing.producer?.producerId ?? null;
      const named = producerId === null ? null : await transactionalIdOf(connections, brokers, producerId);
      standing.producer = { producerId: producerId ?? earlier, transactionalId: named, askedAt: at };
    }
  }
}

/** Id of the producer whose transaction begins at the last stable offset, as the partition's leader keeps it. */
async function producerOf(
  connections: Connections,
  leader: Broker,
  { topic, partition, lastStable }: { topic: string; partition: number; lastStable: bigint },
): Promise<bigint | null> {
  const answer = await connections.call(leader, DESCRIBE_PRODUCERS, [{ name: topic, partitionIndexes: [partition] }]);
  const producers = answer.topics[0]?.partitions[0]?.activeProducers ?? [];
  return producers.find(({ currentTxnStartOffset }) => currentTxnStartOffset === lastStable)?.producerId ?? null;
}

/** The name under which a transaction coordinator knows the producer; null where none does, or none says so. */
async function transactionalIdOf(
  connections: Connections,
  brokers: readonly Broker[],
  producerId: bigint,
): Promise<string | null> {
  const answers = await Promise.all(
    brokers.map((broker) =>
      connections.call(broker, LIST_TRANSACTIONS, [], [producerId], ANY_DURATION, "").catch(() => null),
    ),
  );
  for (const answer of answers) {
    const found = answer?.transactionStates.find((state) => state.producerId === producerId);
    if (found) return found.transactionalId;
  }
  return null;
}

function toProblem(open: OpenTransaction): CollectionProblem {
  return {
    what: "open transaction",
    subject: `${open.topic}-${open.partition}`,
    ...messageOf(say("problem.open-transaction", standingFacts(open))),
  };
}
