/** Answers a group as it was at a stored moment: the numbers, statuses and reasons that its page showed then. */
import { answer } from "@/lib/api/answer";
import type { GroupDetail } from "@/lib/api/contract";
import { tryLater } from "@/lib/api/overload";
import type { GroupMomentAnswer } from "@/lib/api/past-contract";
import { toGroupDetail } from "@/lib/api/wire";
import { inTurns } from "@/lib/core/in-turns";
import { puttingTogether } from "@/lib/core/past/group-then";
import type { GroupThen } from "@/lib/core/past/past-assembly";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { CONSUMER_STATUSES, type ConsumerStatus, type Millis } from "@/lib/core/words/terms";
import type { Runtime } from "../monitor/runtime";
import { knownToday } from "./known-today";
import { gapMs, leadMs, REACH_CYCLES, REACH_MS, reportOf, TURNS } from "./past-lead";
import { readUnbroken, todayToWire } from "./reports";
import { rowThen } from "./row-then";
import { Slots } from "./slots";

/** Each holds as many readings as are held at once. */
const slots = new Slots(4);

interface Place {
  cluster: string;
  group: string;
}

type Sources = Pick<Runtime, "history" | "config" | "monitors">;
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

async function readMoment(sources: Sources, place: Place, at: Millis): Promise<GroupMomentAnswer> {
  const { history, config } = sources;
  const { cluster, group } = place;
  const last = await newestOf(history, place, at, REACH_CYCLES * config.intervalMs);
  const then = last[0]?.at;
  if (then === undefined) return { at: null, members: null, group: null, sinceAtLeast: false, today: [] };
  const partitions = last.reduce((sum, { committed }) => sum + committed.length, 0);
  const lead = leadMs(partitions, config.intervalMs);
  const [moments, reports, status, watchedFrom] = await Promise.all([
    momentsOf(history, { ...place, from: then - lead, to: then }),
    history.readPartitionStatusesBefore({ ...place, at: then + 1 }),
    reportedOf(history, place, then),
    readUnbroken(history, place, then),
  ]);
  const work = puttingTogether({
    ...{ cluster, group, moments, reported: reports.flatMap(reportOf), status, watchedFrom },
    ...{ windowMs: config.evaluation.defaults.windowMs, gapMs: gapMs(config.intervalMs) },
    ...knownToday(sources, cluster),
  });
  const found = await inTurns(work, TURNS);
  const today = (found?.otherwise ?? []).map(({ said, ...where }) => ({ ...where, today: todayToWire(said)! }));
  return {
    ...{ at: then, members: last[0]!.members, today, sinceAtLeast: status === null },
    group: found && detailThen(found, then),
  };
}

/** Marks the partitions that may have been so for longer. What is not stored is not claimed. */
function detailThen(then: GroupThen, at: Millis): GroupDetail {
  const places = new Set(then.atLeast.map(({ topic, partition }) => `${topic}\0${partition}`));
  const detail = toGroupDetail(then.group, at);
  const subscriptions = detail.subscriptions.map(({ topic, partitions }) => ({
    topic,
    partitions: partitions.map((one) => ({
      ...{ ...one, leader: null },
      ...(places.has(`${topic}\0${one.partition}`) && { sinceAtLeast: true as const }),
    })),
  }));
  return { ...detail, ...rowThen(then), subscriptions };
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
