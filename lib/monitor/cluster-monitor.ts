/** Watches one cluster: collect, judge, publish, store, again and again. A cluster that fails delays only itself. */
import { setImmediate } from "node:timers/promises";
import { assembleTopics, assembling, type GroupBefore } from "@/lib/core/picture/assemble";
import { claimsProblem } from "@/lib/core/windows/claims";
import type { Happening } from "@/lib/core/picture/changes";
import { inTurns } from "@/lib/core/in-turns";
import { followMissing } from "@/lib/core/picture/missing-brokers";
import { lagsOfPoll } from "@/lib/core/picture/lags-of-poll";
import type { CollectionProblem, OffsetSource, Poll, StreamEvent, StreamHealth } from "@/lib/core/words/collection";
import type { Reach } from "@/lib/core/words/kafka-commands";
import { english, messageOf } from "@/lib/core/words/sentences/english";
import { saidOf } from "@/lib/core/words/sentences/reason-error";
import type { SettingsOf } from "@/lib/core/words/settings-for";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { TrendStore } from "@/lib/core/picture/trend";
import { carryVanished } from "@/lib/core/picture/vanished";
import type { Habits } from "@/lib/core/judge/habits/habits";
import { VerdictStore } from "@/lib/core/judge/verdict-store";
import { WindowStore } from "@/lib/core/windows/window-store";
import type { History } from "@/lib/history/history";
import type { Hub } from "@/lib/live/hub";
import type { Logger } from "@/lib/log/log";
import type { RunningAlerts } from "./alert-keeper";
import { BetweenCycles, type BetweenFigures } from "./between-cycles";
import { clusterHappening, ClusterNews } from "./cluster-news";
import { CycleWatch } from "./cycle-watch";
import { HabitKeeper, type Taught } from "./habit-keeper";
import { HabitLearner } from "./habit-learner";
import { recallStatuses, refill } from "./refill";
import type { AsideGroups } from "./set-aside-list";
import { toHistoryTick } from "./tick";
import { TickQueue } from "./tick-queue";
import { StreamedGroups } from "./streamed-groups";
import { WatchedId } from "./watched-id";

export interface ClusterMonitorOptions {
  name: string;
  source: OffsetSource;
  history: History;
  /** Resolves once history can be read and written. */
  opened: Promise<void>;
  hub: Hub;
  log: Logger;
  intervalMs: number;
  /** How often what somebody looks at is read between the cycles; never where null or absent. */
  liveMs?: number | null;
  /** How others reach the cluster. */
  reach: Reach;
  /** How far back any rule looks. */
  windowMs: number;
  settingsOf: SettingsOf;
  /** Groups that people set aside; none where absent. */
  aside?: AsideGroups;
  /** Tells people of what it sees; nobody is told where absent. */
  alerts?: Pick<RunningAlerts, "take" | "writeEvents">;
  /** What else is wrong with a picture than what the poll met. */
  problemsOf?: (snapshot: ClusterSnapshot) => CollectionProblem[];
  now: () => number;
}

/** A page that is asked for during a cycle waits no longer than a turn of it. */
const TURNS = { turnMs: 100, pause: () => setImmediate() };

const NO_STREAM: Omit<StreamHealth, "since"> = { state: "starting", reason: null, records: 0, skipped: 0 };

export class ClusterMonitor {
  private readonly windows: WindowStore;
  private readonly trends = new TrendStore();
  private readonly queue: TickQueue;
  private readonly habits: HabitKeeper;
  private readonly news: ClusterNews;
  private readonly watchedId: WatchedId;
  private readonly settingsOf: SettingsOf;
  private readonly learner: HabitLearner;
  private verdicts = new VerdictStore();
  private before = new Map<string, GroupBefore>();
  private misses = new Map<string, number>();
  private readonly deleted = new Set<string>();
  private readonly streamed = new StreamedGroups();
  private snapshot: ClusterSnapshot;
  private watch: CycleWatch | null = null;
  private readonly between: BetweenCycles;
  /** The moment of the newest poll, which may still be judged. */
  private polledAt: number | null = null;
  private timer: NodeJS.Timeout | null = null;
  private cycle: Promise<void> | null = null;
  private stopped = false;
  /** Resolves once what earlier processes told is known, so that it is not stored a second time. */
  private readonly recalled: Promise<void>;
  private markRecalled = () => {};

  constructor(private readonly options: ClusterMonitorOptions) {
    const now = options.now();
    this.windows = new WindowStore(options.windowMs);
    this.recalled = new Promise((resolve) => (this.markRecalled = resolve));
    this.news = new ClusterNews(options.name);
    this.watchedId = new WatchedId(options, this.recalled);
    this.queue = new TickQueue(this.storing(), options.log, options, this.recalled);
    this.habits = new HabitKeeper({ cluster: options.name, history: options.history, log: options.log });
    this.settingsOf = this.habits.declared.over(options.settingsOf);
    const { name: cluster, history, log } = options;
    this.learner = new HabitLearner({ cluster, history, log, settingsOf: this.settingsOf });
    this.snapshot = {
      cluster: options.name,
      at: null,
      health: { reachable: true, since: now, reason: null, said: null },
      intervalMs: options.intervalMs,
      reach: options.reach,
      clusterId: null,
      controllerId: null,
      brokers: [],
      missingBrokers: [],
      stream: { ...NO_STREAM, since: now },
      problems: [],
      cycle: null,
      topics: [],
      groups: [],
      hiddenGroups: 0,
      openTransactions: [],
      backlog: this.queue.backlog(),
    };
    this.between = new BetweenCycles({
      ...{ cluster, source: options.source, hub: options.hub, now: options.now },
      // Where cycles come as often there is nothing between them.
      everyMs: options.liveMs != null && options.liveMs < options.intervalMs ? options.liveMs : null,
      snapshot: () => this.snapshot,
      polledAt: () => this.polledAt,
    });
    options.hub.publish(this.snapshot);
  }

  /** Happenings go with what they owe to people. */
  private storing(): Pick<History, "writeTick" | "writeEvents"> {
    const { history, alerts } = this.options;
    return {
      writeTick: (tick) => history.writeTick(tick),
      writeEvents: (events) => (alerts ?? history).writeEvents(events),
    };
  }

  /** Ticks that wait to be written. */
  backlog() {
    return this.queue.backlog();
  }

  /** The cluster's name in the settings. */
  get name(): string {
    return this.options.name;
  }

  /** What reading between the cycles costs, and of how many groups. */
  get betweenFigures(): Readonly<BetweenFigures> {
    return this.between.figures;
  }

  /** What was learned of a group, by topic. */
  habitsOf(group: string): ReadonlyMap<string, Habits> {
    return this.verdicts.habits.ofGroup(group);
  }

  /** What was learned of a group on a topic; undefined where nothing was. */
  habitsOn(group: string, topic: string): Habits | undefined {
    return this.verdicts.habits.find(group, topic);
  }

  /** What people say of a group, and what else they say of its habits. */
  get habitKeeper(): Pick<HabitKeeper, "declared" | "declare" | "takeBack"> {
    return this.habits;
  }

  /** Trouble that was told is said to have been normal. */
  async teachHabits(taught: Taught): Promise<void> {
    await this.habits.teach(this.verdicts.habits, taught);
  }

  /** Forgets what was learned of a group on a topic. */
  async forgetHabits(group: string, topic: string): Promise<void> {
    await this.habits.forget(this.verdicts.habits, group, topic);
  }

  /** The last snapshot with the windows and settings behind it, for who judges by other rules. */
  watched() {
    const windowOf = this.windows.window.bind(this.windows);
    return { snapshot: this.snapshot, windowOf, settingsOf: this.settingsOf };
  }

  /**
   * Refills the windows from history, starts the commit stream and the cycles. Returns when the loop is set up. A history
   * that is not open yet is not waited for.
   */
  async start(): Promise<void> {
    const { name, opened, now, log } = this.options;
    const isOpen = await Promise.race([opened.then(() => true), setImmediate(false)]);
    if (isOpen) await this.refill();
    else {
      void opened.then(
        () => this.recallLate(),
        () => undefined, // it is told where history is opened
      );
    }
    void this.options.source
      .startStream(
        (events) => this.takeEvents(events),
        (health) => this.takeStreamHealth(health),
      )
      .catch((error: unknown) => {
        log.warn({ err: error, cluster: name }, "the commit stream could not be started; polling goes on alone");
        const said = saidOf(error);
        this.takeStreamHealth({ ...NO_STREAM, state: "unavailable", reason: english(said), said, since: now() });
      });
    this.schedule(0);
    this.between.start();
  }

  private async refill(): Promise<void> {
    const { name, history, windowMs, now, log } = this.options;
    const { windows } = this;
    try {
      if (await this.watchedId.isAnother()) return this.markRecalled();
      const known = await refill({ cluster: name, history, windows, windowMs, now: now() });
      this.before = known.groups;
      this.verdicts = known.verdicts;
      await this.recallHabits([...known.groups.keys()]);
      this.options.source.expectGroups?.(known.groups.keys());
      await this.news.recall(known.reported, history, now());
    } catch (error) {
      log.warn({ err: error, cluster: name }, "windows could not be refilled from history; they start empty");
    }
    this.markRecalled();
  }

  /** History came after the first cycles: what they found is news only where it differs from what was told before them. */
  private async recallLate(): Promise<void> {
    const { name, history, now, log } = this.options;
    try {
      if (await this.watchedId.isAnother()) return this.markRecalled();
      const known = await recallStatuses(history, name);
      await this.news.recallLate(known.reported, history, now(), (isNews) => this.queue.sift(isNews));
      for (const [group, { status, since }] of known.groups) {
        const found = this.before.get(group);
        if (found?.status === status && since < found.since) this.before.set(group, { ...found, since });
      }
      this.verdicts.recallSince(known.verdicts);
      await this.recallHabits([...known.groups.keys()]);
      this.options.source.expectGroups?.(known.groups.keys());
    } catch (error) {
      log.warn({ err: error, cluster: name }, "statuses could not be recalled from history; they count from the start");
    }
    this.markRecalled();
  }

  /** Reads habits back; where none were ever stored, the past that is stored is learned from, in the background. */
  private async recallHabits(groups: readonly string[]): Promise<void> {
    if ((await this.habits.recall(this.verdicts.habits)) > 0) return;
    void this.learner.learn(() => this.verdicts.habits, groups, this.options.now());
  }

  /** Ends the cycles, closes the connections and writes what waits. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.learner.stop();
    if (this.timer) clearTimeout(this.timer);
    await this.options.source.close().catch(() => undefined);
    await this.between.stop();
    await this.cycle;
    await this.habits.keep(this.verdicts.habits, this.options.now());
    await this.queue.stop();
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      // Not the clock of the day: that may be set back, and the next cycle must not wait for it to catch up.
      const startedAt = performance.now();
      this.cycle = this.runCycle().finally(() => {
        const took = performance.now() - startedAt;
        this.schedule(Math.max(0, this.options.intervalMs - took));
      });
    }, delayMs);
  }

  private async runCycle(): Promise<void> {
    try {
      await this.takePoll(await this.between.during(this.options.source.poll(this.options.now)));
    } catch (error) {
      if (!this.stopped) this.takeFailure(error);
    }
  }

  private async takePoll(polled: Poll): Promise<void> {
    const { name, hub, aside, intervalMs } = this.options;
    const { settingsOf } = this;
    const earlier = this.snapshot;
    this.polledAt = polled.at;
    const watch = (this.watch = new CycleWatch(polled, this.watch?.figures));
    const complete = { ...polled, groups: this.streamed.complete(polled.groups) };
    const carried = carryVanished(complete, earlier.groups, this.misses, this.deleted);
    const poll = carried.poll;
    this.misses = carried.misses;
    this.deleted.clear();
    // How far behind a group is needs no judgement, and judging a large cluster takes a while.
    hub.publishLags(name, () => lagsOfPoll(poll));
    await TURNS.pause();
    watch.phase("lags");
    this.windows.addPoll(poll);
    // After the clock was set back the trend would run backwards.
    if (earlier.at !== null && poll.at < earlier.at) this.trends.keepOnly(new Set());
    watch.phase("windows");
    const { windows, verdicts, before } = this;
    const trendOf = this.trends.taking(poll.at);
    const groups = await inTurns(
      assembling({ cluster: name, poll, windows, settingsOf, isSetAside: aside?.has, verdicts, before, trendOf }),
      TURNS,
    );
    watch.phase("evaluate");
    // Facts, not the snapshots: what a snapshot works out later may hold on to all that this cycle was given.
    this.before = new Map(groups.map(({ group, status, since, worst }) => [group, { status, since, worst }]));
    this.trends.keepOnly(new Set(this.before.keys()));
    settingsOf.keepOnly?.(this.before);
    aside?.keepOnly(this.before);
    // A group that comes back under the name of one that is gone is a new one.
    for (const { group } of earlier.groups) if (!this.before.has(group)) this.windows.removeGroup(group);
    if (this.queue.writeMs !== null) watch.add("write", this.queue.writeMs);
    const topics = assembleTopics(poll, this.windows);
    const made: ClusterSnapshot = {
      // The commit stream may have told of its health meanwhile.
      ...this.snapshot,
      at: poll.at,
      health: earlier.health.reachable ? earlier.health : { reachable: true, since: poll.at, reason: null, said: null },
      clusterId: poll.clusterId,
      controllerId: poll.controllerId,
      brokers: poll.brokers,
      problems: [...poll.problems, ...claimsProblem(this.windows.claims.all())],
      topics,
      missingBrokers: followMissing(earlier, { at: poll.at, brokers: poll.brokers, topics }),
      groups,
      hiddenGroups: poll.hiddenGroups,
      openTransactions: poll.openTransactions,
      backlog: this.queue.backlog(),
    };
    const problems = [...made.problems, ...(this.options.problemsOf?.(made) ?? [])];
    watch.phase("snapshot");
    const snapshot = (this.snapshot = { ...made, problems, cycle: watch.figures });
    // Who looks waits for this; history does not, and its writing would take turns with what readers are sent.
    hub.publish(snapshot);
    watch.phase("publish");
    await TURNS.pause();
    const happened = [
      ...this.watchedId.keep(poll.clusterId, poll.at),
      ...this.news.between(earlier, snapshot, poll.at),
    ];
    watch.phase("changes");
    this.options.alerts?.take(snapshot);
    watch.phase("alerts");
    this.store(toHistoryTick(name, intervalMs, poll, this.windows), happened);
    watch.phase("store");
    this.habits.keepDue(this.verdicts.habits, poll.at);
  }

  private takeFailure(error: unknown): void {
    const said = saidOf(error);
    const reason = english(said);
    const at = this.options.now();
    const was = this.snapshot.health;
    this.snapshot = {
      ...this.snapshot,
      health: { reachable: false, since: was.reachable ? at : was.since, reason, said },
    };
    this.options.hub.publish(this.snapshot);
    this.options.alerts?.take(this.snapshot);
    if (!was.reachable) return;
    this.options.log.warn({ cluster: this.options.name, reason }, "the cluster cannot be read");
    this.store(null, [clusterHappening(this.options.name, at, ["reachable", "unreachable"], messageOf(said))]);
  }

  private store(tick: ReturnType<typeof toHistoryTick> | null, events: Happening[]): void {
    if (!tick && events.length === 0) return;
    this.queue.push({ tick, events, written: (stored) => this.options.hub.publishEvents(stored) });
  }

  private takeEvents(events: readonly StreamEvent[]): void {
    const now = this.options.now();
    for (const event of events) {
      // A broker whose clock is ahead must not put commits into the future.
      if (event.kind === "commit") {
        this.windows.addStreamed(event, now);
        this.between.committed(event.group);
      } else if (event.kind === "commit-removed") this.windows.removeCommit(event.group, event.topic, event.partition);
      else if (event.deleted) {
        this.deleted.add(event.group);
        this.windows.removeGroup(event.group);
      }
      if (event.kind === "group") this.streamed.take(event);
    }
  }

  private takeStreamHealth(health: StreamHealth): void {
    this.windows.setSeesRepeats(health.state === "running");
    this.snapshot = { ...this.snapshot, stream: health };
  }
}
