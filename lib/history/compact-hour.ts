/**
 * Makes one closed hour of one cluster into blocks. It can be stopped between any two statements: which ticks belong
 * to the blocks is written first, each batch of blocks is one statement, and only when all are there do they count
 * (`doneAt`). Whoever goes on finds what is missing. The ticks themselves are left alone; readers take a moment from
 * the blocks as soon as these count, and from the ticks until then.
 */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { packSubscription, packTicks, packTimes, packTopic, unpackTicks, type Ticks } from "./block/blocks";
import { PARTITIONS_PER_BLOCK, readGrid } from "./block/grid";
import { ownersToCompact } from "./open-owners";
import { HOUR_MS } from "./partitions";
import { fromArrayLiteral } from "./stored-text";

export interface ClosedHour {
  clusterId: number;
  hour: Millis;
}

/** What a part is made with: where it goes, and at which index each of its ticks is. */
interface Part extends ClosedHour {
  client: pg.ClientBase;
  part: number;
  ticks: Ticks;
  indexOf: Map<number, number>;
  /** Lets others work between two steps. */
  pause: () => Promise<void>;
}

/** Compacts what is open; returns how many ticks that were, 0 when there was nothing left to do. */
export async function compactHour(
  client: pg.ClientBase,
  { clusterId, hour }: ClosedHour,
  now: Millis,
  pause: () => Promise<void>,
): Promise<number> {
  const found = await beginPart(client, { clusterId, hour });
  if (!found) return 0;
  const indexOf = new Map(found.ticks.at.map((at, index) => [at, index]));
  const part: Part = { client, clusterId, hour, indexOf, pause, ...found };
  await compactTopics(part);
  await compactSubscriptions(part);
  await client.query(`UPDATE "ClusterBlock" SET "doneAt" = $4 WHERE "clusterId" = $1 AND "hour" = $2 AND "part" = $3`, [
    clusterId,
    hour,
    part.part,
    now,
  ]);
  return part.ticks.at.length;
}

/** The part that was begun and not ended, or a new one of all ticks that no other part has. */
async function beginPart(client: pg.ClientBase, { clusterId, hour }: ClosedHour) {
  const parts = await client.query<{ part: number; data: Buffer; done: boolean }>(
    `SELECT "part", "data", "doneAt" IS NOT NULL AS "done" FROM "ClusterBlock"
     WHERE "clusterId" = $1 AND "hour" = $2 ORDER BY "part"`,
    [clusterId, hour],
  );
  const begun = parts.rows.find(({ done }) => !done);
  if (begun) return { part: begun.part, ticks: unpackTicks(begun.data) };
  const compacted = new Set(parts.rows.flatMap(({ data }) => unpackTicks(data).at));
  const open = await client.query<{ at: string; intervalMs: number }>(
    `SELECT "at", "intervalMs" FROM "ClusterTick"
     WHERE "clusterId" = $1 AND "at" >= $2 AND "at" < $3 ORDER BY "at"`,
    [clusterId, hour, hour + HOUR_MS],
  );
  const left = open.rows.filter(({ at }) => !compacted.has(Number(at)));
  if (left.length === 0) return null;
  const ticks = { at: left.map(({ at }) => Number(at)), intervalMs: left.map(({ intervalMs }) => intervalMs) };
  const part = parts.rows.length;
  await client.query(
    `INSERT INTO "ClusterBlock" ("clusterId", "hour", "part", "ticks", "data") VALUES ($1, $2, $3, $4, $5)`,
    [clusterId, hour, part, left.length, await packTicks(ticks)],
  );
  return { part, ticks };
}

interface TopicRow {
  id: number;
  at: string;
  ends: number | null;
  logEnd: string | null;
  starts: number | null;
  logStart: string | null;
  leaderless: string | null;
}

async function compactTopics(part: Part): Promise<void> {
  const { client, hour, ticks } = part;
  for await (const batch of ownersToCompact("Topic", part)) {
    const blocks: Block[] = [];
    for (let chunk = 0, ids = batch; ids.length > 0; chunk++) {
      const rows = await readChunk<TopicRow>(
        part,
        ids,
        `SELECT "topicId" AS "id", "at", cardinality("logEnd") AS "ends", "logEnd"${slice(chunk)}::text AS "logEnd",
           cardinality("logStart") AS "starts", "logStart"${slice(chunk)}::text AS "logStart",
           "leaderless"::text AS "leaderless"
         FROM "TopicTick" WHERE "topicId" = ANY($1::int[]) AND "at" >= $2 AND "at" < $3`,
      );
      for (const [id, own] of rows) {
        const grid = (length: "ends" | "starts", literal: "logEnd" | "logStart") =>
          readGrid(
            ticks.at.length,
            chunk,
            own.map(({ tick, row }) => ({ tick, length: row[length], literal: row[literal] })),
          );
        const leaderless = ticks.at.map((): number[] => []);
        for (const { tick, row } of own) {
          leaderless[tick] = fromArrayLiteral(row.leaderless, Number).filter((partition) => partition !== null);
        }
        const logEnd = grid("ends", "logEnd");
        blocks.push({ id, chunk, data: await packTopic({ logEnd, logStart: grid("starts", "logStart"), leaderless }) });
        await part.pause();
      }
      ids = widerThan(chunk, rows, ({ ends, starts }) => Math.max(ends ?? 0, starts ?? 0));
    }
    await client.query(
      `INSERT INTO "TopicBlock" ("topicId", "hour", "part", "chunk", "data")
       SELECT "id", $1::bigint, $2::int, "chunk", "data"
       FROM unnest($3::int[], $4::int[], $5::bytea[]) AS made ("id", "chunk", "data")`,
      [hour, part.part, blocks.map(({ id }) => id), blocks.map((block) => block.chunk), blocks.map(({ data }) => data)],
    );
  }
}

interface SubscriptionRow {
  id: number;
  at: string;
  offsets: number | null;
  committed: string | null;
  moments: number | null;
  commitAt: string | null;
  members: number | null;
}

async function compactSubscriptions(part: Part): Promise<void> {
  const { client, hour, ticks } = part;
  for await (const batch of ownersToCompact("Subscription", part)) {
    const blocks: (Block & { times: Buffer })[] = [];
    for (let chunk = 0, ids = batch; ids.length > 0; chunk++) {
      const rows = await readChunk<SubscriptionRow>(
        part,
        ids,
        `SELECT "subscriptionId" AS "id", "at", cardinality("committed") AS "offsets",
           "committed"${slice(chunk)}::text AS "committed", cardinality("commitAt") AS "moments",
           "commitAt"${slice(chunk)}::text AS "commitAt", "members"
         FROM "SubscriptionTick" WHERE "subscriptionId" = ANY($1::int[]) AND "at" >= $2 AND "at" < $3`,
      );
      for (const [id, own] of rows) {
        const grid = (length: "offsets" | "moments", literal: "committed" | "commitAt") =>
          readGrid(
            ticks.at.length,
            chunk,
            own.map(({ tick, row }) => ({ tick, length: row[length], literal: row[literal] })),
          );
        const members = ticks.at.map((): number | null => null);
        for (const { tick, row } of own) members[tick] = row.members;
        const data = await packSubscription({ committed: grid("offsets", "committed"), members });
        await part.pause();
        blocks.push({ id, chunk, data, times: await packTimes(grid("moments", "commitAt"), ticks.at) });
        await part.pause();
      }
      ids = widerThan(chunk, rows, ({ offsets, moments }) => Math.max(offsets ?? 0, moments ?? 0));
    }
    await client.query(
      `INSERT INTO "SubscriptionBlock" ("subscriptionId", "hour", "part", "chunk", "data", "times")
       SELECT "id", $1::bigint, $2::int, "chunk", "data", "times"
       FROM unnest($3::int[], $4::int[], $5::bytea[], $6::bytea[]) AS made ("id", "chunk", "data", "times")`,
      [
        hour,
        part.part,
        blocks.map(({ id }) => id),
        blocks.map((block) => block.chunk),
        blocks.map(({ data }) => data),
        blocks.map(({ times }) => times),
      ],
    );
  }
}

interface Block {
  id: number;
  chunk: number;
  data: Buffer;
}

const slice = (chunk: number) => `[${chunk * PARTITIONS_PER_BLOCK + 1}:${(chunk + 1) * PARTITIONS_PER_BLOCK}]`;

/** The rows of the part's ticks, by topic or subscription. Ticks that came after the part was begun are left out. */
async function readChunk<Row extends { id: number; at: string }>(
  { client, hour, indexOf }: Part,
  ids: number[],
  sql: string,
): Promise<Map<number, { tick: number; row: Row }[]>> {
  const { rows } = await client.query<Row>(sql, [ids, hour, hour + HOUR_MS]);
  const byId = new Map<number, { tick: number; row: Row }[]>();
  for (const row of rows) {
    const tick = indexOf.get(Number(row.at));
    if (tick === undefined) continue;
    const own = byId.get(row.id);
    if (own) own.push({ tick, row });
    else byId.set(row.id, [{ tick, row }]);
  }
  return byId;
}

/** Those that have partitions beyond the chunk at some tick. */
const widerThan = <Row>(chunk: number, rows: Map<number, { row: Row }[]>, width: (row: Row) => number): number[] =>
  [...rows].flatMap(([id, own]) =>
    own.some(({ row }) => width(row) > (chunk + 1) * PARTITIONS_PER_BLOCK) ? [id] : [],
  );
