/**
 * For tests: one cluster watched as the server watches it, with a clock that can be moved, cycles that can be held up, and
 * every snapshot and happening at hand.
 */
import type { EventWire } from "@/lib/api/contract";
import type { OffsetSource } from "@/lib/core/words/collection";
import { DEFAULT_EVALUATION, type EvaluationSettings } from "@/lib/core/words/settings";
import type { Habits } from "@/lib/core/judge/habits/habits";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "@/lib/core/picture/snapshot";
import { frozen } from "@/lib/core/picture/test-snapshot";
import { openHistory, type History } from "@/lib/history/history";
import type { LateHistory } from "@/lib/history/late-history";
import type { ClusterSettings } from "@/lib/kafka/settings";
import { createClusterSource } from "@/lib/kafka/source";
import { testSettings, uniqueName } from "@/lib/kafka/test-cluster";
import { PATIENCE_MS } from "@/lib/kafka/test-patience";
import { Hub } from "@/lib/live/hub";
import { logger } from "@/lib/log/log";
import { ClusterMonitor } from "./cluster-monitor";
import type { SetAsideList } from "./set-aside-list";

const INTERVAL_MS = 500;

export interface WatchOptions {
  settings?: Partial<ClusterSettings>;
  evaluation?: Partial<EvaluationSettings>;
  name?: string;
  bootstrap?: string;
  databaseUrl?: string;
  /** Groups that are set aside, of this watch's name. */
  setAside?: SetAsideList;
  /** A database that comes later. */
  late?: LateHistory;
  /** How often a cycle begins. */
  intervalMs?: number;
  /** How often what is looked at is read between the cycles; not at all where absent. */
  liveMs?: number;
}

export class Watch {
  readonly hub = new Hub();
  /** Everything that happened, in the order in which it was stored. */
  readonly events: EventWire[] = [];
  private aheadMs = 0;
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  private stopping: Promise<void> | null = null;
  private readonly source: OffsetSource;
  private readonly monitor: ClusterMonitor;

  private constructor(
    private readonly history: History,
    bootstrap: string,
    settings: Partial<ClusterSettings>,
    evaluation: Partial<EvaluationSettings>,
    readonly name: string,
    opened: Promise<void>,
    { setAside, intervalMs = INTERVAL_MS, liveMs }: WatchOptions,
  ) {
    const source = createClusterSource(this.name, testSettings(bootstrap, settings));
    this.source = {
      ...source,
      poll: async (now) => {
        await this.gate;
        return source.poll(now);
      },
    };
    this.monitor = new ClusterMonitor({
      name: this.name,
      source: this.source,
      history,
      opened,
      hub: this.hub,
      log: logger("test"),
      intervalMs,
      liveMs,
      reach: { bootstrap: bootstrap.split(","), secured: false },
      windowMs: DEFAULT_EVALUATION.windowMs,
      settingsOf: () => ({ ...DEFAULT_EVALUATION, ...evaluation }),
      aside: setAside?.ofCluster(name),
      now: () => Date.now() + this.aheadMs,
    });
    this.hub.subscribe({
      // A reader or a later cycle that changes what was published is found out.
      onSnapshot: frozen,
      onEvents: (events) => void this.events.push(...events),
      onClose: () => undefined,
    });
  }

  /** Watches the cluster of the integration tests, with its history in their database, or others when they are named. */
  static async start(options: WatchOptions = {}): Promise<Watch> {
    const url = options.databaseUrl ?? process.env.TIDEMARK_TEST_DATABASE_URL ?? "";
    const history = options.late?.history ?? (await openHistory({ url }));
    const bootstrap = options.bootstrap ?? process.env.TIDEMARK_TEST_BROKERS ?? "";
    const { settings = {}, evaluation = {}, name = uniqueName("watched") } = options;
    const opened = options.late?.opened ?? Promise.resolve();
    const watch = new Watch(history, bootstrap, settings, evaluation, name, opened, options);
    await watch.monitor.start();
    return watch;
  }

  /** What was learned of a group, by topic. */
  habits(group: string): ReadonlyMap<string, Habits> {
    return this.monitor.habitsOf(group);
  }

  /** Forgets what was learned of a group on a topic. */
  forgetHabits(group: string, topic: string): Promise<void> {
    return this.monitor.forgetHabits(group, topic);
  }

  /** Ends it, once; what waits to be stored is stored before. */
  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async end(): Promise<void> {
    this.resume();
    await this.monitor.stop();
    await this.history.close();
  }

  /** Moves the clock; what the brokers write keeps the true time. */
  skip(ms: number): void {
    this.aheadMs += ms;
  }

  /** Holds up the next cycle until `resume`; returns when none is under way. */
  async pause(): Promise<void> {
    this.gate = new Promise((resolve) => (this.open = resolve));
    // One may have passed the gate already: the next snapshot, or the time of two cycles, ends that.
    await Promise.race([this.next(), new Promise((resolve) => setTimeout(resolve, 2 * INTERVAL_MS))]);
  }

  resume(): void {
    this.open();
  }

  /** The first snapshot from now on. */
  next(): Promise<ClusterSnapshot> {
    let skipped = false;
    return this.until(() => skipped || !(skipped = true));
  }

  /** The first snapshot, the last one included, that `wanted` accepts. Rejects with what there was instead. */
  until(wanted: (snapshot: ClusterSnapshot) => boolean, withinMs = PATIENCE_MS): Promise<ClusterSnapshot> {
    const last = this.hub.cluster(this.name);
    if (last && wanted(last)) return Promise.resolve(last);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        end();
        reject(new Error(`No snapshot of ${this.name} was as wanted within ${withinMs} ms.`));
      }, withinMs);
      const end = this.hub.subscribe({
        onSnapshot: (snapshot) => {
          if (!wanted(snapshot)) return;
          clearTimeout(timer);
          end();
          resolve(snapshot);
        },
        onEvents: () => undefined,
        onClose: () => undefined,
      });
    });
  }

  /** A group's picture as soon as it is as wanted; the error says what it was last. */
  async group(group: string, wanted: (found: GroupSnapshot) => boolean = () => true): Promise<GroupSnapshot> {
    const find = (snapshot: ClusterSnapshot) => snapshot.groups.find((candidate) => candidate.group === group);
    const check = (found: GroupSnapshot | undefined) => found !== undefined && wanted(found);
    const snapshot = await this.until((candidate) => check(find(candidate))).catch((error: Error) => {
      const last = find(this.hub.cluster(this.name)!);
      throw new Error(`${error.message} Group ${group} was ${show(last)}.`);
    });
    return find(snapshot)!;
  }

  /** One partition's picture as soon as it is as wanted. */
  async partition(
    group: string,
    topic: string,
    partition: number,
    wanted: (found: PartitionSnapshot) => boolean = () => true,
  ): Promise<PartitionSnapshot> {
    const find = (found: GroupSnapshot) => partitionOf(found, topic, partition);
    const found = await this.group(group, (candidate) => {
      const part = find(candidate);
      return part !== undefined && wanted(part);
    });
    return find(found)!;
  }
}

/** One partition of a group's picture. */
export function partitionOf(group: GroupSnapshot, topic: string, partition: number): PartitionSnapshot | undefined {
  return group.subscriptions.find((entry) => entry.topic === topic)?.partitions[partition];
}

function show(group: GroupSnapshot | undefined): string {
  if (!group) return "not there";
  const { trend: _trend, ...rest } = group;
  return JSON.stringify(rest, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
