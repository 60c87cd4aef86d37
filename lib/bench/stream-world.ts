/**
 * A cluster in which every group moves in every cycle: the most that a stream can have to tell. Polls are made up;
 * windows, judgement and rows are the program's own.
 */
import { assembleGroups, assembleTopics } from "@/lib/core/picture/assemble";
import type { Committed, GroupState, Poll, TopicOffsets } from "@/lib/core/words/collection";
import { lagsOfPoll } from "@/lib/core/picture/lags-of-poll";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import { known } from "@/lib/core/words/known";
import { TrendStore } from "@/lib/core/picture/trend";
import { VerdictStore } from "@/lib/core/judge/verdict-store";
import { WindowStore } from "@/lib/core/windows/window-store";
import { seeded, type Random } from "./judge/random";

export const CYCLE_MS = 5000;
const PARTITIONS = 4;
/** One group in so many stands still, one falls behind. */
const STALLED = 40;
const SLOW = 40;

interface TopicState {
  name: string;
  /** Records per second, and offsets, by partition. */
  rates: number[];
  ends: number[];
}

interface GroupOnTopic {
  name: string;
  topic: TopicState;
  committed: number[];
  pace: number;
}

export class StreamWorld {
  private readonly random: Random;
  private readonly topics: TopicState[];
  private readonly groups: GroupOnTopic[];
  private readonly windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  private readonly trends = new TrendStore();
  private before = new Map<string, GroupSnapshot>();
  private readonly verdicts = new VerdictStore();
  private cycle = 0;
  private polled: Poll | null = null;

  constructor(
    count: number,
    private readonly startedAt: number,
    seed = 1,
    groupsPerTopic = 10,
  ) {
    this.random = seeded(seed);
    this.topics = Array.from({ length: Math.ceil(count / groupsPerTopic) }, (_, index) => ({
      name: `events-${index}`,
      // From one record in five seconds to three hundred a second.
      rates: Array.from({ length: PARTITIONS }, () => 0.2 * 1500 ** this.random.next()),
      ends: Array.from({ length: PARTITIONS }, () => Math.floor(this.random.next() * 1e8)),
    }));
    this.groups = Array.from({ length: count }, (_, index) => {
      const topic = this.topics[Math.floor(index / groupsPerTopic)]!;
      const pace = index % STALLED === 7 ? 0 : index % SLOW === 23 ? 0.8 : 1;
      return { name: `service-${index}`, topic, committed: [...topic.ends], pace };
    });
  }

  /** The next cycle's snapshot. */
  next(): ClusterSnapshot {
    this.cycle++;
    const poll = this.poll(this.startedAt + this.cycle * CYCLE_MS);
    this.polled = poll;
    this.windows.addPoll(poll);
    const groups = assembleGroups({
      ...{ cluster: "bench", poll, windows: this.windows, verdicts: this.verdicts, before: this.before },
      settingsOf: () => DEFAULT_EVALUATION,
      trendOf: this.trends.taking(poll.at),
    });
    this.before = new Map(groups.map((group) => [group.group, group]));
    return {
      ...{
        cluster: "bench",
        at: poll.at,
        health: { reachable: true, since: this.startedAt, reason: null, said: null },
      },
      reach: { bootstrap: ["127.0.0.1:9092"], secured: false },
      ...{
        intervalMs: CYCLE_MS,
        clusterId: "bench",
        controllerId: 1,
        brokers: poll.brokers,
        missingBrokers: [],
        problems: [],
      },
      stream: { state: "off", reason: null, since: this.startedAt, records: 0, skipped: 0 },
      cycle: {
        wallMs: 180 + this.random.next() * 40,
        phases: { groups: 20.1, logOffsets: 163.2 },
        cpu: {},
        requests: 14,
      },
      ...{ topics: assembleTopics(poll, this.windows), groups, openTransactions: [], hiddenGroups: 0 },
      backlog: { waiting: 0, oldest: null, bytes: 0, dropped: 0, failing: false },
    };
  }

  /** Lags of the last snapshot, as a monitor tells them ahead of it. */
  lags(): ReadonlyMap<string, bigint> {
    return this.polled ? lagsOfPoll(this.polled) : new Map();
  }

  private poll(at: number): Poll {
    for (const { rates, ends } of this.topics)
      rates.forEach((rate, partition) => (ends[partition]! += this.random.count((rate * CYCLE_MS) / 1000)));
    this.groups.forEach((group, index) => {
      // Every group commits every ten seconds, half of them in each cycle.
      if ((index + this.cycle) % 2 === 0) this.commit(group);
    });
    return {
      ...{ startedAt: at - 180, at, finishedAt: at, clusterId: "bench", controllerId: 1 },
      brokers: [{ id: 1, host: "127.0.0.1", port: 9092, rack: null }],
      topics: this.topics.map((topic) => topicOffsets(topic, at)),
      groups: this.groups.map(({ name }) => groupState(name)),
      committed: this.groups.map(({ name, topic, committed }): Committed => ({
        ...{ group: name, topic: topic.name, offsets: committed.map(BigInt) },
      })),
      ...{ problems: [], phases: {}, cpu: {}, requests: 14, hiddenGroups: 0, unread: new Map(), openTransactions: [] },
    };
  }

  private commit({ topic, committed, pace }: GroupOnTopic): void {
    committed.forEach((offset, partition) => {
      const waiting = topic.ends[partition]! - offset;
      // The commit is up to two seconds old when it is read.
      const fresh = Math.floor(topic.rates[partition]! * this.random.next() * 2);
      const consumed = pace === 1 ? waiting - fresh : Math.min(waiting, topic.rates[partition]! * 10) * pace;
      committed[partition] = offset + Math.max(0, Math.floor(consumed));
    });
  }
}

function topicOffsets({ name, ends }: TopicState, at: number): TopicOffsets {
  const each = <T>(value: T) => ends.map(() => value);
  return {
    ...{ topic: name, topicId: name, internal: false, at, problems: {}, lastStable: null, compacted: false },
    ...{
      logStart: each(0n),
      logEnd: ends.map(BigInt),
      leader: each(1),
      replicas: each([1]),
      inSyncReplicas: each([1]),
    },
  };
}

const groupState = (group: string): GroupState => ({
  ...{ group, type: "consumer", state: "Stable", assignor: "uniform", generation: 3, coordinator: 1 },
  members: known([]),
});
