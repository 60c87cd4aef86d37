/** A group's past as a chart wants it: offsets and lag of every partition along time, thinned, gaps kept. */
import { Prisma, type PrismaClient } from "./generated/client";
import type { GroupHistory, GroupQuery } from "./model";
import { readGaps, readMoments, type Moments } from "./moments";
import { PointTable } from "./point-table";
import { fromArrayLiteral, fromStoredName, toArrayLiteral, toStoredName } from "./stored-text";

interface Share {
  /** Rows of Subscription and Topic. */
  subscription: number;
  topicRow: number;
  topic: string;
}

/** Reads a group's history; a group or a topic that is not known has an empty one. */
export async function readGroup(prisma: PrismaClient, query: GroupQuery): Promise<GroupHistory> {
  const cluster = await prisma.cluster.findUnique({ where: { name: toStoredName(query.cluster) } });
  if (!cluster) return { stepMs: 0, topics: [], members: { at: [], count: [] }, gaps: [] };
  const [shares, moments, gaps] = await Promise.all([
    readShares(prisma, cluster.id, query),
    readMoments(prisma, cluster.id, query, query.points),
    readGaps(prisma, cluster.id, query, Date.now()),
  ]);
  const table = new PointTable(moments.at.map(Number), query.partition ?? null);
  const slice = sliceOf(query.partition);
  await Promise.all([
    readCommitted(prisma, shares, moments, slice, table),
    readLogs(prisma, shares, moments, slice, table),
    moments.stepMs > 0 ? readPeaks(prisma, shares, moments, query, slice, table) : undefined,
  ]);
  return { stepMs: moments.stepMs, topics: table.topics(), members: table.members(), gaps };
}

/** A slice of the per-partition arrays: one element, or all of them. */
function sliceOf(partition: number | undefined): Prisma.Sql {
  return partition === undefined
    ? Prisma.empty
    : Prisma.raw(`[${Math.trunc(partition) + 1}:${Math.trunc(partition) + 1}]`);
}

async function readShares(prisma: PrismaClient, cluster: number, query: GroupQuery): Promise<Share[]> {
  const subscriptions = await prisma.subscription.findMany({
    where: {
      group: { clusterId: cluster, name: toStoredName(query.group) },
      ...(query.topic !== undefined && { topic: { name: toStoredName(query.topic) } }),
    },
    include: { topic: true },
  });
  return subscriptions.map(({ id, topic }) => ({
    subscription: id,
    topicRow: topic.id,
    topic: fromStoredName(topic.name),
  }));
}

async function readCommitted(
  prisma: PrismaClient,
  shares: Share[],
  moments: Moments,
  slice: Prisma.Sql,
  table: PointTable,
): Promise<void> {
  const topics = new Map(shares.map((share) => [share.subscription, share.topic]));
  const rows = await prisma.$queryRaw<{ id: number; at: bigint; committed: string | null; members: number | null }[]>`
    SELECT "subscriptionId" AS "id", "at", ("committed")${slice}::text AS "committed", "members"
    FROM "SubscriptionTick"
    WHERE "subscriptionId" = ANY(${toArrayLiteral([...topics.keys()])}::int[])
      AND "at" = ANY(${toArrayLiteral(moments.at)}::bigint[])`;
  for (const { id, at, committed, members } of rows) {
    table.addCommitted(topics.get(id)!, Number(at), fromArrayLiteral(committed, BigInt), members);
  }
}

async function readLogs(
  prisma: PrismaClient,
  shares: Share[],
  moments: Moments,
  slice: Prisma.Sql,
  table: PointTable,
): Promise<void> {
  const topics = new Map(shares.map((share) => [share.topicRow, share.topic]));
  const rows = await prisma.$queryRaw<{ id: number; at: bigint; logEnd: string | null; logStart: string | null }[]>`
    SELECT "topicId" AS "id", "at", ("logEnd")${slice}::text AS "logEnd", ("logStart")${slice}::text AS "logStart"
    FROM "TopicTick"
    WHERE "topicId" = ANY(${toArrayLiteral([...topics.keys()])}::int[])
      AND "at" = ANY(${toArrayLiteral(moments.at)}::bigint[])`;
  for (const { id, at, logEnd, logStart } of rows) {
    table.addLog(topics.get(id)!, Number(at), fromArrayLiteral(logEnd, BigInt), fromArrayLiteral(logStart, BigInt));
  }
}

/**
 * The greatest lag of each partition within each step, found by the database: only the peaks travel. It is the lag of
 * lib/core/lag.ts in SQL (a test compares the two): from the log start where retention has passed the group, never
 * below 0. `greatest` passes over NULL.
 */
async function readPeaks(
  prisma: PrismaClient,
  shares: Share[],
  moments: Moments,
  { from, to }: GroupQuery,
  slice: Prisma.Sql,
  table: PointTable,
): Promise<void> {
  const topics = new Map(shares.map((share) => [share.subscription, share.topic]));
  const rows = await prisma.$queryRaw<{ id: number; step: bigint; lag: string }[]>`
    SELECT "id", "step", array_agg("lag" ORDER BY "place")::text AS "lag" FROM (
      SELECT s."subscriptionId" AS "id", s."at" / ${BigInt(moments.stepMs)}::bigint AS "step", "place",
             max(greatest(p."end" - greatest(p."committed", p."start"), 0))
               FILTER (WHERE p."committed" >= 0 AND p."end" IS NOT NULL) AS "lag"
      FROM unnest(
          ${toArrayLiteral(shares.map((share) => share.subscription))}::int[],
          ${toArrayLiteral(shares.map((share) => share.topicRow))}::int[]
        ) AS share ("subscription", "topic")
        JOIN "SubscriptionTick" s ON s."subscriptionId" = share."subscription"
          AND s."at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}
        JOIN "TopicTick" t ON t."topicId" = share."topic" AND t."at" = s."at"
          AND t."at" BETWEEN ${BigInt(from)} AND ${BigInt(to)},
        unnest((t."logEnd")${slice}, (t."logStart")${slice}, (s."committed")${slice})
          WITH ORDINALITY AS p ("end", "start", "committed", "place")
      GROUP BY 1, 2, 3
    ) AS peaks GROUP BY "id", "step"`;
  const pointOf = new Map(moments.at.map((at) => [at / BigInt(moments.stepMs), Number(at)]));
  for (const { id, step, lag } of rows) {
    const at = pointOf.get(step);
    if (at !== undefined) table.addPeaks(topics.get(id)!, at, fromArrayLiteral(lag, BigInt));
  }
}
