/** Answers all that the rules find in a range of a partition's stored past, and how its commits followed each other. */
import { answer, problem } from "@/lib/api/answer";
import { tryLater } from "@/lib/api/overload";
import type { PastAnswer } from "@/lib/api/past-contract";
import { commitGaps, extendFindings, type FindingSpan } from "@/lib/core/past/past-tick";
import { judgeMoments } from "@/lib/core/past/replay";
import { settingsFor } from "@/lib/core/words/settings-for";
import { StoredPast } from "@/lib/core/past/stored-past";
import type { Millis } from "@/lib/core/words/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { judgeSlowly } from "./judge-slowly";
import type { Runtime } from "../monitor/runtime";
import type { PartitionPlace } from "./partition-moment";
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

interface Asked {
  place: PartitionPlace;
  from: Millis;
  to: Millis;
  signal: AbortSignal;
}

/** At most a day at a time: every tick of it is judged. */
export async function servePartitionPast(
  { history, config }: Pick<Runtime, "history" | "config">,
  { place, from, to, signal }: Asked,
): Promise<Response> {
  const refused = refuseOrder({ from, to });
  if (refused) return refused;
  if (to - from > MAX_RANGE_MS) {
    return problem(400, "title.too-long-a-range", why("refused.range-hours", { hours: MAX_RANGE_HOURS }), "from");
  }
  const leave = slots.take();
  if (!leave) return tryLater(why("refused.other-pasts", {}), 3);
  try {
    return await judgePast({ history, config }, { place, from, to, signal });
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: 499 });
    throw error;
  } finally {
    leave();
  }
}

async function judgePast(
  { history, config }: Pick<Runtime, "history" | "config">,
  { place, from, to, signal }: Asked,
): Promise<Response> {
  const { cluster, group, topic } = place;
  const settings = settingsFor(cluster, config.evaluation.defaults, config.evaluation.overrides)(group, topic);
  const past = new StoredPast();
  const lead = Math.max(LEAST_LEAD_MS, settings.windowMs);
  for await (const moment of history.readGroupMoments({ ...place, from: from - lead, to })) {
    past.add(moment);
    signal.throwIfAborted();
  }
  const stretches = past.partitions()[0] ?? [];
  const findings: FindingSpan[] = [];
  const gapMs = 3 * config.intervalMs;
  for (const stretch of stretches) {
    let before: Millis | null = null;
    const take = (verdict: Parameters<typeof extendFindings>[1]) => {
      if (verdict.at >= from) extendFindings(findings, verdict, before, gapMs);
      before = verdict.at;
    };
    await judgeSlowly(judgeMoments({ ...stretch, settings }, stretch.moments), take, signal);
  }
  const ticks = stretches.reduce((sum, { moments }) => sum + moments.filter((at) => at >= from).length, 0);
  const commits = stretches.flatMap((stretch) => commitGaps(stretch, { from, to, gapMs, most: MOST_COMMITS }));
  const body: PastAnswer = { from, to, ticks, findings, commits };
  return answer(body);
}
