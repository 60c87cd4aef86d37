/** A group's stored moments whole, oldest first, a few minutes at a time: what the rules need to judge them again. */
import type { StoredMoment } from "@/lib/core/stored-past";
import type { Millis } from "@/lib/core/terms";
import { Prisma, type PrismaClient } from "./generated/client";
import { fromArrayLiteral, fromStoredName, toStoredName } from "./stored-text";

/** So much is held at once. */
const PAGE_MS = 10 * 60_000;

export interface GroupMomentsQuery {
  cluster: string;
  group: string;
  /** Both ends belong to the range. */
  from: Millis;
  to: Millis;
  topic?: string;
  partition?: number;
}

interface Row {
  at: bigint;
  topic: string;
  topicId: string;
  logEnd: string | null;
  logStart: string | null;
  leaderless: string | null;
  committed: string | null;
  commitAt: string | null;
  members: number | null;
}

/** Moments of a group's topics; of one partition where it is named. */
export async function* readGroupMoments(prisma: PrismaClient, query: GroupMomentsQuery): AsyncGenerator<StoredMoment> {
  const { partition } = query;
  const place = partition === undefined ? null : Math.trunc(partition);
  for (let from = query.from; from <= query.to; from += PAGE_MS) {
    const rows = await readPage(prisma, query, from, Math.min(from + PAGE_MS - 1, query.to), place);
    for (const row of rows) yield toMoment(row, place);
  }
}

function readPage(
  prisma: PrismaClient,
  { cluster, group, topic }: GroupMomentsQuery,
  from: Millis,
  to: Millis,
  place: number | null,
): Promise<Row[]> {
  const slice = place === null ? Prisma.empty : Prisma.raw(`[${place + 1}:${place + 1}]`);
  return prisma.$queryRaw<Row[]>`
    SELECT k."at", t."name" AS "topic", t."topicId", (l."logEnd")${slice}::text AS "logEnd",
           (l."logStart")${slice}::text AS "logStart", l."leaderless"::text AS "leaderless",
           (k."committed")${slice}::text AS "committed", (k."commitAt")${slice}::text AS "commitAt", k."members"
    FROM "Cluster" c JOIN "ConsumerGroup" g ON g."clusterId" = c."id"
      JOIN "Subscription" s ON s."groupId" = g."id" JOIN "Topic" t ON t."id" = s."topicId"
      JOIN "SubscriptionTick" k ON k."subscriptionId" = s."id" AND k."at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}
      LEFT JOIN "TopicTick" l ON l."topicId" = t."id" AND l."at" = k."at"
        AND l."at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}
    WHERE c."name" = ${toStoredName(cluster)} AND g."name" = ${toStoredName(group)}
    ${topic === undefined ? Prisma.empty : Prisma.sql`AND t."name" = ${toStoredName(topic)}`}
    ORDER BY k."at", s."id"`;
}

function toMoment(row: Row, place: number | null): StoredMoment {
  return {
    at: Number(row.at),
    topic: fromStoredName(row.topic),
    topicId: row.topicId === "" ? null : row.topicId,
    first: place ?? 0,
    logEnd: fromArrayLiteral(row.logEnd, BigInt),
    logStart: fromArrayLiteral(row.logStart, BigInt),
    leaderless: fromArrayLiteral(row.leaderless, Number).filter((partition) => partition !== null),
    committed: fromArrayLiteral(row.committed, BigInt),
    commitAt: fromArrayLiteral(row.commitAt, Number),
    members: row.members,
  };
}
