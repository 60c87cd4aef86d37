/** A topic's past as a chart wants it: the log of every partition along time, whoever reads it. */
import type { Millis } from "@/lib/core/words/terms";
import { rowAt } from "./block-rows";
import { unpackTopic } from "./block/blocks";
import { unpackTopicRollup } from "./block/rollup";
import type { Gap, GroupQuery } from "./model";
import { readGaps, readTimeline, type BlockPart, type Db, type RolledDay, type Tick } from "./moment-sources";
import { layPoints, resolutionFor, type Points } from "./points";
import { fromArrayLiteral, toStoredName } from "./stored-text";

/** The logs of one topic at stored moments, oldest first. Arrays have one slot per partition. */
export interface TopicHistory {
  /** Width of one point in ms; 0: every stored tick is a point. */
  stepMs: number;
  points: TopicPoint[];
  gaps: Gap[];
}

interface TopicPoint {
  at: Millis;
  logEnd: (bigint | null)[];
  logStart: (bigint | null)[];
}

export type TopicQuery = Required<Pick<GroupQuery, "cluster" | "topic" | "from" | "to" | "points">>;

/** Reads a topic's logs; a topic that is not known has an empty past. */
export async function readTopic(db: Db, query: TopicQuery): Promise<TopicHistory> {
  const clusters = await db.query<{ id: number }>(`SELECT "id" FROM "Cluster" WHERE "name" = $1`, [
    toStoredName(query.cluster),
  ]);
  const clusterId = clusters.rows[0]?.id;
  if (clusterId === undefined) return { stepMs: 0, points: [], gaps: [] };
  const topics = await db.query<{ id: number }>(`SELECT "id" FROM "Topic" WHERE "clusterId" = $1 AND "name" = $2`, [
    clusterId,
    toStoredName(query.topic),
  ]);
  const ids = topics.rows.map(({ id }) => id);
  const wanted = resolutionFor(query, query.points);
  const timeline = await readTimeline(db, clusterId, query, wanted);
  const points = layPoints(timeline, query, query.points, wanted);
  const isPoint = (at: Millis) => points.at[points.indexOf(at) ?? -1] === at;
  const [gaps, ...found] = await Promise.all([
    readGaps(db, clusterId, timeline, query, Date.now()),
    fromTicks(db, ids, timeline.open, isPoint),
    fromBlocks(db, ids, timeline.parts, isPoint),
    fromRollups(db, ids, timeline.days, points),
  ]);
  return { stepMs: points.stepMs, points: found.flat().sort((a, b) => a.at - b.at), gaps };
}

async function fromTicks(db: Db, ids: number[], open: readonly Tick[], isPoint: (at: Millis) => boolean) {
  const moments = open.map(({ at }) => at).filter(isPoint);
  if (moments.length === 0) return [];
  const { rows } = await db.query<{ at: string; logEnd: string | null; logStart: string | null }>(
    `SELECT "at", "logEnd"::text AS "logEnd", "logStart"::text AS "logStart" FROM "TopicTick"
     WHERE "topicId" = ANY($1::int[]) AND "at" = ANY($2::bigint[])`,
    [ids, moments],
  );
  return rows.map(({ at, logEnd, logStart }) => ({
    at: Number(at),
    logEnd: fromArrayLiteral(logEnd, BigInt),
    logStart: fromArrayLiteral(logStart, BigInt),
  }));
}

interface Row {
  id: number;
  start: string;
  part: number;
  chunk: number;
  data: Buffer;
}

async function fromBlocks(db: Db, ids: number[], parts: readonly BlockPart[], isPoint: (at: Millis) => boolean) {
  if (parts.length === 0) return [];
  const { rows } = await db.query<Row>(
    `SELECT "topicId" AS "id", "hour" AS "start", "part", "chunk", "data" FROM "TopicBlock"
     WHERE "topicId" = ANY($1::int[]) AND "hour" = ANY($2::bigint[]) ORDER BY "chunk"`,
    [ids, [...new Set(parts.map(({ hour }) => hour))]],
  );
  return parts.flatMap((part) => {
    const own = rows.filter((row) => Number(row.start) === part.hour && row.part === part.part);
    return rowsOf(
      own.map((row) => ({ id: row.id, ...unpackTopic(row.data, part.at.length, row.chunk) })),
      part.at,
      isPoint,
    );
  });
}

async function fromRollups(db: Db, ids: number[], days: readonly RolledDay[], points: Points): Promise<TopicPoint[]> {
  const found: TopicPoint[] = [];
  for (const resolution of ["5m", "1h"] as const) {
    const own = days.filter((day) => day.resolution === resolution);
    if (own.length === 0) continue;
    const { rows } = await db.query<Row>(
      `SELECT "topicId" AS "id", "day" AS "start", "chunk", "data" FROM "TopicRollup${resolution}"
       WHERE "topicId" = ANY($1::int[]) AND "day" = ANY($2::bigint[]) ORDER BY "chunk"`,
      [ids, own.map(({ day }) => day)],
    );
    for (const { day, rollup } of own) {
      const ofDay = rows.filter((row) => Number(row.start) === day);
      const grids = ofDay.map((row) => ({
        id: row.id,
        ...unpackTopicRollup(row.data, rollup.lasts.length, row.chunk),
      }));
      found.push(...rowsOf(grids, rollup.lasts, (at) => at > 0 && points.at[points.indexOf(at) ?? -1] === at));
    }
  }
  return found;
}

type TopicGridsOf = { id: number } & Pick<ReturnType<typeof unpackTopic>, "logEnd" | "logStart">;

/** The rows at points; a topic that was deleted and made again has several ids, one after the other. */
function rowsOf(grids: readonly TopicGridsOf[], at: readonly Millis[], isPoint: (at: Millis) => boolean): TopicPoint[] {
  return [...new Set(grids.map(({ id }) => id))].flatMap((id) => {
    const own = grids.filter((each) => each.id === id);
    const [ends, starts] = [own.map(({ logEnd }) => logEnd), own.map(({ logStart }) => logStart)];
    return at.flatMap((moment, tick) => {
      const logEnd = isPoint(moment) ? rowAt(ends, tick, null) : undefined;
      return logEnd ? [{ at: moment, logEnd, logStart: rowAt(starts, tick, null) ?? [] }] : [];
    });
  });
}
