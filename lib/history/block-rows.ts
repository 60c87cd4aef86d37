/** Blocks as the rows that went into them: the grids of one topic or subscription, over all its chunks. */
import { unpackSubscription, unpackTimes, unpackTopic } from "./block/blocks";
import { cellOf, PARTITIONS_PER_BLOCK, type Grid } from "./block/grid";
import type { BlockPart, Db } from "./moment-sources";

export interface TopicRows {
  logEnd: Grid[];
  logStart: Grid[];
  leaderless: number[][];
}

export interface SubscriptionRows {
  committed: Grid[];
  commitAt: Grid[];
  members: (number | null)[];
}

/** Which blocks of a part are wanted: of these rows, and of one chunk where it is named. */
interface Wanted {
  ids: readonly number[];
  part: BlockPart;
  chunk: number | null;
}

export async function readTopicRows(db: Db, { ids, part, chunk }: Wanted): Promise<Map<number, TopicRows>> {
  const { rows } = await db.query<{ id: number; chunk: number; data: Buffer }>(
    `SELECT "topicId" AS "id", "chunk", "data" FROM "TopicBlock"
     WHERE "topicId" = ANY($1::int[]) AND "hour" = $2 AND "part" = $3 AND ($4::int IS NULL OR "chunk" = $4)
     ORDER BY "topicId", "chunk"`,
    [ids, part.hour, part.part, chunk],
  );
  const found = new Map<number, TopicRows>();
  for (const row of rows) {
    const { logEnd, logStart, leaderless } = unpackTopic(row.data, part.at.length, row.chunk);
    const own = found.get(row.id) ?? { logEnd: [], logStart: [], leaderless };
    own.logEnd.push(logEnd);
    own.logStart.push(logStart);
    found.set(row.id, own);
  }
  return found;
}

export async function readSubscriptionRows(
  db: Db,
  { ids, part, chunk }: Wanted,
): Promise<Map<number, SubscriptionRows>> {
  const { rows } = await db.query<{ id: number; chunk: number; data: Buffer; times: Buffer }>(
    `SELECT "subscriptionId" AS "id", "chunk", "data", "times" FROM "SubscriptionBlock"
     WHERE "subscriptionId" = ANY($1::int[]) AND "hour" = $2 AND "part" = $3 AND ($4::int IS NULL OR "chunk" = $4)
     ORDER BY "subscriptionId", "chunk"`,
    [ids, part.hour, part.part, chunk],
  );
  const found = new Map<number, SubscriptionRows>();
  for (const row of rows) {
    const { committed, members } = unpackSubscription(row.data, part.at.length, row.chunk);
    const own = found.get(row.id) ?? { committed: [], commitAt: [], members };
    own.committed.push(committed);
    own.commitAt.push(unpackTimes(row.times, part.at, row.chunk));
    found.set(row.id, own);
  }
  return found;
}

/** The row at a tick, or of one partition of it; undefined: there was none. */
export function rowAt(grids: readonly Grid[], tick: number, only: number | null): (bigint | null)[] | undefined {
  const length = grids[0]?.lengths[tick] ?? -1;
  if (length < 0) return undefined;
  const cell = (partition: number) => {
    const chunk = Math.floor(partition / PARTITIONS_PER_BLOCK);
    const grid = grids.find((candidate) => candidate.chunk === chunk);
    return grid ? cellOf(grid, partition % PARTITIONS_PER_BLOCK, tick) : null;
  };
  if (only !== null) return only < length ? [cell(only)] : [];
  return Array.from({ length }, (_, partition) => cell(partition));
}

/** Some of the ticks of grids, in memory of their own, so that the rest can go. */
export const cutTicks = (grids: readonly Grid[], from: number, to: number): Grid[] =>
  grids.map(({ ticks, chunk, width, lengths, values }) => {
    const count = to - from;
    const shape = { ticks: count, chunk, width, lengths: lengths.slice(from, to) };
    if (values.wide) {
      const cells = Array.from({ length: width }, (_, place) =>
        values.cells.slice(place * ticks + from, place * ticks + to),
      );
      return { ...shape, values: { wide: true, cells: cells.flat() } };
    }
    const cells = new Float64Array(width * count);
    for (let place = 0; place < width; place++) {
      cells.set(values.cells.subarray(place * ticks + from, place * ticks + to), place * count);
    }
    return { ...shape, values: { wide: false, cells } };
  });
