/** Reads what a chart needs from blocks and rollups: the rows at its points, and the greatest lag between them. */
import { setImmediate as letOthersWork } from "node:timers/promises";
import { unpackSubscription, unpackTopic } from "./block/blocks";
import { PARTITIONS_PER_BLOCK, type Grid } from "./block/grid";
import { lagRange } from "./block/lag-range";
import { unpackSubscriptionRollup, unpackTopicRollup } from "./block/rollup";
import type { PointTable } from "./point-table";
import type { Points } from "./points";
import type { SubscriptionRow } from "./subscription-rows";
import type { BlockPart, Db, RolledDay } from "./moment-sources";

export interface ChartRead {
  db: Db;
  subscriptions: readonly SubscriptionRow[];
  points: Points;
  table: PointTable;
  /** The one partition that is asked for; null: all. */
  only: number | null;
}

/** Decoding for so long at a time; then whoever waits has a turn. */
const TURN_MS = 15;

interface Row {
  id: number;
  start: string;
  part: number;
  chunk: number;
  data: Buffer;
}

const keyOf = ({ start, part }: { start: string | number; part: number }) => `${start}:${part}`;

/** Hours that lie in blocks. */
export async function readBlocks(read: ChartRead, parts: readonly BlockPart[]): Promise<void> {
  if (parts.length === 0) return;
  const byKey = new Map(parts.map((part) => [keyOf({ start: part.hour, part: part.part }), part]));
  const hours = [...new Set(parts.map(({ hour }) => hour))];
  const { subscriptions, topics } = await fetchRows(read, "Block", hours);
  await inTurns(subscriptions, (row) => {
    const part = byKey.get(keyOf(row));
    if (!part) return;
    const subscription = read.subscriptions.find(({ subscription }) => subscription === row.id)!;
    const { committed, members } = unpackSubscription(row.data, part.at.length, row.chunk);
    const log = topics.get(`${subscription.topicRow}:${keyOf(row)}:${row.chunk}`);
    const { logEnd = null, logStart = null } = log ? unpackTopic(log, part.at.length, row.chunk) : {};
    const peaks = read.points.stepMs > 0 ? peaksOf(read, part.at, { committed, logEnd, logStart }) : null;
    addRows(read, subscription.topic, part.at, { committed, logEnd, logStart, members });
    peaks?.(subscription.topic);
  });
}

/** Days of which only the rollup is read. */
export async function readRollups(read: ChartRead, days: readonly RolledDay[]): Promise<void> {
  for (const resolution of ["5m", "1h"] as const) {
    const own = days.filter((day) => day.resolution === resolution);
    if (own.length === 0) continue;
    const byDay = new Map(own.map(({ day, rollup }) => [String(day), rollup]));
    const fetched = await fetchRows(read, `Rollup${resolution}`, [...own.map(({ day }) => day)]);
    await inTurns(fetched.subscriptions, (row) => {
      const rollup = byDay.get(row.start);
      if (!rollup) return;
      const subscription = read.subscriptions.find(({ subscription }) => subscription === row.id)!;
      const buckets = rollup.lasts.length;
      const { committed, members, greatest } = unpackSubscriptionRollup(row.data, buckets, row.chunk);
      const log = fetched.topics.get(`${subscription.topicRow}:${keyOf(row)}:${row.chunk}`);
      const { logEnd = null, logStart = null } = log ? unpackTopicRollup(log, buckets, row.chunk) : {};
      addRows(read, subscription.topic, rollup.lasts, { committed, logEnd, logStart, members });
      addPeaks(read, subscription.topic, greatest, (bucket) =>
        rollup.counts[bucket]! > 0 ? read.points.indexOf(rollup.lasts[bucket]!) : undefined,
      );
    });
  }
}

/** The rows of the group's subscriptions and of their topics: hours of blocks, or days of rollups. */
async function fetchRows({ db, subscriptions: shares, only }: ChartRead, table: string, starts: readonly number[]) {
  const [start, part] = table === "Block" ? [`"hour"`, `"part"`] : [`"day"`, "0"];
  const chunk = only === null ? null : Math.floor(only / PARTITIONS_PER_BLOCK);
  const select = (what: "Subscription" | "Topic", ids: number[]) => {
    const id = what === "Topic" ? `"topicId"` : `"subscriptionId"`;
    return db.query<Row>(
      `SELECT ${id} AS "id", ${start} AS "start", ${part} AS "part", "chunk", "data" FROM "${what}${table}"
       WHERE ${id} = ANY($1::int[]) AND ${start} = ANY($2::bigint[]) AND ${start} BETWEEN $3 AND $4
         AND ($5::int IS NULL OR "chunk" = $5)`,
      [ids, starts, Math.min(...starts), Math.max(...starts), chunk],
    );
  };
  const [subscriptions, topics] = await Promise.all([
    select(
      "Subscription",
      shares.map(({ subscription }) => subscription),
    ),
    select("Topic", [...new Set(shares.map(({ topicRow }) => topicRow))]),
  ]);
  return {
    subscriptions: subscriptions.rows,
    topics: new Map(topics.rows.map((row) => [`${row.id}:${keyOf(row)}:${row.chunk}`, row.data])),
  };
}

interface Grids {
  committed: Grid;
  logEnd: Grid | null;
  logStart: Grid | null;
}

/** Puts the rows at the chart's points into the table. */
function addRows(
  { points, table }: ChartRead,
  topic: string,
  at: readonly number[],
  { members, ...grids }: Grids & { members: (number | null)[] },
): void {
  at.forEach((moment, tick) => {
    const point = points.indexOf(moment);
    if (point === undefined || points.at[point] !== moment) return;
    for (const column of ["committed", "logEnd", "logStart"] as const) {
      const grid = grids[column];
      if (!grid || grid.lengths[tick]! < 0) continue;
      table.add(topic, column, point, grid.chunk * PARTITIONS_PER_BLOCK, cellsAt(grid, tick), grid.lengths[tick]!);
    }
    if (grids.committed.lengths[tick]! >= 0) table.addMembers(point, members[tick] ?? null);
  });
}

function* cellsAt({ ticks, chunk, width, lengths, values }: Grid, tick: number) {
  const count = Math.min(width, lengths[tick]! - chunk * PARTITIONS_PER_BLOCK);
  for (let place = 0; place < count; place++) yield values.cells[place * ticks + tick];
}

/** The greatest lag within each point, ready to be put into the table. */
function peaksOf(read: ChartRead, at: readonly number[], grids: Grids): (topic: string) => void {
  const reached = [...new Set(at.map((moment) => read.points.indexOf(moment) ?? -1))].filter((point) => point >= 0);
  const localOf = new Map(reached.map((point, local) => [point, local]));
  const stepOf = Int32Array.from(at, (moment) => localOf.get(read.points.indexOf(moment) ?? -1) ?? -1);
  const { width, chunk, lengths } = grids.committed;
  const { greatest } = lagRange(grids, stepOf, reached.length);
  const steps = new Int32Array(reached.length).fill(-1);
  stepOf.forEach((step, tick) => {
    if (step >= 0) steps[step] = Math.max(steps[step]!, lengths[tick]!);
  });
  const grid = { ticks: reached.length, chunk, width, lengths: steps, values: greatest };
  return (topic) => addPeaks(read, topic, grid, (step) => reached[step]);
}

function addPeaks(
  { table }: ChartRead,
  topic: string,
  { ticks, chunk, width, lengths, values }: Grid,
  pointOf: (step: number) => number | undefined,
): void {
  for (let step = 0; step < ticks; step++) {
    const point = pointOf(step);
    if (point === undefined || lengths[step]! < 0) continue;
    for (let place = 0; place < width; place++) {
      table.addPeak(topic, point, chunk * PARTITIONS_PER_BLOCK + place, values.cells[place * ticks + step]);
    }
  }
}

async function inTurns<Row>(rows: readonly Row[], work: (row: Row) => void): Promise<void> {
  let began = performance.now();
  for (const row of rows) {
    work(row);
    if (performance.now() - began < TURN_MS) continue;
    await letOthersWork();
    began = performance.now();
  }
}
