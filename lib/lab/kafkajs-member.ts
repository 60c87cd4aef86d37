/** Members made of kafkajs consumers; how they commit depends on their kind. */
import type { Consumer, ConsumerRunConfig, EachBatchPayload, EachMessagePayload, KafkaMessage } from "kafkajs";
import { logger } from "@/lib/log/log";
import { Pace, type Gate } from "./gate";
import { createKafkajs } from "./kafkajs";
import type { Member, MemberOptions } from "./member";
import type { GroupPlan } from "./plan";
import { isReadable } from "./records";

const AUTO_COMMIT_MS = 5_000;
const OWN_COMMIT_MS = 3_000;
const RETRY_POISON_MS = 2_000;
const RESTART_MS = 1_000;
/** About thirty of the lab's records for each fetch and partition, so that partitions take turns. */
const PARTITION_BYTES = 4_096;

const log = logger("lab-consumer");

export class KafkajsMember implements Member {
  private readonly consumer: Consumer;
  private readonly gate: Gate;
  private readonly pace: Pace;
  private readonly name: string;
  private plan: GroupPlan;
  private stopping = false;
  /** Processed and not yet committed, for the kind that keeps them: partition to next offset. */
  private readonly kept = new Map<number, string>();
  private keptSince = 0;
  private readonly timers = new Set<NodeJS.Timeout>();
  /** The last record that could not be read: said once, tried for ever. */
  private bad = "";

  constructor({ plan, gate, bootstrap, name }: MemberOptions) {
    this.plan = plan;
    this.gate = gate;
    this.name = name;
    this.pace = new Pace(plan.ratePerSecond);
    this.consumer = createKafkajs({ brokers: [bootstrap], clientId: name }).consumer({
      groupId: plan.group,
      // The shortest session that a broker allows by default: a killed process is missed soon.
      sessionTimeout: 6_000,
      heartbeatInterval: 1_000,
      rebalanceTimeout: 15_000,
      maxWaitTimeInMs: 1_000,
      maxBytesPerPartition: PARTITION_BYTES,
      allowAutoTopicCreation: false,
      retry: { retries: 10, initialRetryTime: 200, maxRetryTime: 2_000 },
    });
  }

  set(plan: GroupPlan): void {
    this.plan = plan;
    this.pace.set(plan.ratePerSecond);
  }

  async start(): Promise<void> {
    if (this.plan.kind === "rebalance-aware") this.watchRebalances();
    // The library begins anew by itself, but where the group has forgotten the member, as on a busy machine: then it gives up.
    this.consumer.on("consumer.crash", ({ payload }) => void (payload.restart || this.later(RESTART_MS, this.restart)));
    const joined = new Promise<void>((resolve) => this.consumer.on("consumer.group_join", () => resolve()));
    await this.run();
    await joined;
  }

  private async run(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: this.plan.topic, fromBeginning: true });
    await this.consumer.run(this.runConfig());
  }

  private restart = (): void => {
    if (this.stopping) return;
    this.run().catch((error: unknown) => {
      log.warn({ member: this.name, err: error }, "could not begin anew, trying on");
      this.later(RESTART_MS, this.restart);
    });
  };

  private later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, ms);
    this.timers.add(timer);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.gate.wake();
    await this.commitKept();
    await this.consumer.disconnect();
  }

  private runConfig(): ConsumerRunConfig {
    if (this.plan.kind === "automatic-commit") {
      return { autoCommit: true, autoCommitInterval: AUTO_COMMIT_MS, eachMessage: (payload) => this.takeOne(payload) };
    }
    return { autoCommit: false, eachBatchAutoResolve: false, eachBatch: (payload) => this.takeBatch(payload) };
  }

  /** Before the partitions go to somebody else, what was done with them is committed. */
  private watchRebalances(): void {
    this.consumer.on("consumer.rebalancing", () => this.commitKept());
    this.consumer.on("consumer.group_join", ({ payload }) => {
      const mine = payload.memberAssignment[this.plan.topic] ?? [];
      for (const partition of [...this.kept.keys()]) if (!mine.includes(partition)) this.kept.delete(partition);
      log.debug({ member: this.name, partitions: mine }, "partitions assigned");
    });
  }

  private takeOne = ({ message, heartbeat }: EachMessagePayload): Promise<void> =>
    this.gate.with(async () => {
      await this.gate.pass(() => this.stopping, heartbeat);
      await this.pace.work(1);
      if (!isReadable(message.value)) log.warn({ member: this.name, offset: message.offset }, "put aside");
    });

  private takeBatch = (payload: EachBatchPayload): Promise<void> =>
    this.gate.with(async () => {
      const { messages } = payload.batch;
      for (let next = 0; next < messages.length;) {
        await this.gate.pass(() => this.stopping, payload.heartbeat);
        if (this.stopping || !payload.isRunning() || payload.isStale()) return;
        const step = messages.slice(next, next + this.pace.stepSize());
        const good = this.readUpToPoison(step);
        await this.pace.work(good.length);
        await this.finish(payload, good.at(-1));
        if (good.length < step.length) return this.standStill(payload, step[good.length]!);
        await payload.heartbeat();
        next += step.length;
      }
    });

  private readUpToPoison(messages: KafkaMessage[]): KafkaMessage[] {
    const bad = this.plan.acceptsPoison ? -1 : messages.findIndex(({ value }) => !isReadable(value));
    return bad < 0 ? messages : messages.slice(0, bad);
  }

  /** Marks records up to `last` as done, and commits in the way of this kind. */
  private async finish({ batch, resolveOffset }: EachBatchPayload, last: KafkaMessage | undefined): Promise<void> {
    if (!last) return;
    resolveOffset(last.offset);
    const offset = (BigInt(last.offset) + 1n).toString();
    if (this.plan.kind === "rebalance-aware") {
      if (this.kept.size === 0) this.keptSince = Date.now();
      this.kept.set(batch.partition, offset);
      if (Date.now() - this.keptSince >= (this.plan.commitEveryMs ?? OWN_COMMIT_MS)) await this.commitKept();
    } else if (this.plan.kind === "asynchronous-commit") {
      void this.gate
        .with(() => this.commit(batch.partition, offset))
        .catch((error: unknown) => {
          log.warn({ member: this.name, partition: batch.partition, offset, err: error }, "commit failed");
        });
    } else await this.commit(batch.partition, offset);
  }

  private async commit(partition: number, offset: string): Promise<void> {
    await this.consumer.commitOffsets([{ topic: this.plan.topic, partition, offset }]);
  }

  private async commitKept(): Promise<void> {
    if (this.kept.size === 0) return;
    const offsets = [...this.kept].map(([partition, offset]) => ({ topic: this.plan.topic, partition, offset }));
    this.kept.clear();
    await this.gate
      .with(() => this.consumer.commitOffsets(offsets))
      // Too late: whoever owns the partitions now reads these records again.
      .catch((error: unknown) => log.warn({ member: this.name, err: error }, "commit before a rebalance failed"));
  }

  /**
   * The record cannot be processed: says so, commits where it stands, lets the partition rest for a moment and
   * tries the same record again, as consumers do that hope for better times. Other partitions go on.
   */
  private async standStill({ batch, pause }: EachBatchPayload, bad: KafkaMessage): Promise<void> {
    const place = `${batch.partition}/${bad.offset}`;
    if (place !== this.bad) log.warn({ member: this.name, at: place }, "a record cannot be read, trying on");
    this.bad = place;
    await this.commit(batch.partition, bad.offset);
    const resume = pause();
    this.later(RETRY_POISON_MS, resume);
  }
}
