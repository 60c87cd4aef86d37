/** Reads what a chart needs from ticks that are still open: the rows at its points, and the peaks between them. */
import type { ChartRead } from "./read-chart";
import { fromArrayLiteral } from "./stored-text";
import type { Tick } from "./moment-sources";

export async function readOpen(read: ChartRead, open: readonly Tick[]): Promise<void> {
  if (open.length === 0) return;
  const { points } = read;
  const moments = open.map(({ at }) => at).filter((at) => points.at[points.indexOf(at) ?? -1] === at);
  await Promise.all([
    readCommitted(read, moments),
    readLogs(read, moments),
    points.stepMs > 0 ? readPeaks(read, open[0]!.at, open.at(-1)!.at) : undefined,
  ]);
}

/** A slice of the per-partition arrays: one element, or all of them. */
const sliceOf = (only: number | null) => (only === null ? "" : `[${only + 1}:${only + 1}]`);

async function readCommitted(
  { db, subscriptions: shares, points, table, only }: ChartRead,
  moments: number[],
): Promise<void> {
  const topics = new Map(shares.map((subscription) => [subscription.subscription, subscription.topic]));
  const { rows } = await db.query<{
    id: number;
    at: string;
    length: number;
    committed: string;
    members: number | null;
  }>(
    `SELECT "subscriptionId" AS "id", "at", coalesce(cardinality("committed"), 0) AS "length",
       ("committed")${sliceOf(only)}::text AS "committed", "members"
     FROM "SubscriptionTick" WHERE "subscriptionId" = ANY($1::int[]) AND "at" = ANY($2::bigint[])`,
    [[...topics.keys()], moments],
  );
  for (const { id, at, length, committed, members } of rows) {
    const point = points.indexOf(Number(at))!;
    const cells = fromArrayLiteral(committed, BigInt);
    table.add(topics.get(id)!, "committed", point, only ?? 0, cells, length);
    table.addMembers(point, members);
  }
}

async function readLogs(
  { db, subscriptions: shares, points, table, only }: ChartRead,
  moments: number[],
): Promise<void> {
  const topics = new Map(shares.map((subscription) => [subscription.topicRow, subscription.topic]));
  const slice = sliceOf(only);
  const { rows } = await db.query<{ id: number; at: string; length: number; logEnd: string; logStart: string }>(
    `SELECT "topicId" AS "id", "at", coalesce(cardinality("logEnd"), 0) AS "length",
       ("logEnd")${slice}::text AS "logEnd", ("logStart")${slice}::text AS "logStart"
     FROM "TopicTick" WHERE "topicId" = ANY($1::int[]) AND "at" = ANY($2::bigint[])`,
    [[...topics.keys()], moments],
  );
  for (const { id, at, length, logEnd, logStart } of rows) {
    const point = points.indexOf(Number(at))!;
    table.add(topics.get(id)!, "logEnd", point, only ?? 0, fromArrayLiteral(logEnd, BigInt), length);
    table.add(topics.get(id)!, "logStart", point, only ?? 0, fromArrayLiteral(logStart, BigInt), length);
  }
}

/**
 * The greatest lag of each partition within each step, found by the database: only the peaks travel. It is the lag of
 * lib/core/numbers/lag.ts in SQL (a test compares the two): from the log start where retention has passed the group, never
 * below 0. `greatest` passes over NULL.
 */
async function readPeaks(
  { db, subscriptions: shares, points, table, only }: ChartRead,
  from: number,
  to: number,
): Promise<void> {
  const topics = new Map(shares.map((subscription) => [subscription.subscription, subscription.topic]));
  const slice = sliceOf(only);
  const { rows } = await db.query<{ id: number; last: string; lag: string }>(
    `SELECT "id", max("last") AS "last", array_agg("lag" ORDER BY "place")::text AS "lag" FROM (
      SELECT s."subscriptionId" AS "id", s."at" / $5::bigint AS "step", max(s."at") AS "last", "place",
             max(greatest(p."end" - greatest(p."committed", p."start"), 0))
               FILTER (WHERE p."committed" >= 0 AND p."end" IS NOT NULL) AS "lag"
      FROM unnest($1::int[], $2::int[]) AS share ("subscription", "topic")
        JOIN "SubscriptionTick" s ON s."subscriptionId" = share."subscription" AND s."at" BETWEEN $3 AND $4
        JOIN "TopicTick" t ON t."topicId" = share."topic" AND t."at" = s."at" AND t."at" BETWEEN $3 AND $4,
        unnest((t."logEnd")${slice}, (t."logStart")${slice}, (s."committed")${slice})
          WITH ORDINALITY AS p ("end", "start", "committed", "place")
      GROUP BY 1, 2, 4
    ) AS peaks GROUP BY "id", "step"`,
    [
      shares.map((subscription) => subscription.subscription),
      shares.map((share) => share.topicRow),
      from,
      to,
      points.stepMs,
    ],
  );
  for (const { id, last, lag } of rows) {
    const point = points.indexOf(Number(last));
    if (point === undefined) continue;
    fromArrayLiteral(lag, BigInt).forEach((peak, index) =>
      table.addPeak(topics.get(id)!, point, (only ?? 0) + index, peak),
    );
  }
}
