/**
 * Consumers that fetch for themselves. `fixed-assignment` takes all partitions without being a member, as `assign()`
 * of the Java client does. `outage-proof` is a member of its group, alone, and reads on where leaders live.
 */
import { Consumer } from "@platformatic/kafka";
import { logger } from "@/lib/log/log";
import { Pace, type Gate } from "./gate";
import { LogReader, quickClient } from "./log-reader";
import { CommitHealth, type Member, type MemberOptions } from "./member";
import type { GroupPlan } from "./plan";

const DAY_MS = 24 * 3_600_000;
/** In a commit: from no member, of no generation. */
const NO_GENERATION = -1;
const NO_MEMBER = "";

const log = logger("lab-consumer");

export class DirectMember implements Member {
  private readonly committer: Consumer;
  private readonly reader: LogReader;
  private readonly gate: Gate;
  private readonly pace: Pace;
  private readonly plan: GroupPlan;
  private readonly health: CommitHealth;
  private stopping = false;
  private complained = 0;

  constructor({ plan, gate, bootstrap, name, broken }: MemberOptions) {
    this.health = new CommitHealth(broken);
    this.plan = plan;
    this.gate = gate;
    this.pace = new Pace(plan.ratePerSecond);
    this.committer = new Consumer({
      ...quickClient({ bootstrap, clientId: name }),
      groupId: plan.group,
      // The client refuses a topic's metadata as a whole when one partition has no leader, so what it knows is kept.
      metadataMaxAge: DAY_MS,
      sessionTimeout: 6_000,
      heartbeatInterval: 1_000,
      rebalanceTimeout: 15_000,
    });
    this.reader = new LogReader({
      bootstrap,
      clientId: name,
      topic: plan.topic,
      take: (partition, values, next) => this.take(partition, values.length, next),
      failed: (error) => this.complain(error),
    });
  }

  set(plan: GroupPlan): void {
    this.pace.set(plan.ratePerSecond);
  }

  async start(): Promise<void> {
    const { topic } = this.plan;
    const partitions = await this.reader.look();
    if (this.plan.kind === "outage-proof") await this.join();
    else Object.assign(this.committer, { generationId: NO_GENERATION, memberId: NO_MEMBER });
    const committed = (await this.committer.listCommittedOffsets({ topics: [{ topic, partitions }] })).get(topic) ?? [];
    await this.reader.start(new Map(partitions.map((partition) => [partition, committed[partition] ?? 0n])));
  }

  /** Becomes the only member. The client needs to know the topic to say what it subscribes to. */
  private async join(): Promise<void> {
    this.committer.topics.track(this.plan.topic);
    this.committer.on("error", (error) => this.complain(error));
    await this.committer.joinGroup({});
  }

  private take = (partition: number, count: number, offset: bigint): Promise<void> =>
    this.gate.with(async () => {
      await this.gate.pass(() => this.stopping);
      if (this.stopping) return;
      await this.pace.work(count);
      const offsets = [{ topic: this.plan.topic, partition, offset, leaderEpoch: -1 }];
      await this.health.watch(this.committer.commit({ offsets }));
    });

  private complain(error: unknown): void {
    // A dead leader answers nothing every two seconds: the first time and then every minute is enough.
    if (Date.now() - this.complained < 60_000) return;
    this.complained = Date.now();
    log.warn({ group: this.plan.group, err: error }, "could not read or commit, trying again");
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.gate.wake();
    await this.reader.stop();
    // The coordinator may be away.
    const leave = async () => this.committer.leaveGroup(true);
    if (this.plan.kind === "outage-proof") await leave().catch(() => {});
    await this.committer.close(true);
  }
}
