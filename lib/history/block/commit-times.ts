/**
 * When commits were made, as bytes. A member commits all its partitions in one request, and most ticks repeat the
 * commit of the tick before: so tick after tick, each cell says "null", "as before", "a new time" or "the nth new
 * time of this tick". Only new times are stored, each as what it is later than its partition's commit before: consumers
 * commit by a clock of their own, which is steadier than its distance from ours. Sections: head, codes, low bytes and
 * rest of the new times. Times too large for that go the way of offsets.
 */
import { ByteReader, ByteWriter, PlaneReader, PlaneWriter, unzigzag, zigzag } from "./bytes";
import { PARTITIONS_PER_BLOCK, widthOf, type Grid } from "./grid";
import { readLengths, readOffsets, writeLengths, writeOffsets } from "./offsets";

const NULL = 0;
const AS_BEFORE = 1;
const NEW = 2;
/** Code of the first new time of the tick; the second's is one more, and so on. A block has 128 partitions: a byte does. */
const SAME_AS_NEW = 3;

/** First byte of the head: how times are told. Blocks of earlier releases count new times from the tick. */
const FROM_TICK = 0;
const OFFSETS = 1;
const FROM_COMMIT_BEFORE = 2;

/** `at`: the moments of the ticks, which a partition's first time is near to. */
export function writeTimes(grid: Grid, at: readonly number[]): Uint8Array[] {
  const { ticks, chunk, width, lengths, values } = grid;
  const first = chunk * PARTITIONS_PER_BLOCK;
  if (values.wide) {
    const [head, low, rest] = writeOffsets(grid) as [Uint8Array, Uint8Array, Uint8Array];
    return [Uint8Array.of(OFFSETS, ...head), low, rest, new Uint8Array()];
  }
  const head = new ByteWriter();
  head.byte(FROM_COMMIT_BEFORE);
  writeLengths(head, lengths);
  const codes = new ByteWriter();
  const planes = new PlaneWriter();
  const before = new Float64Array(width).fill(NaN);
  const fresh = new Map<number, number>();
  for (let tick = 0; tick < ticks; tick++) {
    fresh.clear();
    let base = at[tick]!;
    for (let partition = 0; partition < Math.min(width, lengths[tick]! - first); partition++) {
      const value = values.cells[partition * ticks + tick]!;
      if (Number.isNaN(value)) codes.byte(NULL);
      else if (value === before[partition]) codes.byte(AS_BEFORE);
      else {
        const last = before[partition]!;
        before[partition] = value;
        const known = fresh.get(value);
        codes.byte(known === undefined ? NEW : SAME_AS_NEW + known);
        if (known !== undefined) continue;
        fresh.set(value, fresh.size);
        planes.write(zigzag(value - (Number.isNaN(last) ? base : last)));
        base = value;
      }
    }
  }
  return [head.take(), codes.take(), planes.low.take(), planes.rest.take()];
}

/** Reads back what `writeTimes` wrote. */
export function readTimes(section: (index: number) => Uint8Array, at: readonly number[], chunk: number): Grid {
  const ticks = at.length;
  const opening = section(0);
  if (opening[0] === OFFSETS) {
    return readOffsets((index) => (index === 0 ? opening.subarray(1) : section(index)), ticks, chunk);
  }
  const first = chunk * PARTITIONS_PER_BLOCK;
  const head = new ByteReader(opening);
  const form = head.byte();
  if (form !== FROM_TICK && form !== FROM_COMMIT_BEFORE)
    throw new Error(`a block of history has commit times of form ${form}, which this release does not know`);
  const lengths = readLengths(head, ticks);
  const width = widthOf(lengths, chunk);
  const codes = new ByteReader(section(1));
  const planes = new PlaneReader(section(2), section(3));
  const cells = new Float64Array(ticks * width).fill(NaN);
  const before = new Float64Array(width).fill(NaN);
  const fresh: number[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    fresh.length = 0;
    let base = at[tick]!;
    for (let partition = 0; partition < Math.min(width, lengths[tick]! - first); partition++) {
      const code = codes.byte();
      if (code === NULL) continue;
      if (code === NEW) {
        const last = before[partition]!;
        base = (form === FROM_TICK || Number.isNaN(last) ? base : last) + unzigzag(planes.read());
        fresh.push(base);
        before[partition] = base;
      } else if (code !== AS_BEFORE) before[partition] = fresh[code - SAME_AS_NEW]!;
      cells[partition * ticks + tick] = before[partition]!;
    }
  }
  return { ticks, chunk, width, lengths, values: { wide: false, cells } };
}
