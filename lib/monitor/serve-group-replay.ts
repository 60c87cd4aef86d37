/** Judges a group's stored past again under other settings, and lays it beside what was told then. */
import { answer, problem } from "@/lib/api/answer";
import type { GroupReplayAnswer, GroupReplayQuery } from "@/lib/api/replay-contract";
import { judgeMoments } from "@/lib/core/replay";
import type { EvaluationSettings } from "@/lib/core/settings";
import { settingsFor } from "@/lib/core/settings-for";
import {
  asItWas,
  clipSpans,
  extendSpans,
  shownStatus,
  spansOfChanges,
  type ShownStatus,
  type Span,
  type SpanChange,
} from "@/lib/core/spans";
import { StoredPast, type Stretch } from "@/lib/core/stored-past";
import { CONSUMER_STATUSES, PARTITION_STATUSES, worseConsumer, type ConsumerStatus } from "@/lib/core/terms";
import type { Verdict } from "@/lib/core/verdict";
import type { HistoryEvent } from "@/lib/history/history";
import { beginReplay, endReplay, judgeSlowly } from "./judge-slowly";
import type { Runtime } from "./runtime";
import { busy } from "./serve-replay";

const MAX_RANGE_MS = 86_400_000;
/** Readings of partitions, each judged twice: under the settings in force and under those given. About 15 s. */
const MOST_READINGS = 200_000;
/** The rules need a past to look back on: so much is read before the range at least. */
const LEAST_LEAD_MS = 600_000;

interface Asked {
  cluster: string;
  group: string;
  query: GroupReplayQuery;
  signal: AbortSignal;
}

/** Answers with the statuses of a group and its partitions as they were and as they would have been. */
export async function serveGroupReplay(
  { history, config }: Pick<Runtime, "history" | "config">,
  { cluster, group, query, signal }: Asked,
): Promise<Response> {
  const { from, to, topic, partition, ...changed } = query;
  if (to <= from) return problem(400, "Bad request", `to (${to}) must be later than from (${from}).`, "to");
  if (to - from > MAX_RANGE_MS) {
    return problem(
      400,
      "Too long a range",
      "At most 24 hours are judged again at a time. Choose a shorter range.",
      "from",
    );
  }
  if (!beginReplay()) return busy();
  try {
    const inForce = settingsFor(cluster, config.evaluation.defaults, config.evaluation.overrides);
    const settingsOf = (name: string) => ({ ...inForce(group, name), ...defined(changed) });
    const lead = Math.max(LEAST_LEAD_MS, changed.windowMs ?? config.evaluation.defaults.windowMs);
    const past = new StoredPast();
    for await (const moment of history.readGroupMoments({ cluster, group, topic, partition, from: from - lead, to })) {
      past.add(moment);
      if (past.readings > MOST_READINGS) return tooMuch(partition === undefined);
      signal.throwIfAborted();
    }
    const told = await readTold(history, { cluster, group, from, to });
    const gapMs = 3 * config.intervalMs;
    const whole = new Map<number, ConsumerStatus>();
    const partitions: GroupReplayAnswer["partitions"] = [];
    for (const stretches of past.partitions()) {
      const { topic, partition } = stretches[0]!;
      const judge = (settings: EvaluationSettings, tell: (verdict: Verdict) => void) =>
        judgeStretches(stretches, settings, { gapMs, signal, tell });
      const before = await judge(inForce(group, topic), () => undefined);
      const would = await judge(settingsOf(topic), (verdict) => addTo(whole, verdict));
      const was = asItWas(told.partition(topic, partition), clipSpans(before, from, to));
      partitions.push({ topic, partition, was, would: clipSpans(would, from, to) });
    }
    const body: GroupReplayAnswer = {
      ...{ cluster, group, from, to, evaluations: past.readings },
      whole: { was: told.whole, would: clipSpans(spansOf(whole, gapMs), from, to) },
      partitions,
    };
    return answer(body);
  } catch (error) {
    if (signal.aborted) return new Response(null, { status: 499 });
    throw error;
  } finally {
    endReplay();
  }
}

async function judgeStretches(
  stretches: readonly Stretch[],
  settings: EvaluationSettings,
  { gapMs, signal, tell }: { gapMs: number; signal: AbortSignal; tell(verdict: Verdict): void },
): Promise<Span[]> {
  const spans: Span[] = [];
  for (const stretch of stretches) {
    const take = (verdict: Verdict) => {
      const { rule = null, evidence = null, said } = verdict.finding ?? {};
      extendSpans(spans, verdict.at, { status: shownStatus(verdict), rule, evidence, said }, gapMs);
      tell(verdict);
    };
    await judgeSlowly(judgeMoments({ ...stretch, settings }, stretch.moments), take, signal);
  }
  return spans;
}

/** A group is what its worst partition is; one that is unknown hides nothing of the others. */
function addTo(whole: Map<number, ConsumerStatus>, { at, consumerStatus }: Verdict): void {
  const before = whole.get(at);
  if (before === undefined || before === "UNKNOWN") whole.set(at, consumerStatus);
  else if (consumerStatus !== "UNKNOWN") whole.set(at, worseConsumer(before, consumerStatus));
}

function spansOf(whole: ReadonlyMap<number, ConsumerStatus>, gapMs: number): Span[] {
  const spans: Span[] = [];
  for (const [at, status] of [...whole].sort(([a], [b]) => a - b)) {
    extendSpans(spans, at, { status, rule: null, evidence: null }, gapMs);
  }
  return spans;
}

/** What was told of the group and of its partitions in the range. */
async function readTold(
  history: Runtime["history"],
  range: { cluster: string; group: string; from: number; to: number },
) {
  const { cluster, group, from, to } = range;
  const [events, partitionsBefore, before] = await Promise.all([
    history.readEvents({ cluster, group, from, to, limit: MOST_EVENTS }),
    history.readPartitionStatusesBefore({ cluster, group, at: from }),
    history.readStatusBefore({ cluster, group, at: from }),
  ]);
  const changes = [...events].reverse().filter(({ kind }) => kind === "status");
  const spans = (list: readonly HistoryEvent[]) => spansOfChanges(list.flatMap(toChange), from, to);
  const first = before && isStatus(before.status) ? [{ ...before, status: before.status, evidence: null }] : [];
  return {
    whole: spansOfChanges([...first, ...changes.filter(({ topic }) => topic === null).flatMap(toChange)], from, to),
    partition: (topic: string, partition: number) =>
      spans([...partitionsBefore, ...changes].filter((one) => one.topic === topic && one.partition === partition)),
  };
}

/** More changes than this within a day are no history to compare with. */
const MOST_EVENTS = 20_000;

function toChange({ at, after, message, said }: HistoryEvent): SpanChange[] {
  return after !== null && isStatus(after) ? [{ at, status: after, evidence: message, said }] : [];
}

const isStatus = (text: string): text is ShownStatus =>
  [...PARTITION_STATUSES, ...CONSUMER_STATUSES].some((status) => status === text);

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

function tooMuch(all: boolean): Response {
  const way = all ? "Choose a shorter range, or one topic and partition." : "Choose a shorter range.";
  return problem(
    400,
    "Too much to judge",
    `The range holds more than ${MOST_READINGS} readings of partitions. ${way}`,
    "from",
  );
}
