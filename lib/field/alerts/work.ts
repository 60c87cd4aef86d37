/** Work on one broker: a topic to which records come all the time, and groups that commit its end until they are told to stall. */
import { LoadClient, type LogEnds } from "@/lib/lab/load-client";

const TOPIC = { topic: "work", partitions: 1 };
const EVERY_MS = 500;

export class Work {
  private readonly ends: LogEnds = new Map();
  private readonly stalled = new Set<string>();
  private ending = false;
  private going: Promise<void> = Promise.resolve();
  private fault: Error | null = null;

  private constructor(
    private readonly client: LoadClient,
    readonly groups: readonly string[],
  ) {}

  /** Returns when the topic is there and every group has committed. */
  static async begin(bootstrap: string, count: number): Promise<Work> {
    const groups = Array.from({ length: count }, (_, index) => `work-${index + 1}`);
    const work = new Work(await LoadClient.open(bootstrap), groups);
    await work.client.createTopics([TOPIC]);
    await work.turn();
    work.going = work.goOn();
    return work;
  }

  stall(group: string): void {
    this.stalled.add(group);
  }

  recover(group: string): void {
    this.stalled.delete(group);
  }

  /** @throws Error of a broker that does not take the work any more */
  async end(): Promise<void> {
    this.ending = true;
    await this.going;
    await this.client.close();
    if (this.fault) throw this.fault;
  }

  private async goOn(): Promise<void> {
    try {
      while (!this.ending) {
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
        await this.turn();
      }
    } catch (error) {
      this.fault = error instanceof Error ? error : new Error(String(error));
    }
  }

  private async turn(): Promise<void> {
    await this.client.produce([TOPIC], 2, this.ends);
    const end = this.ends.get(TOPIC.topic)?.[0] ?? 0n;
    const working = this.groups.filter((group) => !this.stalled.has(group));
    const commit = (group: string) =>
      this.client.commit({ group, reads: [{ topic: TOPIC.topic, partitions: [0] }], habit: "keeps-up" }, () => end);
    await Promise.all(working.map(commit));
  }
}
