/**
 * Sums up closed days: per topic and subscription in buckets of 5 minutes and of 1 hour, from the blocks. A day
 * counts as rolled up once its ClusterRollup rows are there, which are written last; what a crash left half done is
 * simply done again, and gives the same bytes.
 */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { blocksFor, unpackSubscription, unpackTicks, unpackTopic, type TopicGrids } from "./block/blocks";
import { packClusterRollup, packSubscriptionRollup, packTopicRollup } from "./block/rollup";
import { CLOSED_AFTER_MS } from "./compaction";
import { DAY_MS, makePartitions, ROLLUPS_1H, ROLLUPS_5M } from "./partitions";
import { RollupDay, type PartTicks } from "./rollup-day";

/** The two resolutions below full, and where their days lie. */
export const RESOLUTIONS = [
  { name: "5m", bucketMs: 300_000, family: ROLLUPS_5M },
  { name: "1h", bucketMs: 3_600_000, family: ROLLUPS_1H },
] as const;
export type RollupName = (typeof RESOLUTIONS)[number]["name"];

interface ClosedDay {
  clusterId: number;
  day: Millis;
}

/** One round: rolls up the closed days that have more ticks than their rollups stand for. Returns how many days. */
export async function rollUp(
  client: pg.ClientBase,
  now: Millis,
  pause: () => Promise<void>,
  going: () => boolean = () => true,
): Promise<number> {
  let days = 0;
  for (const closed of await closedDays(client, now)) {
    if (!going()) return days;
    for (const { family } of RESOLUTIONS) await makePartitions(client, family, [closed.day]);
    await rollUpDay(client, closed, pause);
    days++;
  }
  return days;
}

/** Days whose ticks are all in blocks: their last hour has been closed for a while, and nothing is being made. */
async function closedDays(client: pg.ClientBase, now: Millis): Promise<ClosedDay[]> {
  const { rows } = await client.query<{ clusterId: number; day: string }>(
    `SELECT b."clusterId", b."day" FROM (
       SELECT "clusterId", "hour" - "hour" % ${DAY_MS} AS "day", sum("ticks") AS "ticks", bool_and("doneAt" IS NOT NULL) AS "done"
       FROM "ClusterBlock" GROUP BY 1, 2
     ) AS b LEFT JOIN "ClusterRollup1h" r ON r."clusterId" = b."clusterId" AND r."day" = b."day"
     WHERE b."done" AND b."day" + ${DAY_MS} <= $1 AND b."ticks" > coalesce(r."ticks", 0)
     ORDER BY 2, 1`,
    [now - CLOSED_AFTER_MS],
  );
  return rows.map(({ clusterId, day }) => ({ clusterId, day: Number(day) }));
}

async function rollUpDay(client: pg.ClientBase, { clusterId, day }: ClosedDay, pause: () => Promise<void>) {
  const parts = await readParts(client, clusterId, day);
  const rolled = RESOLUTIONS.map(({ name, bucketMs }) => ({ name, layout: new RollupDay(day, bucketMs, parts) }));
  const range = [day, day + DAY_MS];
  const { rows: topics } = await client.query<{ id: number }>(
    `SELECT DISTINCT b."topicId" AS "id" FROM "TopicBlock" b JOIN "Topic" t ON t."id" = b."topicId"
     WHERE t."clusterId" = $3 AND b."hour" >= $1 AND b."hour" < $2
     UNION SELECT DISTINCT s."topicId" FROM "SubscriptionBlock" b JOIN "Subscription" s ON s."id" = b."subscriptionId"
     JOIN "ConsumerGroup" g ON g."id" = s."groupId"
     WHERE g."clusterId" = $3 AND b."hour" >= $1 AND b."hour" < $2 ORDER BY 1`,
    [...range, clusterId],
  );
  for (const { id: topicId } of topics) {
    const { rows: subscriptions } = await client.query<{ id: number }>(
      `SELECT "id" FROM "Subscription" WHERE "topicId" = $1 ORDER BY "id"`,
      [topicId],
    );
    // A chunk at a time: of all groups on the topic, which share its logs.
    for (let chunk = 0, chunks = 1; chunk < chunks; chunk++) {
      const logs = await readLogs(client, topicId, chunk, parts, range);
      chunks = Math.max(chunks, logs.chunks);
      for (const { name, layout } of rolled) {
        const { logEnd, logStart } = layout.topic(chunk, logs.grids);
        await put(client, "Topic", name, topicId, day, chunk, await packTopicRollup(logEnd, logStart));
        await pause();
      }
      for (const { id } of subscriptions) {
        const own = await readCommitted(client, id, chunk, parts, range);
        if (own.grids.size === 0) continue;
        chunks = Math.max(chunks, own.chunks);
        for (const { name, layout } of rolled) {
          const packed = await packSubscriptionRollup(layout.subscription(chunk, own.grids, logs.grids));
          await put(client, "Subscription", name, id, day, chunk, packed);
          await pause();
        }
      }
    }
  }
  await endDay(client, { clusterId, day }, parts, rolled);
}

async function endDay(
  client: pg.ClientBase,
  { clusterId, day }: ClosedDay,
  parts: readonly PartTicks[],
  rolled: { name: RollupName; layout: RollupDay }[],
): Promise<void> {
  const ticks = parts.reduce((sum, { at }) => sum + at.length, 0);
  // The resolution that is asked for whether a day is done comes last.
  for (const { name, layout } of rolled) {
    const packed = await packClusterRollup(layout.cluster());
    await client.query(
      `INSERT INTO "ClusterRollup${name}" ("clusterId", "day", "ticks", "data") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("clusterId", "day") DO UPDATE SET "ticks" = excluded."ticks", "data" = excluded."data"`,
      [clusterId, day, ticks, packed],
    );
  }
}

async function put(
  client: pg.ClientBase,
  what: "Topic" | "Subscription",
  name: RollupName,
  id: number,
  day: Millis,
  chunk: number,
  packed: Buffer,
): Promise<void> {
  const key = what === "Topic" ? `"topicId"` : `"subscriptionId"`;
  await client.query(
    `INSERT INTO "${what}Rollup${name}" (${key}, "day", "chunk", "data") VALUES ($1, $2, $3, $4)
     ON CONFLICT (${key}, "day", "chunk") DO UPDATE SET "data" = excluded."data"`,
    [id, day, chunk, packed],
  );
}

async function readParts(client: pg.ClientBase, clusterId: number, day: Millis): Promise<PartTicks[]> {
  const { rows } = await client.query<{ hour: string; part: number; data: Buffer }>(
    `SELECT "hour", "part", "data" FROM "ClusterBlock"
     WHERE "clusterId" = $1 AND "hour" >= $2 AND "hour" < $3 AND "doneAt" IS NOT NULL ORDER BY "hour", "part"`,
    [clusterId, day, day + DAY_MS],
  );
  return rows.map(({ hour, part, data }) => ({ key: `${hour}:${part}`, ...unpackTicks(data) }));
}

/** A topic's logs of a day by part; and how many chunks its rows need. */
async function readLogs(
  client: pg.ClientBase,
  topicId: number,
  chunk: number,
  parts: readonly PartTicks[],
  range: number[],
) {
  const { rows } = await client.query<{ hour: string; part: number; data: Buffer }>(
    `SELECT "hour", "part", "data" FROM "TopicBlock"
     WHERE "topicId" = $1 AND "chunk" = $2 AND "hour" >= $3 AND "hour" < $4`,
    [topicId, chunk, ...range],
  );
  const grids = new Map<string, TopicGrids>();
  let chunks = 1;
  const counts = new Map(parts.map(({ key, at }) => [key, at.length]));
  for (const { hour, part, data } of rows) {
    const count = counts.get(`${hour}:${part}`);
    if (count === undefined) continue;
    const read = unpackTopic(data, count, chunk);
    grids.set(`${hour}:${part}`, read);
    chunks = Math.max(chunks, blocksFor(longest(read.logEnd.lengths)), blocksFor(longest(read.logStart.lengths)));
  }
  return { grids, chunks };
}

async function readCommitted(
  client: pg.ClientBase,
  subscriptionId: number,
  chunk: number,
  parts: readonly PartTicks[],
  range: number[],
) {
  const { rows } = await client.query<{ hour: string; part: number; data: Buffer }>(
    `SELECT "hour", "part", "data" FROM "SubscriptionBlock"
     WHERE "subscriptionId" = $1 AND "chunk" = $2 AND "hour" >= $3 AND "hour" < $4`,
    [subscriptionId, chunk, ...range],
  );
  const counts = new Map(parts.map(({ key, at }) => [key, at.length]));
  const grids = new Map<string, ReturnType<typeof unpackSubscription>>();
  let chunks = 1;
  for (const { hour, part, data } of rows) {
    const count = counts.get(`${hour}:${part}`);
    if (count === undefined) continue;
    const read = unpackSubscription(data, count, chunk);
    grids.set(`${hour}:${part}`, read);
    chunks = Math.max(chunks, blocksFor(longest(read.committed.lengths)));
  }
  return { grids, chunks };
}

const longest = (lengths: Int32Array): number => lengths.reduce((most, length) => Math.max(most, length), 0);
