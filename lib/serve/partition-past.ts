/**
 * Answers what is said of a range of a partition's stored past, as it was reported, with what the rules see of it today; and how
 * its commits followed each other.
 */
import { answer, problem } from "@/lib/api/answer";
import { tryLater } from "@/lib/api/overload";
import type { PastAnswer } from "@/lib/api/past-contract";
import { commitGaps } from "@/lib/core/past/past-tick";
import { judgeMoments } from "@/lib/core/past/replay";
import { followReports, reportedVerdicts } from "@/lib/core/past/report";
import { SaidSpans, type SaidSpan } from "@/lib/core/past/said-spans";
import { copyOf } from "@/lib/core/judge/habits/habit-bytes";
import type { Verdict } from "@/lib/core/judge/verdict";
import { StoredPast } from "@/lib/core/past/stored-past";
import type { Millis } from "@/lib/core/words/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { judgeSlowly } from "./judge-slowly";
import { knownToday } from "./known-today";
import { gapMs } from "./past-lead";
import type { Runtime } from "../monitor/runtime";
import type { PartitionPlace } from "./partition-moment";
import { readReports, reportToWire, todayToWire } from "./reports";
import { Slots } from "./slots";
import { refuseOrder } from "./range";

const MAX_RANGE_HOURS = 24;
const MAX_RANGE_MS = MAX_RANGE_HOURS * 3_600_000;
/** The rules need a past to look back on: so much is read before the range at least. */
const LEAST_LEAD_MS = 600_000;
/** More commits than this are no more to the eye. */
const MOST_COMMITS = 600;
/** They take turns, and each holds the readings of a day. */
const slots = new Slots(6);

type Sources = Pick<Runtime, "history" | "config" | "monitors">;

interface Asked {
  place: PartitionPlace;
  from: Millis;
  to: Millis;
  signal: AbortSignal;
}

/** At most a day at a time: every tick of it is judged. */
export async function servePartitionPast(sources: Sources, { place, from, to, signal }: Asked): Promise<Response> {
  const refused = refuseOrder({ from, to });
  if (refused) return refused;
  if (to - from > MAX_RANGE_MS) {
    return problem(400, "title.too-long-a-range", why("refused.range-hours", { hours: MAX_RANGE_HOURS }), "from");
  }
  const leave = slots.take();
  if (!leave) return tryLater(why("refused.other-pasts", {}), 3);
  try {
    return await judgePast(sources, { place, from, to, signal });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: 499 });
    throw error;
  } finally {
    leave();
  }
}

async function judgePast(sources: Sources, { place, from, to, signal }: Asked): Promise<Response> {
  const { history, config } = sources;
  const { cluster, group, topic } = place;
  const today = knownToday(sources, cluster);
  const settings = today.settingsOf(group, topic);
  const past = new StoredPast();
  const lead = Math.max(LEAST_LEAD_MS, settings.windowMs);
  const reports = await readReports(history, place, { from: from - lead, to });
  for await (const moment of history.readGroupMoments({ ...place, from: from - lead, to })) {
    past.add(moment);
    signal.throwIfAborted();
  }
  const stretches = past.partitions()[0] ?? [];
  const longest = gapMs(config.intervalMs);
  const spans = new SaidSpans({ from, gapMs: longest });
  for (const stretch of stretches) {
    spans.cut();
    const reportOf = followReports(reports);
    const take = (verdict: Verdict) => spans.add(verdict, reportOf(verdict.at));
    const reading = { ...stretch, settings };
    await judgeSlowly(
      judgeMoments(reading, stretch.moments, copyOf(today.habitsOf(group, topic)), reportedVerdicts(reports)),
      take,
      signal,
    );
  }
  const ticks = stretches.reduce((sum, { moments }) => sum + moments.filter((at) => at >= from).length, 0);
  const commits = stretches.flatMap((stretch) => commitGaps(stretch, { from, to, gapMs: longest, most: MOST_COMMITS }));
  const body: PastAnswer = { from, to, ticks, findings: spans.list.map(toWire), commits };
  return answer(body);
}

const toWire = ({ from, to, at, again, finding, ...said }: SaidSpan): PastAnswer["findings"][number] => ({
  ...{ from, to, at, status: said.partitionStatus, consumerStatus: said.consumerStatus, finding },
  ...{ reported: reportToWire(said.report), today: todayToWire(said.otherwise), again },
});
