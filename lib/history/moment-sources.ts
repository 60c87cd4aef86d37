/**
 * When a cluster was collected, and where that is stored: in open ticks, in blocks of closed hours, or only in
 * rollups of closed days. Every moment is in one place of these, also while compaction is at work: blocks count as
 * soon as they are done, ticks that lie in a done block are passed over, and they are dropped only after the longest
 * reader that could have missed the block.
 */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { unpackTicks } from "./block/blocks";
import { unpackClusterRollup, type ClusterRollup } from "./block/rollup";
import { gapsOf, stretchOf, type Stretch } from "./gaps";
import type { Gap } from "./model";
import { dayOf, hourOf } from "./partitions";
import type { RollupName } from "./roll-up";

/** A connection or a pool of them. */
export type Db = Pick<pg.Pool, "query">;

export interface Tick {
  at: Millis;
  intervalMs: number;
}

/** The ticks in the blocks of one part of an hour. */
export interface BlockPart {
  hour: Millis;
  part: number;
  at: number[];
  intervalMs: number[];
}

export interface RolledDay {
  day: Millis;
  resolution: RollupName;
  rollup: ClusterRollup;
}

export interface Timeline {
  parts: BlockPart[];
  /** Ticks that are in no block. */
  open: Tick[];
  days: RolledDay[];
}

interface Range {
  from: Millis;
  to: Millis;
}

/** Which stored forms of a day are taken, best first, by what is asked for. */
const PREFERENCES = {
  full: ["blocks", "5m", "1h"],
  "5m": ["5m", "blocks", "1h"],
  "1h": ["1h", "5m", "blocks"],
} as const;
export type Resolution = keyof typeof PREFERENCES;

/** All that is stored between two moments, each day in the form that suits the resolution best. */
export async function readTimeline(db: Db, clusterId: number, range: Range, wanted: Resolution): Promise<Timeline> {
  const [blocks, fine, coarse, ticks] = await Promise.all([
    blockHours(db, clusterId, range),
    rolledDays(db, clusterId, range, "5m"),
    rolledDays(db, clusterId, range, "1h"),
    openTicks(db, clusterId, range),
  ]);
  const stored = { blocks: new Set(blocks.map(({ hour }) => dayOf(Number(hour)))), "5m": fine, "1h": coarse };
  const formOf = (day: Millis) => PREFERENCES[wanted].find((form) => stored[form].has(day)) ?? "blocks";
  const [parts, days] = await Promise.all([
    readParts(
      db,
      clusterId,
      blocks.filter(({ hour }) => formOf(dayOf(Number(hour))) === "blocks"),
    ),
    Promise.all(
      (["5m", "1h"] as const).map((name) =>
        readDays(
          db,
          clusterId,
          name,
          [...stored[name]].filter((day) => formOf(day) === name),
        ),
      ),
    ),
  ]);
  const compacted = new Set(parts.flatMap(({ at }) => at));
  return {
    parts,
    open: ticks.filter(({ at }) => !compacted.has(at) && formOf(dayOf(at)) === "blocks"),
    days: days.flat().sort((a, b) => a.day - b.day),
  };
}

/** The stretches of a range that nobody collected. */
export async function readGaps(
  db: Db,
  clusterId: number,
  timeline: Timeline,
  range: Range,
  now: Millis,
): Promise<Gap[]> {
  const stretches = stretchesOf(timeline);
  const [before, after] = await Promise.all([
    nearest(db, clusterId, range.from, "before"),
    nearest(db, clusterId, range.to, "after"),
  ]);
  const first = stretches[0];
  const last = stretches.at(-1);
  if (before && (!first || before.first < first.first)) stretches.unshift(before);
  if (after && (!last || after.last > last.last)) stretches.push(after);
  return gapsOf(stretches, range, now);
}

function stretchesOf({ parts, open, days }: Timeline): Stretch[] {
  const byDay = new Map<Millis, Tick[]>();
  const add = (tick: Tick) => {
    const own = byDay.get(dayOf(tick.at));
    if (own) own.push(tick);
    else byDay.set(dayOf(tick.at), [tick]);
  };
  for (const { at, intervalMs } of parts) at.forEach((moment, i) => add({ at: moment, intervalMs: intervalMs[i]! }));
  open.forEach(add);
  const full = [...byDay.values()].flatMap((ticks) => stretchOf(ticks.sort((a, b) => a.at - b.at)) ?? []);
  return [...full, ...days.map(({ rollup }) => rollup)].sort((a, b) => a.first - b.first);
}

async function blockHours(db: Db, clusterId: number, { from, to }: Range) {
  const { rows } = await db.query<{ hour: string; part: number }>(
    `SELECT "hour", "part" FROM "ClusterBlock"
     WHERE "clusterId" = $1 AND "hour" BETWEEN $2 AND $3 AND "doneAt" IS NOT NULL`,
    [clusterId, hourOf(from), to],
  );
  return rows;
}

async function readParts(db: Db, clusterId: number, wanted: { hour: string; part: number }[]): Promise<BlockPart[]> {
  if (wanted.length === 0) return [];
  const { rows } = await db.query<{ hour: string; part: number; data: Buffer }>(
    `SELECT "hour", "part", "data" FROM "ClusterBlock" b
     JOIN unnest($2::bigint[], $3::int[]) AS wanted ("hour", "part") USING ("hour", "part")
     WHERE "clusterId" = $1 ORDER BY "hour", "part"`,
    [clusterId, wanted.map(({ hour }) => hour), wanted.map(({ part }) => part)],
  );
  return rows.map(({ hour, part, data }) => ({ hour: Number(hour), part, ...unpackTicks(data) }));
}

async function rolledDays(db: Db, clusterId: number, { from, to }: Range, name: RollupName): Promise<Set<Millis>> {
  const { rows } = await db.query<{ day: string }>(
    `SELECT "day" FROM "ClusterRollup${name}" WHERE "clusterId" = $1 AND "day" BETWEEN $2 AND $3`,
    [clusterId, dayOf(from), to],
  );
  return new Set(rows.map(({ day }) => Number(day)));
}

async function readDays(db: Db, clusterId: number, resolution: RollupName, days: Millis[]): Promise<RolledDay[]> {
  if (days.length === 0) return [];
  const { rows } = await db.query<{ day: string; data: Buffer }>(
    `SELECT "day", "data" FROM "ClusterRollup${resolution}" WHERE "clusterId" = $1 AND "day" = ANY($2::bigint[])`,
    [clusterId, days],
  );
  return rows.map(({ day, data }) => ({ day: Number(day), resolution, rollup: unpackClusterRollup(data) }));
}

async function openTicks(db: Db, clusterId: number, { from, to }: Range): Promise<Tick[]> {
  const { rows } = await db.query<{ at: string; intervalMs: number }>(
    `SELECT "at", "intervalMs" FROM "ClusterTick" WHERE "clusterId" = $1 AND "at" BETWEEN $2 AND $3 ORDER BY "at"`,
    [clusterId, from, to],
  );
  return rows.map(({ at, intervalMs }) => ({ at: Number(at), intervalMs }));
}

/** The nearest stored moment outside a range; of blocks and rollups the stretch that it lies in. */
async function nearest(db: Db, clusterId: number, edge: Millis, side: "before" | "after"): Promise<Stretch | null> {
  const [beyond, order, hour, day] =
    side === "before"
      ? ["<", "DESC", hourOf(edge - 1), dayOf(edge - 1)]
      : [">", "ASC", hourOf(edge + 1), dayOf(edge + 1)];
  const [open, blocks, rollups] = await Promise.all([
    db.query<{ at: string; intervalMs: number }>(
      `SELECT "at", "intervalMs" FROM "ClusterTick" WHERE "clusterId" = $1 AND "at" ${beyond} $2
       ORDER BY "at" ${order} LIMIT 1`,
      [clusterId, edge],
    ),
    // The hour of the edge itself may hold nothing beyond it; the one behind it does.
    db.query<{ data: Buffer }>(
      `SELECT "data" FROM "ClusterBlock" WHERE "clusterId" = $1 AND "hour" ${beyond}= $2 AND "doneAt" IS NOT NULL
       ORDER BY "hour" ${order} LIMIT 4`,
      [clusterId, hour],
    ),
    db.query<{ data: Buffer }>(
      `SELECT "data" FROM "ClusterRollup1h" WHERE "clusterId" = $1 AND "day" ${beyond}= $2
       ORDER BY "day" ${order} LIMIT 2`,
      [clusterId, day],
    ),
  ]);
  const ticks = [
    ...open.rows.map(({ at, intervalMs }) => ({ at: Number(at), intervalMs })),
    ...blocks.rows.flatMap(({ data }) => {
      const { at, intervalMs } = unpackTicks(data);
      return at.map((moment, index) => ({ at: moment, intervalMs: intervalMs[index]! }));
    }),
    ...rollups.rows.flatMap(({ data }) => {
      const { first, last, intervalMs } = unpackClusterRollup(data);
      return [
        { at: first, intervalMs },
        { at: last, intervalMs },
      ];
    }),
  ].filter(({ at }) => (side === "before" ? at < edge : at > edge));
  const found = ticks.reduce<Tick | null>(
    (best, tick) => (best === null || (side === "before" ? tick.at > best.at : tick.at < best.at) ? tick : best),
    null,
  );
  return found && { first: found.at, last: found.at, intervalMs: found.intervalMs, gaps: [] };
}
