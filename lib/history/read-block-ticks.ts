/** The ticks of a whole cluster from the blocks of an hour. */
import { setImmediate as letOthersWork } from "node:timers/promises";
import type { Millis } from "@/lib/core/words/terms";
import type { Grid } from "./block/grid";
import {
  cutTicks,
  readSubscriptionRows,
  readTopicRows,
  rowAt,
  type SubscriptionRows,
  type TopicRows,
} from "./block-rows";
import type { HistoryTick } from "./model";
import type { Names, Reading } from "./read-open-ticks";
import type { BlockPart } from "./moment-sources";

/** So many numbers are held at once, so many ticks before it is known how many that is, and so many blocks decoded. */
const CELLS = 8_000_000;
const FIRST_PAGE = 20;
const BATCH = 10;

/** The ticks of a part within a range: as many at a time as memory allows, decoded from all the blocks. */
export async function* blockTicks(
  reading: Reading,
  part: BlockPart,
  range: { from: Millis; to: Millis },
): AsyncGenerator<HistoryTick, void> {
  const end = part.at.findLastIndex((at) => at <= range.to) + 1;
  let count = FIRST_PAGE;
  for (let from = part.at.findIndex((at) => at >= range.from); from >= 0 && from < end;) {
    const to = Math.min(from + count, end);
    const { topics, subscriptions, width } = await readPage(reading, part, from, to);
    for (let tick = 0; tick < to - from; tick++) {
      const { at, intervalMs } = { at: part.at[from + tick]!, intervalMs: part.intervalMs[from + tick]! };
      yield { cluster: reading.cluster, at, intervalMs, ...rowsOf(reading.names, topics, subscriptions, tick) };
    }
    from = to;
    count = Math.max(FIRST_PAGE, Math.floor(CELLS / Math.max(width, 1)));
  }
}

/** All rows from one tick up to another; `width`: numbers in a tick. */
async function readPage({ db, names }: Reading, part: BlockPart, from: number, to: number) {
  const topics = new Map<number, TopicRows>();
  const subscriptions = new Map<number, SubscriptionRows>();
  const widthOf = (grids: readonly Grid[]) => grids.reduce((sum, { width }) => sum + width, 0);
  let width = 0;
  for (const ids of batchesOf([...names.topics.keys()])) {
    for (const [id, { logEnd, logStart, leaderless }] of await readTopicRows(db, { ids, part, chunk: null })) {
      const cut = { logEnd: cutTicks(logEnd, from, to), logStart: cutTicks(logStart, from, to) };
      topics.set(id, { ...cut, leaderless: leaderless.slice(from, to) });
      width += 2 * widthOf(logEnd);
    }
    await letOthersWork();
  }
  for (const ids of batchesOf([...names.subscriptions.keys()])) {
    for (const [id, { committed, commitAt, members }] of await readSubscriptionRows(db, { ids, part, chunk: null })) {
      const cut = { committed: cutTicks(committed, from, to), commitAt: cutTicks(commitAt, from, to) };
      subscriptions.set(id, { ...cut, members: members.slice(from, to) });
      width += 2 * widthOf(committed);
    }
    await letOthersWork();
  }
  return { topics, subscriptions, width };
}

function rowsOf(
  names: Names,
  topics: ReadonlyMap<number, TopicRows>,
  subscriptions: ReadonlyMap<number, SubscriptionRows>,
  tick: number,
): Pick<HistoryTick, "topics" | "subscriptions"> {
  return {
    topics: [...topics].flatMap(([id, { logEnd, logStart, leaderless }]) => {
      const ends = rowAt(logEnd, tick, null);
      if (!ends) return [];
      const starts = rowAt(logStart, tick, null) ?? [];
      return { ...names.topics.get(id)!, logEnd: ends, logStart: starts, leaderless: leaderless[tick] ?? [] };
    }),
    subscriptions: [...subscriptions].flatMap(([id, { committed, commitAt, members }]) => {
      const offsets = rowAt(committed, tick, null);
      if (!offsets) return [];
      const times = (rowAt(commitAt, tick, null) ?? []).map((at) => (at === null ? null : Number(at)));
      return { ...names.subscriptions.get(id)!, committed: offsets, commitAt: times, members: members[tick] ?? null };
    }),
  };
}

function* batchesOf(ids: readonly number[]) {
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH);
}
