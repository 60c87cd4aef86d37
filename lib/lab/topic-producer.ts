/** A kafkajs producer that writes to partitions of one topic at a steady rate, with bursts. */
import type { Producer } from "kafkajs";
import { logger } from "@/lib/log/log";
import type { Gate } from "./gate";
import { createKafkajs } from "./kafkajs";
import type { ProducerPlan } from "./plan";
import { writePoison, writeRecord } from "./records";

const TICK_MS = 1_000;
const DAY_MS = 24 * 3_600_000;
/** After a failure, so long nothing is tried. */
const REST_MS = 4_000;

const log = logger("lab-producer");

/** The rate at this moment, a burst counted in. Bursts follow the clock, so they go on alike after a restart. */
export function rateAt(plan: ProducerPlan, now: number): number {
  const { burst, ratePerSecond } = plan;
  return burst && now % burst.everyMs < burst.lastsMs ? ratePerSecond * burst.times : ratePerSecond;
}

export class TopicProducer {
  private readonly producer: Producer;
  private timer: NodeJS.Timeout | undefined;
  private owed = 0;
  private last = 0;
  private number = 0;
  private sending = false;
  private stopping = false;
  private complained = false;
  private restUntil = 0;

  constructor(
    private plan: ProducerPlan,
    private readonly gate: Gate,
    bootstrap: string,
  ) {
    const kafka = createKafkajs({
      brokers: [bootstrap],
      clientId: `lab-${plan.topic}-producer`,
      connectionTimeout: 2_000,
      retry: { retries: 2, initialRetryTime: 200 },
    });
    // The client refuses a topic's metadata as a whole when one partition has no leader, so what it knows is kept.
    this.producer = kafka.producer({ metadataMaxAge: DAY_MS, allowAutoTopicCreation: false });
  }

  set(plan: ProducerPlan): void {
    this.plan = plan;
  }

  async start(): Promise<void> {
    await this.producer.connect();
    this.last = Date.now();
    this.timer = setInterval(() => void this.tick(), TICK_MS);
  }

  private async tick(): Promise<void> {
    if (this.sending || Date.now() < this.restUntil) return;
    this.sending = true;
    try {
      await this.gate.with(async () => {
        await this.gate.pass(() => this.stopping);
        await this.sendOwed();
      });
      this.complained = false;
    } catch (error) {
      if (!this.complained) log.warn({ topic: this.plan.topic, err: error }, "records could not be written");
      this.complained = true;
      this.restUntil = Date.now() + REST_MS;
    } finally {
      this.sending = false;
    }
  }

  private async sendOwed(): Promise<void> {
    const now = Date.now();
    // What could not be written while a broker was away or the traffic paused is not made up for.
    const elapsed = Math.min(now - this.last, 2 * TICK_MS);
    this.last = now;
    this.owed += (rateAt(this.plan, now) * elapsed) / 1_000;
    const count = this.stopping ? 0 : Math.floor(this.owed);
    if (count === 0) return;
    this.owed -= count;
    const { topic, partitions } = this.plan;
    const messages = Array.from({ length: count }, () => {
      const number = this.number++;
      const partition = partitions[number % partitions.length]!;
      return writeRecord(topic, partition, partitions.length, Math.floor(number / partitions.length));
    });
    await this.producer.send({ topic, messages });
  }

  /** Writes a record that nobody can read. */
  async poison(partition: number): Promise<void> {
    const { topic } = this.plan;
    await this.producer.send({ topic, messages: [writePoison(topic, partition)] });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    this.gate.wake();
    await this.producer.disconnect();
  }
}
