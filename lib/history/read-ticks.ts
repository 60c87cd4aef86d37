/** Reads stored ticks back as they were written, oldest first, a few at a time. */
import type { Millis } from "@/lib/core/terms";
import type { PrismaClient } from "./generated/client";
import type { HistoryTick } from "./model";
import { fromArrayLiteral, fromStoredName, toStoredName } from "./stored-text";

/** A tick of a large cluster is 100,000 offsets; so many of them are held at once. */
const PAGE = 20;

interface TopicRow {
  at: bigint;
  name: string;
  topicId: string;
  logEnd: string;
  logStart: string;
  leaderless: string;
}

interface SubscriptionRow {
  at: bigint;
  group: string;
  topic: string;
  committed: string;
  commitAt: string;
  members: number | null;
}

/** Ticks of a cluster from `from` to `to`, both included. */
export async function* readTicks(
  prisma: PrismaClient,
  query: { cluster: string; from: Millis; to: Millis },
): AsyncGenerator<HistoryTick> {
  const cluster = await prisma.cluster.findUnique({ where: { name: toStoredName(query.cluster) } });
  if (!cluster) return;
  let next = BigInt(query.from);
  for (;;) {
    const moments = await prisma.clusterTick.findMany({
      where: { clusterId: cluster.id, at: { gte: next, lte: BigInt(query.to) } },
      orderBy: { at: "asc" },
      take: PAGE,
    });
    yield* await readPage(prisma, query.cluster, cluster.id, moments);
    const last = moments.at(-1);
    if (!last || moments.length < PAGE) return;
    next = last.at + 1n;
  }
}

async function readPage(
  prisma: PrismaClient,
  name: string,
  cluster: number,
  moments: { at: bigint; intervalMs: number }[],
): Promise<HistoryTick[]> {
  const ticks = new Map(
    moments.map(({ at, intervalMs }): [bigint, HistoryTick] => [
      at,
      { cluster: name, at: Number(at), intervalMs, topics: [], subscriptions: [] },
    ]),
  );
  const first = moments[0]?.at;
  const last = moments.at(-1)?.at;
  if (first === undefined || last === undefined) return [];
  const topics = await prisma.$queryRaw<TopicRow[]>`
    SELECT k."at", t."name", t."topicId", k."logEnd"::text, k."logStart"::text, k."leaderless"::text
    FROM "TopicTick" k JOIN "Topic" t ON t."id" = k."topicId"
    WHERE k."at" BETWEEN ${first} AND ${last} AND t."clusterId" = ${cluster}::int
    ORDER BY k."at", t."id"`;
  for (const row of topics) {
    ticks.get(row.at)?.topics.push({
      topic: fromStoredName(row.name),
      topicId: row.topicId === "" ? null : row.topicId,
      logEnd: fromArrayLiteral(row.logEnd, BigInt),
      logStart: fromArrayLiteral(row.logStart, BigInt),
      leaderless: fromArrayLiteral(row.leaderless, Number).filter((partition) => partition !== null),
    });
  }
  const subscriptions = await prisma.$queryRaw<SubscriptionRow[]>`
    SELECT k."at", g."name" AS "group", t."name" AS "topic", k."committed"::text, k."commitAt"::text, k."members"
    FROM "SubscriptionTick" k JOIN "Subscription" s ON s."id" = k."subscriptionId"
      JOIN "ConsumerGroup" g ON g."id" = s."groupId" JOIN "Topic" t ON t."id" = s."topicId"
    WHERE k."at" BETWEEN ${first} AND ${last} AND g."clusterId" = ${cluster}::int
    ORDER BY k."at", s."id"`;
  for (const row of subscriptions) {
    ticks.get(row.at)?.subscriptions.push({
      group: fromStoredName(row.group),
      topic: fromStoredName(row.topic),
      committed: fromArrayLiteral(row.committed, BigInt),
      commitAt: fromArrayLiteral(row.commitAt, Number),
      members: row.members,
    });
  }
  return [...ticks.values()];
}
