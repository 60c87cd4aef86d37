/**
 * The three blocks of a closed hour: when its ticks were, one per topic and one per subscription; several of these
 * where they have more partitions than a block holds.
 */
import { ByteReader, ByteWriter, unzigzag, zigzag } from "./bytes";
import { readTimes, writeTimes } from "./commit-times";
import { PARTITIONS_PER_BLOCK, type Grid } from "./grid";
import { OFFSET_SECTIONS, readOffsets, writeOffsets } from "./offsets";
import { pack, unpack } from "./pack";
import { readRuns, writeRuns } from "./runs";

/** The ticks that a set of blocks holds, ascending. */
export interface Ticks {
  at: number[];
  intervalMs: number[];
}

export interface TopicGrids {
  logEnd: Grid;
  logStart: Grid;
  /** Per tick the partitions without a leader. */
  leaderless: number[][];
}

export interface SubscriptionGrids {
  committed: Grid;
  /** Members of the group at each tick; null: not known. */
  members: (number | null)[];
}

export async function packTicks({ at, intervalMs }: Ticks): Promise<Buffer> {
  const out = new ByteWriter();
  out.varint(at.length);
  let before = 0;
  let step = 0;
  for (const moment of at) {
    // Cycles are evenly spaced: what is stored is how much this step differs from the last.
    out.varint(zigzag(moment - before - step));
    step = before === 0 ? 0 : moment - before;
    before = moment;
  }
  writeRuns(
    out,
    intervalMs,
    (a, b) => a === b,
    (value) => out.varint(value),
  );
  return pack([out.take()]);
}

export function unpackTicks(packed: Uint8Array): Ticks {
  const input = new ByteReader(unpack(packed)(0));
  const count = input.varint();
  const at: number[] = [];
  let before = 0;
  let step = 0;
  for (let index = 0; index < count; index++) {
    const moment = before + step + unzigzag(input.varint());
    step = before === 0 ? 0 : moment - before;
    before = moment;
    at.push(moment);
  }
  return { at, intervalMs: readRuns(input, count, () => input.varint()) };
}

export const packTopic = ({ logEnd, logStart, leaderless }: TopicGrids): Promise<Buffer> =>
  pack([...writeOffsets(logEnd), ...writeOffsets(logStart), leaderlessSection(leaderless)]);

function leaderlessSection(lists: readonly number[][]): Uint8Array {
  if (lists.every((list) => list.length === 0)) return new Uint8Array();
  const out = new ByteWriter();
  writeRuns(out, lists, sameList, (list) => {
    out.varint(list.length);
    for (const partition of list) out.varint(zigzag(partition));
  });
  return out.take();
}

const sameList = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

export function unpackTopic(packed: Uint8Array, ticks: number, chunk: number): TopicGrids {
  const section = unpack(packed);
  const from = (start: number) => readOffsets((index) => section(start + index), ticks, chunk);
  const logEnd = from(0);
  return { logEnd, logStart: from(OFFSET_SECTIONS), leaderless: readLeaderless(section(2 * OFFSET_SECTIONS), ticks) };
}

function readLeaderless(section: Uint8Array, ticks: number): number[][] {
  if (section.length === 0) return new Array<number[]>(ticks).fill([]);
  const input = new ByteReader(section);
  return readRuns(input, ticks, () => Array.from({ length: input.varint() }, () => unzigzag(input.varint())));
}

export function packSubscription({ committed, members }: SubscriptionGrids): Promise<Buffer> {
  const out = new ByteWriter();
  writeRuns(
    out,
    members,
    (a, b) => a === b,
    (count) => out.varint(count === null ? 0 : zigzag(count) + 1),
  );
  return pack([...writeOffsets(committed), out.take()]);
}

export function unpackSubscription(packed: Uint8Array, ticks: number, chunk: number): SubscriptionGrids {
  const section = unpack(packed);
  const input = new ByteReader(section(OFFSET_SECTIONS));
  const members = readRuns(input, ticks, () => {
    const code = input.varint();
    return code === 0 ? null : unzigzag(code - 1);
  });
  return { committed: readOffsets(section, ticks, chunk), members };
}

/** Commit times lie beside the offsets: charts have no use for them. */
export const packTimes = (commitAt: Grid, at: readonly number[]): Promise<Buffer> => pack(writeTimes(commitAt, at));

export const unpackTimes = (packed: Uint8Array, at: readonly number[], chunk: number): Grid =>
  readTimes(unpack(packed), at, chunk);

/** How many blocks rows of that length need; one at least. */
export const blocksFor = (length: number): number => Math.max(1, Math.ceil(length / PARTITIONS_PER_BLOCK));
