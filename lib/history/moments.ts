/** When a cluster was collected: the moments of a range, thinned to the points of a chart, and the gaps. */
import type { Millis } from "@/lib/core/terms";
import type { PrismaClient } from "./generated/client";
import type { Gap } from "./model";

/** Ticks farther apart than so many intervals, and than this, leave a gap: a late cycle is none. */
const GAP_INTERVALS = 3;
const GAP_AT_LEAST_MS = 15_000;

/** Ticks are thinned only where they are so many times the points asked for: an hour of 721 ticks is not, for 720. */
const WORTH_THINNING = 1.5;

export interface Moments {
  /** Width of a point; 0: each tick is one. */
  stepMs: number;
  /** The moments of the points, ascending; a wide point is drawn at the last tick in it. */
  at: bigint[];
}

interface Range {
  from: Millis;
  to: Millis;
}

/** All ticks of the range when they are about `points` or fewer; else the last one of each step. */
export async function readMoments(
  prisma: PrismaClient,
  cluster: number,
  { from, to }: Range,
  points: number,
): Promise<Moments> {
  const [count] = await prisma.$queryRaw<{ ticks: number }[]>`
    SELECT count(*)::int AS "ticks" FROM "ClusterTick"
    WHERE "clusterId" = ${cluster}::int AND "at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}`;
  const stepMs = (count?.ticks ?? 0) <= points * WORTH_THINNING ? 0 : Math.ceil((to - from) / points);
  // Steps are counted from the epoch, not from the range: a chart that moves on keeps its points.
  const rows = await prisma.$queryRaw<{ at: bigint }[]>`
    SELECT max("at") AS "at" FROM "ClusterTick"
    WHERE "clusterId" = ${cluster}::int AND "at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}
    GROUP BY "at" / ${BigInt(Math.max(stepMs, 1))}::bigint ORDER BY 1`;
  return { stepMs, at: rows.map(({ at }) => at) };
}

/**
 * Stretches of the range that nobody collected. Before the cluster's first tick there was nothing to miss, and what
 * lies after `now` has not come yet.
 */
export async function readGaps(
  prisma: PrismaClient,
  cluster: number,
  { from, to }: Range,
  now: Millis,
): Promise<Gap[]> {
  const rows = await prisma.$queryRaw<{ at: bigint; next: bigint | null; intervalMs: number }[]>`
    WITH ticks AS (
      (SELECT "at", "intervalMs" FROM "ClusterTick"
       WHERE "clusterId" = ${cluster}::int AND "at" < ${BigInt(from)} ORDER BY "at" DESC LIMIT 1)
      UNION ALL
      (SELECT "at", "intervalMs" FROM "ClusterTick"
       WHERE "clusterId" = ${cluster}::int AND "at" BETWEEN ${BigInt(from)} AND ${BigInt(to)})
      UNION ALL
      (SELECT "at", "intervalMs" FROM "ClusterTick"
       WHERE "clusterId" = ${cluster}::int AND "at" > ${BigInt(to)} ORDER BY "at" LIMIT 1)
    ), steps AS (SELECT "at", "intervalMs", lead("at") OVER (ORDER BY "at") AS "next" FROM ticks)
    SELECT "at", "next", "intervalMs" FROM steps
    WHERE "next" IS NULL OR "next" - "at" > greatest(${GAP_INTERVALS}::int * "intervalMs", ${GAP_AT_LEAST_MS}::int)
    ORDER BY "at"`;
  const end = Math.min(to, now);
  return rows
    .map(({ at, next, intervalMs }) => ({ from: Number(at), to: next === null ? end : Number(next), intervalMs }))
    .filter((gap) => gap.to - gap.from > Math.max(GAP_INTERVALS * gap.intervalMs, GAP_AT_LEAST_MS))
    .map((gap) => ({ from: Math.max(gap.from, from), to: Math.min(gap.to, end) }))
    .filter((gap) => gap.to > gap.from);
}
