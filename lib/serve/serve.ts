/** What the routes answer from: the running monitor's snapshots and history. */
import { answer, handle, problem } from "@/lib/api/answer";
import type { HistoryAnswer, HistoryQuery } from "@/lib/api/contract";
import { toGroupSummary } from "@/lib/api/wire";
import { watchedStatuses } from "@/lib/core/past/watched-statuses";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { TooManyPoints } from "@/lib/history/point-table";
import { logger } from "@/lib/log/log";
import { pointsFor } from "./chart-points";
import { refuseRange } from "./range";
import { runtime, type Runtime } from "../monitor/runtime";

/** Runs a route against the monitor, with errors answered and logged. */
export function serve(run: (monitor: Runtime) => Promise<Response> | Response): Promise<Response> {
  return handle(
    () => run(runtime()),
    (error) => logger("api").error({ err: error }, "a request failed"),
  );
}

/** Answers a group's history in a range, with fewer points where there are many partitions. */
export async function serveHistory(monitor: Runtime, cluster: string, group: string, query: HistoryQuery) {
  try {
    return await readHistory(monitor, cluster, group, query);
  } catch (error) {
    if (!TooManyPoints.is(error)) throw error;
    return problem(413, "title.too-much-at-once", why("refused.points", {}), "points");
  }
}

async function readHistory(
  { history, hub }: Runtime,
  cluster: string,
  group: string,
  query: HistoryQuery,
): Promise<Response> {
  const { from, to } = query;
  const refused = refuseRange({ from, to });
  if (refused) return refused;
  const now = query.partition === undefined ? hub.group(cluster, group)?.group : undefined;
  const points = pointsFor(query.points, now ? toGroupSummary(now).partitionCount : 1);
  const [stored, events, before] = await Promise.all([
    history.readGroup({ cluster, group, ...query, points }),
    history.readEvents({ cluster, group, withCluster: true, from, to, limit: 1000 }),
    history.readStatusBefore({ cluster, group, at: from }),
  ]);
  const text = (value: bigint | null) => (value === null ? null : String(value));
  const topics = new Set(stored.topics.map(({ topic }) => topic));
  // What happened to the cluster concerns the group, but for what happened to topics that it does not read.
  const own = events.filter((event) => event.group !== null || event.topic === null || topics.has(event.topic));
  const changes = events
    .filter((event) => event.group !== null && event.kind === "status" && event.topic === null)
    .map((event) => ({ at: event.at, status: event.after ?? "" }))
    .reverse();
  const body: HistoryAnswer = {
    cluster,
    group,
    from,
    to,
    resolution: stored.resolution,
    stepMs: stored.stepMs,
    topics: stored.topics.map(({ topic, at, partitions }) => ({
      topic,
      at,
      partitions: partitions.map(({ partition, logStart, logEnd, committed, lag }) => ({
        partition,
        logStart: logStart.map(text),
        logEnd: logEnd.map(text),
        committed: committed.map(text),
        lag: lag.map(text),
      })),
    })),
    members: stored.members,
    gaps: stored.gaps,
    events: own,
    statuses: watchedStatuses(
      [...(before ? [{ at: from, status: before.status }] : []), ...changes].filter(isStatusPoint),
      stored.gaps,
      "UNKNOWN",
    ),
  };
  return answer(body);
}

function isStatusPoint(point: { at: number; status: string }): point is { at: number; status: ConsumerStatus } {
  return CONSUMER_STATUSES.some((status) => status === point.status);
}
