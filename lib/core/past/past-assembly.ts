/**
 * Groups as they were at a stored moment, put together as the present is: what was read up to then goes through the windows and the
 * assembly, which go on from the statuses that were reported, and what was reported goes before what is judged again. So a page in
 * the past shows what it showed then.
 */
import { atOnce } from "../in-turns";
import { takeBytes, toBytes } from "../judge/habits/habit-bytes";
import type { Habits } from "../judge/habits/habits";
import type { Verdict } from "../judge/verdict";
import { verdictAsReported } from "../judge/verdict-as-reported";
import { VerdictStore } from "../judge/verdict-store";
import { assembleTopics, assembling } from "../picture/assemble";
import type { RolledUp } from "../picture/rollup";
import type { ClusterSnapshot, GroupSnapshot } from "../picture/snapshot";
import { TrendStore } from "../picture/trend";
import { WindowStore } from "../windows/window-store";
import { english } from "../words/sentences/english";
import { say, roundedMs } from "../words/sentences/facts";
import type { GroupSettings } from "../words/settings";
import type { ConsumerStatus, Millis } from "../words/terms";
import { leadersOf, pollThen } from "./poll-then";
import { runFrom, saidThen, type Otherwise, type Report } from "./report";
import type { StoredTick } from "./stored-tick";

interface Place {
  topic: string;
  partition: number;
}

/** What was reported up to the moment, and what else is known of it. */
export interface KnownThen {
  /** The last report of each partition. */
  reported: readonly (Report & Place & { group: string })[];
  /** The status of each group, and since when; a group of which none is stored is absent. */
  statuses: ReadonlyMap<string, { status: ConsumerStatus; since: Millis }>;
  /** Since when a partition was watched without a gap, in ms; null where that is not known. */
  watchedFrom: (group: string, topic: string, partition: number) => Millis | null;
  settingsOf: (group: string, topic: string) => GroupSettings;
  /** What is known of a group by habit today; undefined where nothing is. It is not taught. */
  habitsOf: (group: string, topic: string) => Habits | undefined;
  /** Groups that were read before the moment, but not at it, and that were there all the same: nothing is known of their offsets. */
  unread?: Iterable<string>;
  isSetAside?: (group: string) => boolean;
}

export interface GroupThen {
  group: GroupSnapshot;
  /** How many members it had; null where that was not known. */
  members: number | null;
  /** Since when it is in its status, in ms. */
  since: Millis;
  /** True where no status is stored: it may be so for longer. */
  sinceAtLeast: boolean;
  /** Partitions that may have been so for longer than since when they are said to be. */
  atLeast: Place[];
  /** Partitions of which the rules say another status than was reported. */
  otherwise: (Place & { said: Otherwise })[];
}

export interface ClusterThen {
  /** As much of a snapshot as is stored. Of members, leaders and replicas nothing is. */
  picture: Pick<ClusterSnapshot, "cluster" | "groups" | "topics"> & { at: Millis };
  groups: GroupThen[];
}

/** When a subscription was read, and how many partitions it had. */
interface Readings {
  group: string;
  topic: string;
  at: Millis[];
  counts: number[];
}

const subscriptionKey = (group: string, topic: string) => `${group}\0${topic}`;
const placeKey = (group: string, topic: string, partition: number) => `${group}\0${topic}\0${partition}`;

export class PastAssembly {
  private readonly windows: WindowStore;
  private readonly readings = new Map<string, Readings>();
  private last: StoredTick | null = null;

  /** @param gapMs further apart two ticks leave a gap between them */
  constructor(
    private readonly cluster: string,
    windowMs: Millis,
    private readonly gapMs: Millis,
  ) {
    this.windows = new WindowStore(windowMs);
  }

  /** Takes in a tick, oldest first; the newest is the moment. Only that one is held as it came. */
  add(tick: StoredTick): void {
    atOnce(this.adding(tick));
  }

  /** As `add`, with a yield after each topic and each subscription: of a large cluster they are 100,000 partitions. */
  *adding(tick: StoredTick): Generator<undefined, void> {
    const { at, topics, subscriptions } = tick;
    const widths = new Map<string, number>();
    for (const logs of topics) {
      this.windows.addTopic({ ...logs, at, leader: leadersOf(logs) });
      widths.set(logs.topic, logs.logEnd.length);
      yield;
    }
    const members = new Map<string, number | null>();
    for (const { group, topic, committed, commitAt, members: count } of subscriptions) {
      members.set(group, count);
      // The last partition first: columns are laid out once for all of them.
      for (let partition = committed.length - 1; partition >= 0; partition--) {
        const [offset, time] = [committed[partition] ?? null, commitAt[partition] ?? null];
        if (offset === null || time === null) continue;
        this.windows.addStoredCommit({ group, topic, partition, offset, at: time });
      }
      const key = subscriptionKey(group, topic);
      const read = this.readings.get(key) ?? { group, topic, at: [], counts: [] };
      read.at.push(at);
      read.counts.push(Math.max(widths.get(topic) ?? 0, committed.length));
      this.readings.set(key, read);
      yield;
    }
    for (const [group, count] of members) this.windows.addMemberCount(group, at, count);
    this.last = tick;
  }

  /** Groups that were read at or after `from`, but not at the moment. */
  missing(from: Millis): Set<string> {
    const there = new Set(this.last?.subscriptions.map(({ group }) => group));
    const read = [...this.readings.values()].filter(({ at, group }) => at.at(-1)! >= from && !there.has(group));
    return new Set(read.map(({ group }) => group));
  }

  /** The picture of the moment; null where no tick came in. It yields after each group. */
  *assembling(known: KnownThen): Generator<undefined, ClusterThen | null> {
    const tick = this.last;
    if (!tick) return null;
    const { cluster, windows } = this;
    const { at } = tick;
    const { settingsOf, statuses, isSetAside } = known;
    const verdicts = new VerdictStore();
    for (const { group, topic } of tick.subscriptions) {
      const habits = known.habitsOf(group, topic);
      if (habits) takeBytes(verdicts.habits.of(group, topic), toBytes(habits));
      yield;
    }
    const reports = new Map<string, Report>();
    for (const { group, topic, partition, ...report } of known.reported) {
      verdicts.set(group, topic, partition, verdictAsReported(report));
      reports.set(placeKey(group, topic, partition), report);
    }
    const poll = pollThen(tick, this.subscriptionsOf(new Set(known.unread)));
    const notes = new Map<string, Pick<GroupThen, "atLeast" | "otherwise">>();
    const notesOf = (group: string) => {
      const found = notes.get(group) ?? { atLeast: [], otherwise: [] };
      notes.set(group, found);
      return found;
    };
    const asReported = (group: string, topic: string, partition: number, verdict: Verdict): Verdict => {
      const report = reports.get(placeKey(group, topic, partition)) ?? null;
      // Looked up where it is needed alone: there may be 100,000 partitions.
      const unbrokenFrom = report ? at : (this.unbrokenFrom(known, group, topic, partition) ?? at);
      const said = saidThen(verdict, report, { judgedFrom: at, unbrokenFrom });
      if (said.sinceAtLeast) notesOf(group).atLeast.push({ topic, partition });
      if (said.otherwise) notesOf(group).otherwise.push({ topic, partition, said: said.otherwise });
      const { partitionStatus, consumerStatus, finding, since } = said;
      return { at: verdict.at, partitionStatus, consumerStatus, finding, since };
    };
    const groups = yield* assembling({
      ...{ cluster, poll, windows, settingsOf, verdicts, before: statuses, asReported, isSetAside },
      statusAsReported: (group, rolled) => rolledAsReported(rolled, statuses.get(group), at),
      trendOf: new TrendStore().taking(at),
    });
    const members = new Map(tick.subscriptions.map((one) => [one.group, one.members]));
    return {
      picture: { cluster, at, groups, topics: assembleTopics(poll, windows) },
      groups: groups.map((group) => ({
        ...{ group, members: members.get(group.group) ?? null, ...notesOf(group.group) },
        ...this.sinceOf(group, known),
      })),
    };
  }

  private sinceOf(group: GroupSnapshot, known: KnownThen): Pick<GroupThen, "since" | "sinceAtLeast"> {
    if (known.statuses.has(group.group)) return { since: group.since, sinceAtLeast: false };
    const { topics } = group.tally();
    const begins = topics.flatMap((topic) => this.unbrokenFrom(known, group.group, topic, 0) ?? []);
    return { since: Math.min(group.since, ...begins), sinceAtLeast: true };
  }

  /** As is known of the cluster; of partitions that are younger than its stretch, since when they were read of late. */
  private unbrokenFrom(known: KnownThen, group: string, topic: string, partition: number): Millis | null {
    const watched = known.watchedFrom(group, topic, partition);
    if (watched !== null) return watched;
    const { at = [], counts = [] } = this.readings.get(subscriptionKey(group, topic)) ?? {};
    const read = at.filter((_, index) => partition < counts[index]!);
    return read.length === 0 ? null : runFrom(read, this.gapMs);
  }

  private subscriptionsOf(groups: ReadonlySet<string>): { group: string; topic: string; count: number }[] {
    return [...this.readings.values()]
      .filter(({ group }) => groups.has(group))
      .map(({ group, topic, counts }) => ({ group, topic, count: counts.at(-1)! }));
  }
}

/**
 * What was reported of a group goes before what is judged again, from less than was known then: a page must not say of one moment
 * two things.
 */
function rolledAsReported(
  rolled: RolledUp,
  reported: { status: ConsumerStatus; since: Millis } | undefined,
  at: Millis,
): RolledUp {
  if (!reported || reported.status === rolled.status) return rolled;
  const { worst, findings, muted } = rolled;
  const said = say("group.since", { status: reported.status, ms: roundedMs(at - reported.since) });
  return { worst, findings, muted, status: reported.status, case: null, said, why: english(said) };
}
