/** Reads stored ticks back as they were written, oldest first, a few at a time, from wherever they are stored. */
import type { Millis } from "@/lib/core/words/terms";
import type { HistoryTick } from "./model";
import { HOUR_MS, hourOf } from "./partitions";
import { blockTicks } from "./read-block-ticks";
import { openTicks, type Names, type Reading } from "./read-open-ticks";
import { fromStoredName, toStoredName } from "./stored-text";
import { readTimeline, type Db } from "./moment-sources";

export interface TicksQuery {
  cluster: string;
  /** Both ends belong to the range. */
  from: Millis;
  to: Millis;
  /** True: subscriptions are left out, which are most of a tick. */
  topicsOnly?: boolean;
  /** Only this group's subscriptions, and their topics. */
  group?: string;
}

/** Ticks of a cluster from `from` to `to`. Moments of which only a rollup is left have none. */
export async function* readTicks(db: Db, query: TicksQuery): AsyncGenerator<HistoryTick, void> {
  const { rows } = await db.query<{ id: number }>(`SELECT "id" FROM "Cluster" WHERE "name" = $1`, [
    toStoredName(query.cluster),
  ]);
  const clusterId = rows[0]?.id;
  if (clusterId === undefined) return;
  for await (const { from, to } of storedHours(db, clusterId, query)) {
    const reading: Reading = { db, cluster: query.cluster, names: await readNames(db, clusterId, query) };
    const { parts, open } = await readTimeline(db, clusterId, { from, to }, "full");
    // Late ticks make a second part, or lie beside the blocks: each source is in order, and so is what comes out.
    const sources = [...parts.map((part) => blockTicks(reading, part, { from, to })), openTicks(reading, open)];
    yield* merge(sources);
  }
}

/** The hours of a range in which anything is stored. */
async function* storedHours(db: Db, clusterId: number, { from, to }: TicksQuery) {
  for (let next = from; next <= to;) {
    const { rows } = await db.query<{ next: string | null }>(
      `SELECT least(
         (SELECT "at" FROM "ClusterTick" WHERE "clusterId" = $1 AND "at" BETWEEN $2 AND $3 ORDER BY "at" LIMIT 1),
         (SELECT greatest("hour", $2) FROM "ClusterBlock" WHERE "clusterId" = $1 AND "hour" BETWEEN $4 AND $3
            AND "doneAt" IS NOT NULL ORDER BY "hour" LIMIT 1)) AS "next"`,
      [clusterId, next, to, hourOf(next)],
    );
    const found = rows[0]?.next;
    if (found == null) return;
    const end = Math.min(hourOf(Number(found)) + HOUR_MS - 1, to);
    yield { from: Number(found), to: end };
    next = end + 1;
  }
}

async function* merge(sources: AsyncGenerator<HistoryTick, void>[]): AsyncGenerator<HistoryTick, void> {
  const nextOf = async (source: AsyncGenerator<HistoryTick, void>) => (await source.next()).value ?? null;
  const heads = await Promise.all(sources.map(nextOf));
  for (;;) {
    let least: HistoryTick | null = null;
    for (const head of heads) if (head && (!least || head.at < least.at)) least = head;
    if (!least) return;
    yield least;
    const first = heads.indexOf(least);
    heads[first] = await nextOf(sources[first]!);
  }
}

async function readNames(db: Db, clusterId: number, { topicsOnly, group }: TicksQuery): Promise<Names> {
  const subscriptions = await db.query<{ id: number; topicRow: number; group: string; topic: string }>(
    `SELECT s."id", t."id" AS "topicRow", g."name" AS "group", t."name" AS "topic"
     FROM "Subscription" s JOIN "ConsumerGroup" g ON g."id" = s."groupId" JOIN "Topic" t ON t."id" = s."topicId"
     WHERE g."clusterId" = $1 AND ($2::text IS NULL OR g."name" = $2) ORDER BY s."id"`,
    [clusterId, group === undefined ? null : toStoredName(group)],
  );
  const topics = await db.query<{ id: number; name: string; topicId: string }>(
    `SELECT "id", "name", "topicId" FROM "Topic" WHERE "clusterId" = $1 ORDER BY "id"`,
    [clusterId],
  );
  const shown = new Set(subscriptions.rows.map(({ topicRow }) => topicRow));
  return {
    topics: new Map(
      topics.rows
        .filter(({ id }) => group === undefined || shown.has(id))
        .map(({ id, name, topicId }) => [
          id,
          { topic: fromStoredName(name), topicId: topicId === "" ? null : topicId },
        ]),
    ),
    subscriptions: new Map(
      (topicsOnly ? [] : subscriptions.rows).map((row) => [
        row.id,
        { group: fromStoredName(row.group), topic: fromStoredName(row.topic) },
      ]),
    ),
  };
}
