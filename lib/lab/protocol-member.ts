/** A member of a group that the broker itself assigns partitions to (`group.protocol=consumer`, KIP-848). */
import { Consumer, MessagesStreamFallbackModes, MessagesStreamModes, type MessagesStream } from "@platformatic/kafka";
import { logger } from "@/lib/log/log";
import { Pace, type Gate } from "./gate";
import { CommitHealth, type Member, type MemberOptions } from "./member";
import type { GroupPlan } from "./plan";

const COMMIT_MS = 2_000;

const log = logger("lab-consumer");

export class ProtocolMember implements Member {
  private readonly consumer: Consumer;
  private readonly gate: Gate;
  private readonly pace: Pace;
  private readonly plan: GroupPlan;
  private readonly health: CommitHealth;
  private readonly broken: () => void;
  private stream: MessagesStream<Buffer, Buffer, Buffer, Buffer> | null = null;
  private reading: Promise<void> = Promise.resolve();
  private stopping = false;
  /** Processed and not yet committed: partition to next offset. */
  private readonly kept = new Map<number, bigint>();
  private timer: NodeJS.Timeout | undefined;

  constructor({ plan, gate, bootstrap, name, broken }: MemberOptions) {
    this.broken = broken;
    this.health = new CommitHealth(broken);
    this.plan = plan;
    this.gate = gate;
    this.pace = new Pace(plan.ratePerSecond);
    this.consumer = new Consumer({
      clientId: name,
      bootstrapBrokers: [bootstrap],
      groupId: plan.group,
      groupProtocol: "consumer",
      maxWaitTime: 1_000,
    });
  }

  set(plan: GroupPlan): void {
    this.pace.set(plan.ratePerSecond);
  }

  async start(): Promise<void> {
    this.stream = await this.consumer.consume({
      topics: [this.plan.topic],
      mode: MessagesStreamModes.COMMITTED,
      fallbackMode: MessagesStreamFallbackModes.EARLIEST,
      autocommit: false,
    });
    this.stream.on("error", (error) => log.warn({ group: this.plan.group, err: error }, "the stream broke"));
    this.timer = setInterval(() => void this.commitKept(), COMMIT_MS);
    this.reading = this.read(this.stream);
  }

  private async read(stream: AsyncIterable<{ partition: number; offset: bigint }>): Promise<void> {
    try {
      for await (const { partition, offset } of stream) {
        await this.gate.with(async () => {
          await this.gate.pass(() => this.stopping);
          if (this.stopping) return;
          await this.pace.work(1);
          this.kept.set(partition, offset + 1n);
        });
        if (this.stopping) return;
      }
    } catch (error) {
      if (this.stopping) return;
      log.warn({ group: this.plan.group, err: error }, "reading ended");
      this.broken();
    }
  }

  private commitKept = (): Promise<void> =>
    this.gate.with(async () => {
      await this.gate.pass(() => this.stopping);
      const mine = this.consumer.assignments?.find(({ topic }) => topic === this.plan.topic)?.partitions ?? [];
      const offsets = [...this.kept]
        .filter(([partition]) => mine.includes(partition))
        .map(([partition, offset]) => ({ topic: this.plan.topic, partition, offset, leaderEpoch: -1 }));
      this.kept.clear();
      if (offsets.length === 0) return;
      await this.health
        .watch(this.consumer.commit({ offsets }))
        .catch((error: unknown) => log.warn({ group: this.plan.group, err: error }, "commit failed"));
    });

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.gate.wake();
    await this.commitKept();
    await this.stream?.close().catch(() => {});
    await this.reading;
    await this.consumer.close(true);
  }
}
