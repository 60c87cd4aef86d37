/**
 * Reads partitions at places of the caller's choice, with nothing but fetch requests: one loop for each broker, so
 * that one that died holds up only what it led, until another leads it.
 */
import { Consumer } from "@platformatic/kafka";

const FETCH_WAIT_MS = 1_000;
const RETRY_MS = 2_000;
const PARTITION_BYTES = 64 * 1024;
const EARLIEST = -2n;

export interface ReaderOptions {
  bootstrap: string;
  clientId: string;
  topic: string;
  /**
   * Takes values of one partition in order; `next` is the offset after the last of them. Nothing more is read from
   * this leader until it returns; what it throws is logged, and the records come again.
   */
  take(partition: number, values: (Buffer | null)[], next: bigint): Promise<void>;
  failed(error: unknown): void;
}

/** The settings of both @platformatic/kafka clients here: no retries inside, the loops above them go on by themselves. */
export const quickClient = (options: { bootstrap: string; clientId: string }) => ({
  clientId: options.clientId,
  bootstrapBrokers: [options.bootstrap],
  connectTimeout: 2_000,
  retries: 0,
});

export class LogReader {
  // Never joins the group it must name, and follows no topic, so that its requests need no topic's metadata.
  private readonly client: Consumer;
  private readonly options: ReaderOptions;
  private readonly next = new Map<number, bigint>();
  private topicId = "";
  private leaders = new Map<number, number>();
  private brokers: number[] = [];
  private stopping = false;
  private loops: Promise<void>[] = [];
  private wake = () => {};
  private readonly stopped = new Promise<void>((resolve) => (this.wake = resolve));

  constructor(options: ReaderOptions) {
    this.options = options;
    this.client = new Consumer({ ...quickClient(options), groupId: `${options.clientId}-reader` });
  }

  /** Reads who leads which partition. Fails while any partition of the topic has no leader. Returns the partitions. */
  async look(): Promise<number[]> {
    const { topic } = this.options;
    const metadata = await this.client.metadata({ topics: [topic], forceUpdate: true });
    const found = metadata.topics.get(topic);
    if (!found) throw new Error(`The broker knows no topic ${topic}.`);
    this.topicId = found.id;
    this.leaders = new Map(found.partitions.map(({ leader }, partition) => [partition, leader]));
    this.brokers = [...new Set(found.partitions.flatMap(({ replicas }) => replicas))];
    return [...this.leaders.keys()];
  }

  /** Begins to read at these offsets, or at the log start where the offset is gone by now. */
  async start(from: Map<number, bigint>): Promise<void> {
    const { topic } = this.options;
    const starts = (await this.client.listOffsets({ topics: [topic], timestamp: EARLIEST })).get(topic) ?? [];
    for (const [partition, offset] of from) {
      const start = starts[partition] ?? 0n;
      this.next.set(partition, offset > start ? offset : start);
    }
    this.loops = this.brokers.map((node) => this.follow(node));
  }

  private async follow(node: number): Promise<void> {
    while (!this.stopping) {
      const partitions = [...this.next.keys()].filter((partition) => this.leaders.get(partition) === node);
      try {
        if (partitions.length > 0) await this.readOnce(node, partitions);
        else await this.rest();
      } catch (error) {
        if (this.stopping) return;
        this.options.failed(error);
        await this.rest();
        // Others may lead by now; what is known stays while some partition has no leader.
        await this.look().catch(() => {});
      }
    }
  }

  private rest = () => Promise.race([this.stopped, new Promise<void>((resolve) => setTimeout(resolve, RETRY_MS))]);

  private async readOnce(node: number, partitions: number[]): Promise<void> {
    const wanted = partitions.map((partition) => ({
      partition,
      currentLeaderEpoch: -1,
      fetchOffset: this.next.get(partition)!,
      lastFetchedEpoch: -1,
      partitionMaxBytes: PARTITION_BYTES,
    }));
    const topics = [{ topicId: this.topicId, partitions: wanted }];
    const { responses } = await this.client.fetch({ node, topics, minBytes: 1, maxWaitTime: FETCH_WAIT_MS });
    for (const { partitionIndex, records } of responses.flatMap((response) => response.partitions)) {
      const from = this.next.get(partitionIndex)!;
      // A batch is delivered whole, even when only its end was asked for.
      const fresh = (records ?? [])
        .flatMap(({ firstOffset, records: list }) =>
          list.map((record) => ({ offset: firstOffset + BigInt(record.offsetDelta), value: record.value })),
        )
        .filter(({ offset }) => offset >= from);
      const last = fresh.at(-1);
      if (!last || this.stopping) continue;
      await this.options.take(
        partitionIndex,
        fresh.map(({ value }) => value),
        last.offset + 1n,
      );
      this.next.set(partitionIndex, last.offset + 1n);
    }
  }

  /** Ends all loops, then the connections. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    // A fetch that waits for records answers within a second.
    await Promise.all(this.loops);
    await this.client.close();
  }
}
