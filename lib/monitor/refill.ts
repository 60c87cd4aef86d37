/** After a start the windows are refilled from history, so that a restart does not make the judgement blind. */
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import {
  CONSUMER_STATUSES,
  PARTITION_STATUSES,
  type ConsumerStatus,
  type PartitionStatus,
} from "@/lib/core/words/terms";
import { verdictKey } from "@/lib/core/picture/assemble";
import { verdictAsReported } from "@/lib/core/judge/verdict-as-reported";
import { VerdictStore } from "@/lib/core/judge/verdict-store";
import type { WindowStore } from "@/lib/core/windows/window-store";
import type { History, HistoryEvent, HistoryTick } from "@/lib/history/history";

export interface Refilled {
  /** Status of each group and since when. */
  groups: Map<string, Pick<GroupSnapshot, "status" | "since">>;
  /** Verdicts to go on from. */
  verdicts: VerdictStore;
  /** Status last told, by group name or `verdictKey`. */
  reported: Map<string, string>;
}

/** Ages at which one tick each tells how the log ends went before the window: what has waited for hours needs them. */
const OLDER_MS = [168, 120, 96, 72, 48, 36, 24, 18, 12, 9, 6, 4, 3, 2, 1.5, 1, 0.75, 0.5, 0.33, 0.25].map(
  (hours) => hours * 3_600_000,
);
/** How far from that age a tick may lie. */
const OLDER_SLACK_MS = 60_000;

/** Reads the last window's ticks and the newest statuses of one cluster. */
export async function refill(input: {
  cluster: string;
  history: History;
  windows: WindowStore;
  windowMs: number;
  now: number;
}): Promise<Refilled> {
  const { cluster, history, windows, now } = input;
  for (const age of OLDER_MS) {
    if (age <= input.windowMs) break;
    const range = { from: now - age, to: now - age + OLDER_SLACK_MS };
    for await (const tick of history.readTicks({ cluster, ...range, topicsOnly: true })) {
      addTopics(tick, windows);
      break;
    }
  }
  for await (const tick of history.readTicks({ cluster, from: now - input.windowMs, to: now })) {
    addTick(tick, windows);
  }
  return recallStatuses(history, cluster);
}

/** The newest statuses of one cluster. */
export async function recallStatuses(history: History, cluster: string): Promise<Refilled> {
  return fromEvents(await history.readLastStatuses(cluster));
}

/** Log offsets of one tick. */
function addTopics(tick: HistoryTick, windows: WindowStore): void {
  for (const { topic, topicId, logEnd, logStart, leaderless } of tick.topics) {
    const leader = logEnd.map((_, partition) => (leaderless.includes(partition) ? -1 : 0));
    windows.addTopic({ topic, topicId, at: tick.at, logEnd, logStart, leader });
  }
}

function addTick(tick: HistoryTick, windows: WindowStore): void {
  addTopics(tick, windows);
  const members = new Map<string, number | null>();
  for (const { group, topic, committed, commitAt, members: count } of tick.subscriptions) {
    members.set(group, count);
    committed.forEach((offset, partition) => {
      const at = commitAt[partition];
      if (offset !== null && at != null) windows.addCommit({ group, topic, partition, offset, at });
    });
  }
  for (const [group, count] of members) windows.addMemberCount(group, tick.at, count);
}

/** Statuses to go on from. */
function fromEvents(events: HistoryEvent[]): Refilled {
  const refilled: Refilled = { groups: new Map(), verdicts: new VerdictStore(), reported: new Map() };
  for (const { group, topic, partition, at, after, said } of events) {
    if (group === null || after === null) continue;
    if (topic === null || partition === null) {
      if (!isConsumerStatus(after)) continue;
      refilled.groups.set(group, { status: after, since: at });
      refilled.reported.set(group, after);
    } else if (isPartitionStatus(after)) {
      refilled.verdicts.set(group, topic, partition, verdictAsReported({ status: after, at, said }));
      refilled.reported.set(verdictKey(group, topic, partition), after);
    }
  }
  return refilled;
}

const isConsumerStatus = (text: string): text is ConsumerStatus => CONSUMER_STATUSES.some((status) => status === text);
const isPartitionStatus = (text: string): text is PartitionStatus =>
  PARTITION_STATUSES.some((status) => status === text);
