/** Judges a group's stored past again under other settings, and lays it beside what was told then. */
import { problem } from "@/lib/api/answer";
import type { GroupReplayQuery } from "@/lib/api/replay-contract";
import { toBytes } from "@/lib/core/judge/habits/habit-bytes";
import type { ShownStatus } from "@/lib/core/past/spans";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { HistoryEvent } from "@/lib/history/history";
import { judgeElsewhere } from "./judge-elsewhere";
import type { PastJob, PastPiece, ReportedChange } from "./judge-job";
import type { Runtime } from "../monitor/runtime";
import { monitorOfCluster } from "./known-today";
import { gapMs } from "./past-lead";
import { refuseOrder } from "./range";

const MAX_RANGE_HOURS = 24;
const MAX_RANGE_MS = MAX_RANGE_HOURS * 3_600_000;
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
  { history, config, monitors }: Pick<Runtime, "history" | "config" | "monitors">,
  { cluster, group, query, signal }: Asked,
): Promise<Response> {
  const { from, to, topic, partition, ...changed } = query;
  const refused = refuseOrder({ from, to });
  if (refused) return refused;
  if (to - from > MAX_RANGE_MS) {
    return problem(400, "title.too-long-a-range", why("refused.range-hours-again", { hours: MAX_RANGE_HOURS }), "from");
  }
  const { defaults, overrides } = config.evaluation;
  const job: PastJob = {
    ...{ kind: "past", cluster, group, from, to, defaults, overrides, changed: defined(changed) },
    ...knownOf(monitors, cluster, group),
    gapMs: gapMs(config.intervalMs),
  };
  const lead = Math.max(LEAST_LEAD_MS, changed.windowMs ?? defaults.windowMs);
  const feed = async (send: (piece: PastPiece) => void, still: AbortSignal) => {
    let readings = 0;
    for await (const moment of history.readGroupMoments({ cluster, group, topic, partition, from: from - lead, to })) {
      still.throwIfAborted();
      readings += Math.max(moment.logEnd.length, moment.committed.length);
      if (readings > MOST_READINGS) return tooMuch(partition === undefined);
      send({ moments: [moment] });
    }
    send({ reported: await readReportedChanges(history, { cluster, group, from, to }) });
    return null;
  };
  return judgeElsewhere({ job, signal, feed });
}

/** What people declare of the group, and what was learned of it up to now. */
function knownOf(monitors: Runtime["monitors"], cluster: string, group: string): Pick<PastJob, "declared" | "habits"> {
  const monitor = monitorOfCluster(monitors, cluster);
  const declared = [...(monitor?.habitKeeper.declared.ofGroup(group) ?? [])];
  const habits = [...(monitor?.habitsOf(group) ?? [])];
  return { declared, habits: habits.map(([topic, known]) => [topic, toBytes(known)]) };
}

/** What was reported of the group and of its partitions in the range, and just before it. Oldest first. */
async function readReportedChanges(
  history: Runtime["history"],
  range: { cluster: string; group: string; from: number; to: number },
): Promise<ReportedChange[]> {
  const { cluster, group, from, to } = range;
  const [events, partitionsBefore, before] = await Promise.all([
    history.readEvents({ cluster, group, from, to, limit: MOST_EVENTS }),
    history.readPartitionStatusesBefore({ cluster, group, at: from }),
    history.readStatusBefore({ cluster, group, at: from }),
  ]);
  const nowhere = { topic: null, partition: null, evidence: null };
  const first = before && isStatus(before.status) ? [{ ...before, status: before.status, ...nowhere }] : [];
  const changes = events.reverse().filter(({ kind }) => kind === "status");
  return [...first, ...[...partitionsBefore, ...changes].flatMap(toChange)];
}

/** More changes than this within a day are no history to compare with. */
const MOST_EVENTS = 20_000;

function toChange({ at, topic, partition, after, message, said }: HistoryEvent): ReportedChange[] {
  return after !== null && isStatus(after) ? [{ at, topic, partition, status: after, evidence: message, said }] : [];
}

const isStatus = (text: string): text is ShownStatus =>
  [...PARTITION_STATUSES, ...CONSUMER_STATUSES].some((status) => status === text);

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

const tooMuch = (all: boolean) =>
  problem(400, "title.too-much-to-judge", why("refused.readings", { most: MOST_READINGS, all }), "from");
