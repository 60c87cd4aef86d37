/** Answers a group as it was at a stored moment: the numbers, statuses and reasons that its page showed then. */
import { setImmediate } from "node:timers/promises";
import { answer } from "@/lib/api/answer";
import type { GroupDetail } from "@/lib/api/contract";
import { tryLater } from "@/lib/api/overload";
import type { GroupMomentAnswer } from "@/lib/api/past-contract";
import { toGroupDetail } from "@/lib/api/wire";
import { inTurns } from "@/lib/core/in-turns";
import { puttingTogether, type GroupThen } from "@/lib/core/past/group-then";
import { reportAt, runFrom, toReports } from "@/lib/core/past/report";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import { english } from "@/lib/core/words/sentences/english";
import { say, toldMs } from "@/lib/core/words/sentences/facts";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { settingsFor } from "@/lib/core/words/settings-for";
import { CONSUMER_STATUSES, type ConsumerStatus, type Millis } from "@/lib/core/words/terms";
import type { HistoryEvent } from "@/lib/history/history";
import type { Runtime } from "../monitor/runtime";
import { holds, readUnbroken, todayToWire } from "./reports";
import { Slots } from "./slots";

const MINUTE = 60_000;
/** The last tick before a moment is a cycle away; of a moment with none in so long, or so many cycles, before it nothing is known. */
const REACH_MS = MINUTE;
const REACH_CYCLES = 3;
/** So long at most nothing else gets its turn. */
const TURNS = { turnMs: 15, pause: () => setImmediate() };
/** What led up to the moment: rates, waits, and what the rules look at. */
const LEAD_MS = 40 * MINUTE;
/** Readings of partitions that are held at once; of a group with very many partitions less of the past is looked at. */
const MOST_READINGS = 200_000;
/** Each holds that many. */
const slots = new Slots(4);

interface Place {
  cluster: string;
  group: string;
}

type Sources = Pick<Runtime, "history" | "config">;
type Reported = { status: ConsumerStatus; since: Millis } | null;

/** The group at the last tick at or before `at`. */
export async function serveGroupMoment(sources: Sources, place: Place, at: Millis): Promise<Response> {
  const leave = slots.take();
  if (!leave) return tryLater(why("refused.other-pasts", {}), 3);
  try {
    return answer(await readMoment(sources, place, at));
  } finally {
    leave();
  }
}

async function readMoment({ history, config }: Sources, place: Place, at: Millis): Promise<GroupMomentAnswer> {
  const { cluster, group } = place;
  const last = await newestOf(history, place, at, REACH_CYCLES * config.intervalMs);
  const then = last[0]?.at;
  if (then === undefined) return { at: null, members: null, group: null, sinceAtLeast: false, today: [] };
  const partitions = last.reduce((sum, { committed }) => sum + committed.length, 0);
  const lead = Math.min(LEAD_MS, (MOST_READINGS / Math.max(1, partitions)) * config.intervalMs);
  const [moments, reports, status, watched] = await Promise.all([
    momentsOf(history, { ...place, from: then - lead, to: then }),
    history.readPartitionStatusesBefore({ ...place, at: then + 1 }),
    reportedOf(history, place, then),
    readUnbroken(history, place, then),
  ]);
  const { defaults, overrides } = config.evaluation;
  const settingsOf = settingsFor(cluster, defaults, overrides);
  const windowMs = defaults.windowMs;
  const unbrokenFrom = orSince(watched, moments, 3 * config.intervalMs);
  const work = puttingTogether({
    ...{ cluster, group, moments, reported: reports.flatMap(toReport), status, unbrokenFrom, settingsOf, windowMs },
  });
  const found = await inTurns(work, TURNS);
  const members = last[0]!.members;
  const detail = found && asReported(withAtLeast(toGroupDetail(found.group, then), found), status, members);
  const today = (found?.otherwise ?? []).map(({ said, ...where }) => ({ ...where, today: todayToWire(said)! }));
  const since = last.flatMap(({ topic, first }) => unbrokenFrom(topic, first) ?? []);
  return {
    ...{ at: then, members, today, sinceAtLeast: status === null },
    group: detail && status === null ? { ...detail, since: Math.min(detail.since, ...since) } : detail,
  };
}

function toReport(event: HistoryEvent) {
  const { topic, partition } = event;
  const report = reportAt(toReports([event]), event.at);
  return topic === null || partition === null || !report ? [] : [{ topic, partition, ...report }];
}

/** As is known of the cluster; of partitions that are younger than its stretch, since when they were read of late. */
function orSince(
  watched: (topic: string, partition: number) => Millis | null,
  moments: readonly StoredMoment[],
  gapMs: Millis,
): (topic: string, partition: number) => Millis | null {
  const byTopic = new Map<string, StoredMoment[]>();
  for (const moment of moments) {
    const own = byTopic.get(moment.topic);
    if (own) own.push(moment);
    else byTopic.set(moment.topic, [moment]);
  }
  return (topic, partition) => {
    const known = watched(topic, partition);
    if (known !== null) return known;
    const read = (byTopic.get(topic) ?? []).filter((moment) => holds(moment, partition)).map(({ at }) => at);
    return read.length === 0 ? null : runFrom(read, gapMs);
  };
}

/** Marks the partitions that may have been so for longer. */
function withAtLeast(detail: GroupDetail, { atLeast }: GroupThen): GroupDetail {
  const places = new Set(atLeast.map(({ topic, partition }) => `${topic}\0${partition}`));
  const subscriptions = detail.subscriptions.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.map((one) =>
      places.has(`${topic}\0${one.partition}`) ? { ...one, sinceAtLeast: true as const } : one,
    ),
  }));
  return { ...detail, subscriptions };
}

/** The moments of the newest tick. It is looked for a few cycles back at first, for those of a wide group are many numbers. */
async function newestOf(
  history: Sources["history"],
  place: Place,
  at: Millis,
  cyclesMs: Millis,
): Promise<StoredMoment[]> {
  for (const reach of [cyclesMs, REACH_MS]) {
    const newest: StoredMoment[] = [];
    for await (const moment of history.readGroupMoments({ ...place, from: at - reach, to: at })) {
      if (newest[0] && newest[0].at !== moment.at) newest.length = 0;
      newest.push(moment);
    }
    if (newest.length > 0) return newest;
  }
  return [];
}

async function momentsOf(
  history: Sources["history"],
  query: Place & { from: Millis; to: Millis },
): Promise<StoredMoment[]> {
  const moments: StoredMoment[] = [];
  for await (const moment of history.readGroupMoments(query)) moments.push(moment);
  return moments;
}

async function reportedOf(history: Sources["history"], place: Place, at: Millis): Promise<Reported> {
  const last = await history.readStatusBefore({ ...place, at: at + 1 });
  const status = CONSUMER_STATUSES.find((one) => one === last?.status);
  return last && status ? { status, since: last.at } : null;
}

/**
 * What was reported of the group goes before what is judged again, from less than was known then: a page must not say of one moment two
 * things. What is not stored is not claimed.
 */
function asReported(detail: GroupDetail, reported: Reported, members: number | null): GroupDetail {
  const stored: GroupDetail = {
    ...detail,
    ...(members !== null && { memberCount: { known: true, value: members } }),
    subscriptions: detail.subscriptions.map(({ topic, partitions }) => ({
      topic,
      partitions: partitions.map((one) => ({ ...one, leader: null })),
    })),
  };
  if (!reported || reported.status === detail.status) return stored;
  const said = say("group.since", { status: reported.status, ms: toldMs(detail.at - reported.since) });
  return { ...stored, ...reported, said, why: english(said), case: null };
}
