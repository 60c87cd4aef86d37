/** What happened to all groups in a range, for the strips of the overview: one row per group and step at most. */
import { toStrip, type StatusStrip, type StripStep } from "@/lib/core/past/status-strip";
import { CONSUMER_STATUSES, type ConsumerStatus, type Millis } from "@/lib/core/words/terms";
import type { Gap } from "./model";
import { readGaps, readTimeline, type Db } from "./moment-sources";
import { resolutionFor } from "./points";
import { fromStoredName, toStoredName } from "./stored-text";

export interface StatusesQuery {
  cluster?: string;
  from: Millis;
  to: Millis;
  /** Width of a step; steps are counted from the epoch, so that a strip that moves on keeps its steps. */
  stepMs: Millis;
}

export interface ClusterStatuses {
  cluster: string;
  gaps: Gap[];
  groups: ({ group: string } & StatusStrip)[];
}

interface GroupRow {
  id: number;
  clusterId: number;
  name: string;
  before: string | null;
}

interface StepRow {
  id: number;
  step: string;
  worst: number;
  last: string | null;
}

/** As coarse as a strip of a screen's width needs: it decides where gaps are read from. */
const POINTS = 120;

/** Strips of every group that had a status in the range, by cluster. */
export async function readStatuses(db: Db, query: StatusesQuery): Promise<ClusterStatuses[]> {
  const { rows: clusters } = await db.query<{ id: number; name: string }>(
    `SELECT "id", "name" FROM "Cluster" WHERE $1::text IS NULL OR "name" = $1 ORDER BY "name"`,
    [query.cluster === undefined ? null : toStoredName(query.cluster)],
  );
  const ids = clusters.map(({ id }) => id);
  const [groups, steps, gaps] = await Promise.all([
    readGroups(db, ids, query.from),
    readSteps(db, ids, query),
    Promise.all(ids.map((id) => gapsOfCluster(db, id, query))),
  ]);
  return clusters.map(({ id, name }, index) => ({
    cluster: fromStoredName(name),
    gaps: gaps[index] ?? [],
    groups: groups
      .filter((group) => group.clusterId === id)
      .map((group) => ({
        group: fromStoredName(group.name),
        ...toStrip(asStatus(group.before), steps.get(group.id) ?? [], query),
      }))
      .filter(({ status }) => status.some((one) => one !== null)),
  }));
}

async function gapsOfCluster(db: Db, clusterId: number, range: StatusesQuery): Promise<Gap[]> {
  const timeline = await readTimeline(db, clusterId, range, resolutionFor(range, POINTS));
  return readGaps(db, clusterId, timeline, range, Date.now());
}

/** All groups, each with its status just before the range: one short look into the index per group. */
async function readGroups(db: Db, clusters: number[], from: Millis): Promise<GroupRow[]> {
  const { rows } = await db.query<GroupRow>(
    `SELECT g."id", g."clusterId", g."name", reported."after" AS "before"
     FROM "ConsumerGroup" g LEFT JOIN LATERAL (
       SELECT e."after" FROM "Event" e
       WHERE e."groupId" = g."id" AND e."at" < $2
         AND e."topic" IS NULL AND e."kind" IN ('status', 'group-deleted')
       ORDER BY e."at" DESC, e."id" DESC LIMIT 1
     ) AS reported ON true
     WHERE g."clusterId" = ANY($1::int[]) ORDER BY g."name"`,
    [clusters, from],
  );
  return rows;
}

/** The worst and the last status of each step in which one was told; a deleted group has none. */
async function readSteps(
  db: Db,
  clusters: number[],
  { from, to, stepMs }: StatusesQuery,
): Promise<Map<number, StripStep[]>> {
  const { rows } = await db.query<StepRow>(
    `SELECT "groupId" AS "id", "at" / $4::bigint AS "step",
            max(coalesce(array_position($5::text[], "after"), 0))::int - 1 AS "worst",
            (array_agg("after" ORDER BY "at" DESC, "id" DESC))[1] AS "last"
     FROM "Event"
     WHERE "clusterId" = ANY($1::int[]) AND "at" BETWEEN $2 AND $3
       AND "groupId" IS NOT NULL AND "topic" IS NULL AND "kind" IN ('status', 'group-deleted')
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [clusters, from, to, stepMs, CONSUMER_STATUSES],
  );
  const steps = new Map<number, StripStep[]>();
  for (const { id, step, worst, last } of rows) {
    const list = steps.get(id) ?? [];
    list.push({ step: Number(step), worst: CONSUMER_STATUSES[worst] ?? null, last: asStatus(last) });
    steps.set(id, list);
  }
  return steps;
}

const asStatus = (text: string | null): ConsumerStatus | null =>
  CONSUMER_STATUSES.find((status) => status === text) ?? null;
