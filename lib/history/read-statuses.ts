/** What happened to all groups in a range, for the strips of the overview: one row per group and step at most. */
import { toStrip, type StatusStrip, type StripStep } from "@/lib/core/status-strip";
import { CONSUMER_STATUSES, type ConsumerStatus, type Millis } from "@/lib/core/terms";
import { Prisma, type PrismaClient } from "./generated/client";
import type { Gap } from "./model";
import { readGaps } from "./moments";
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
  step: bigint;
  worst: number;
  last: string | null;
}

/** Strips of every group that had a status in the range, by cluster. */
export async function readStatuses(prisma: PrismaClient, query: StatusesQuery): Promise<ClusterStatuses[]> {
  const clusters = await prisma.cluster.findMany({
    where: query.cluster === undefined ? {} : { name: toStoredName(query.cluster) },
    orderBy: { name: "asc" },
  });
  const ids = Prisma.sql`ANY(${clusters.map(({ id }) => id)}::int[])`;
  const [groups, steps, gaps] = await Promise.all([
    readGroups(prisma, ids, query.from),
    readSteps(prisma, ids, query),
    Promise.all(clusters.map(({ id }) => readGaps(prisma, id, query, Date.now()))),
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

/** All groups, each with its status just before the range: one short look into the index per group. */
function readGroups(prisma: PrismaClient, clusters: Prisma.Sql, from: Millis): Promise<GroupRow[]> {
  return prisma.$queryRaw<GroupRow[]>`
    SELECT g."id", g."clusterId", g."name", told."after" AS "before"
    FROM "ConsumerGroup" g LEFT JOIN LATERAL (
      SELECT e."after" FROM "Event" e
      WHERE e."groupId" = g."id" AND e."at" < ${BigInt(from)}
        AND e."topic" IS NULL AND e."kind" IN ('status', 'group-deleted')
      ORDER BY e."at" DESC, e."id" DESC LIMIT 1
    ) AS told ON true
    WHERE g."clusterId" = ${clusters} ORDER BY g."name"`;
}

/** The worst and the last status of each step in which one was told; a deleted group has none. */
async function readSteps(
  prisma: PrismaClient,
  clusters: Prisma.Sql,
  { from, to, stepMs }: StatusesQuery,
): Promise<Map<number, StripStep[]>> {
  const rows = await prisma.$queryRaw<StepRow[]>`
    SELECT "groupId" AS "id", "at" / ${BigInt(stepMs)}::bigint AS "step",
           max(coalesce(array_position(${[...CONSUMER_STATUSES]}::text[], "after"), 0))::int - 1 AS "worst",
           (array_agg("after" ORDER BY "at" DESC, "id" DESC))[1] AS "last"
    FROM "Event"
    WHERE "clusterId" = ${clusters} AND "at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}
      AND "groupId" IS NOT NULL AND "topic" IS NULL AND "kind" IN ('status', 'group-deleted')
    GROUP BY 1, 2 ORDER BY 1, 2`;
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
