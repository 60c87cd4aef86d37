/** A topic's past as a chart wants it: the log of every partition along time, whoever reads it. */
import type { Millis } from "@/lib/core/terms";
import type { PrismaClient } from "./generated/client";
import type { Gap, GroupQuery } from "./model";
import { readGaps, readMoments } from "./moments";
import { fromArrayLiteral, toArrayLiteral, toStoredName } from "./stored-text";

/** The logs of one topic at stored moments, oldest first. Arrays have one slot per partition. */
export interface TopicHistory {
  /** Width of one point in ms; 0: every stored tick is a point. */
  stepMs: number;
  points: { at: Millis; logEnd: (bigint | null)[]; logStart: (bigint | null)[] }[];
  gaps: Gap[];
}

export type TopicQuery = Required<Pick<GroupQuery, "cluster" | "topic" | "from" | "to" | "points">>;

/** Reads a topic's logs; a topic that is not known has an empty past. */
export async function readTopic(prisma: PrismaClient, query: TopicQuery): Promise<TopicHistory> {
  const cluster = await prisma.cluster.findUnique({ where: { name: toStoredName(query.cluster) } });
  if (!cluster) return { stepMs: 0, points: [], gaps: [] };
  const [moments, gaps] = await Promise.all([
    readMoments(prisma, cluster.id, query, query.points),
    readGaps(prisma, cluster.id, query, Date.now()),
  ]);
  const rows = await prisma.$queryRaw<{ at: bigint; logEnd: string | null; logStart: string | null }[]>`
    SELECT k."at", k."logEnd"::text AS "logEnd", k."logStart"::text AS "logStart"
    FROM "Topic" t JOIN "TopicTick" k ON k."topicId" = t."id"
    WHERE t."clusterId" = ${cluster.id}::int AND t."name" = ${toStoredName(query.topic)}
      AND k."at" = ANY(${toArrayLiteral(moments.at)}::bigint[])
    ORDER BY k."at"`;
  const points = rows.map(({ at, logEnd, logStart }) => ({
    at: Number(at),
    logEnd: fromArrayLiteral(logEnd, BigInt),
    logStart: fromArrayLiteral(logStart, BigInt),
  }));
  return { stepMs: moments.stepMs, points, gaps };
}
