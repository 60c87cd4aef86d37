/**
 * Answers one tick of a partition's stored past: its numbers, what was reported of it, what the rules say from what was stored up to
 * then, and where the ticks beside it are.
 */
import { answer } from "@/lib/api/answer";
import type { MomentAnswer, PastTick } from "@/lib/api/past-contract";
import { text, toRates } from "@/lib/api/wire";
import { copyOf } from "@/lib/core/judge/habits/habit-bytes";
import type { Finding } from "@/lib/core/judge/verdict";
import { lastVerdict, numbersOf, sampleOf, type StoredSample } from "@/lib/core/past/past-tick";
import { reportAt, reportedVerdicts, runFrom, saidThen, type SaidThen } from "@/lib/core/past/report";
import { StoredPast, type StoredMoment } from "@/lib/core/past/stored-past";
import type { Millis } from "@/lib/core/words/terms";
import type { Runtime } from "../monitor/runtime";
import { knownToday } from "./known-today";
import { gapMs } from "./past-lead";
import { readReports, readUnbroken, reportToWire, todayToWire } from "./reports";

const MINUTE = 60_000;
/** Statuses are held for a while, so the rules are led up to the tick from so far before it. */
const LEAD_MS = 30 * MINUTE;
/** How far a tick beside the one asked for is looked for, step by step: most are a cycle away. */
const REACHES_MS = [MINUTE, 10 * MINUTE, 3 * 3_600_000, 86_400_000];
/** Without a finding so much is shown of what led up to the tick. */
const SHOWN_MS = 2 * MINUTE;

export interface PartitionPlace {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

type Sources = Pick<Runtime, "history" | "config" | "monitors">;

/** The tick at `at`, or the last one before it. */
export async function servePartitionMoment(sources: Sources, place: PartitionPlace, at: Millis): Promise<Response> {
  const { history } = sources;
  const found = (await lastMoment(history, place, at))?.at;
  if (found === undefined) {
    const body: MomentAnswer = {
      tick: null,
      previousAt: null,
      nextAt: (await nextMoment(history, place, at))?.at ?? null,
    };
    return answer(body);
  }
  const [tick, previous, next] = await Promise.all([
    readTick(sources, place, found),
    lastMoment(history, place, found - 1),
    nextMoment(history, place, found),
  ]);
  const body: MomentAnswer = { tick, previousAt: previous?.at ?? null, nextAt: next?.at ?? null };
  return answer(body);
}

async function readTick(sources: Sources, place: PartitionPlace, at: Millis): Promise<PastTick | null> {
  const { history, config } = sources;
  const { cluster, group, topic } = place;
  const today = knownToday(sources, cluster);
  const settings = today.settingsOf(group, topic);
  const reported = reportAt(await readReports(history, place, { from: at, to: at }), at);
  const lead = leadTo(at, reported, settings.windowMs);
  const past = new StoredPast();
  const moments: StoredMoment[] = [];
  for await (const moment of history.readGroupMoments({ ...place, from: at - lead, to: at })) {
    past.add(moment);
    moments.push(moment);
  }
  const stretch = past.partitions()[0]?.at(-1);
  const newest = moments.at(-1);
  const verdict =
    stretch &&
    lastVerdict(stretch, settings, {
      habits: copyOf(today.habitsOf(group, topic)),
      reportedAt: reportedVerdicts(reported ? [reported] : []),
    });
  if (!stretch || !newest || !verdict) return null;
  const sample = sampleOf(newest);
  // What has waited for longer than the rules look back still has an age.
  const numbers = numbersOf(sample, stretch, { ...settings, windowMs: lead });
  const { logStart, logEnd, committed, lag, lost } = numbers;
  const judgedFrom = stretch.moments[0]!;
  const run = runFrom(stretch.moments, gapMs(config.intervalMs));
  const unbroken = reported ? null : await readUnbroken(history, place, at);
  const known = { judgedFrom, unbrokenFrom: Math.min(run, unbroken?.(topic, place.partition) ?? run) };
  const said = saidThen(verdict, reported, known);
  const { finding } = said;
  const window = said.otherwise && finding && (await readWindow(history, place, finding, settings.windowMs));
  const seen = window && window.length > 0 ? window : moments.filter((one) => isSeen(one, at, said));
  return {
    ...{ at: sample.at, topicId: newest.topicId, hasLeader: sample.hasLeader, ...toRates(numbers), finding },
    ...{ reported: reportToWire(reported), today: todayToWire(said.otherwise) },
    ...{ logStart: text(logStart), logEnd: text(logEnd), committed: text(committed), lag: text(lag), lost: text(lost) },
    ...{ lastCommitAt: sample.commitAt, members: newest.members },
    ...{ status: said.partitionStatus, consumerStatus: said.consumerStatus },
    ...{ since: said.since, sinceAtLeast: said.sinceAtLeast },
    samples: seen.map((one) => toWire(sampleOf(one))),
  };
}

/** True of what the rule saw that spoke at the tick; where none did, of what shortly led up to it. */
function isSeen(moment: StoredMoment, at: Millis, { finding, otherwise }: SaidThen): boolean {
  const { from, to } = (otherwise ? null : finding) ?? { from: at - SHOWN_MS, to: at };
  return moment.at >= from && moment.at <= to;
}

/** What was stored of the window of a finding that was reported, which may have been long ago. */
async function readWindow(
  history: Runtime["history"],
  place: PartitionPlace,
  { from, to }: Finding,
  windowMs: Millis,
): Promise<StoredMoment[]> {
  const moments: StoredMoment[] = [];
  for await (const one of history.readGroupMoments({ ...place, from: Math.max(from, to - windowMs), to }))
    moments.push(one);
  return moments;
}

function toWire({ logStart, logEnd, committed, ...rest }: StoredSample): PastTick["samples"][number] {
  const digits = (value: bigint | null) => (value === null ? null : String(value));
  return { ...rest, logStart: digits(logStart), logEnd: digits(logEnd), committed: digits(committed) };
}

/**
 * How far before a tick its past is read. What was reported is older than that, and gone on from; or it is read how it began, up to a
 * window before it was reported.
 */
function leadTo(at: Millis, reported: { at: Millis } | null, windowMs: Millis): Millis {
  const least = Math.max(LEAD_MS, windowMs);
  return reported && at - reported.at <= least ? least + windowMs : least;
}

async function lastMoment(
  history: Runtime["history"],
  place: PartitionPlace,
  at: Millis,
): Promise<StoredMoment | null> {
  let to = at;
  for (const reach of REACHES_MS) {
    let last: StoredMoment | null = null;
    for await (const moment of history.readGroupMoments({ ...place, from: at - reach, to })) last = moment;
    if (last) return last;
    to = at - reach - 1;
  }
  return null;
}

async function nextMoment(
  history: Runtime["history"],
  place: PartitionPlace,
  at: Millis,
): Promise<StoredMoment | null> {
  let from = at + 1;
  for (const reach of REACHES_MS) {
    for await (const moment of history.readGroupMoments({ ...place, from, to: at + reach })) return moment;
    from = at + reach + 1;
  }
  return null;
}
