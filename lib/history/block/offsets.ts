/**
 * A grid of offsets as bytes: per partition the difference from tick to tick, zig-zag, one more (0 says null), in
 * two planes. Three sections: head, low bytes, the rest. The narrow and the wide way write the same bytes.
 */
import { bigUnzigzag, bigZigzag, ByteReader, ByteWriter, PlaneReader, PlaneWriter, unzigzag, zigzag } from "./bytes";
import { PARTITIONS_PER_BLOCK, widthOf, type Grid, type Values } from "./grid";
import { readRuns, writeRuns } from "./runs";

export const OFFSET_SECTIONS = 3;

export function writeOffsets(grid: Grid): Uint8Array[] {
  const head = new ByteWriter();
  head.byte(grid.values.wide ? 1 : 0);
  writeLengths(head, grid.lengths);
  const planes = new PlaneWriter();
  if (grid.values.wide) writeWide(grid, grid.values.cells, planes);
  else writeNarrow(grid, grid.values.cells, planes);
  return [head.take(), planes.low.take(), planes.rest.take()];
}

function writeNarrow(grid: Grid, cells: Float64Array, planes: PlaneWriter): void {
  const { ticks, width, lengths } = grid;
  const first = grid.chunk * PARTITIONS_PER_BLOCK;
  for (let partition = 0; partition < width; partition++) {
    let before = 0;
    for (let tick = 0; tick < ticks; tick++) {
      if (lengths[tick]! <= first + partition) continue;
      const value = cells[partition * ticks + tick]!;
      if (Number.isNaN(value)) planes.write(0);
      else {
        planes.write(zigzag(value - before) + 1);
        before = value;
      }
    }
  }
}

function writeWide(grid: Grid, cells: (bigint | null)[], planes: PlaneWriter): void {
  const { ticks, width, lengths } = grid;
  const first = grid.chunk * PARTITIONS_PER_BLOCK;
  for (let partition = 0; partition < width; partition++) {
    let before = 0n;
    for (let tick = 0; tick < ticks; tick++) {
      if (lengths[tick]! <= first + partition) continue;
      const value = cells[partition * ticks + tick] ?? null;
      if (value === null) planes.writeBig(0n);
      else {
        planes.writeBig(bigZigzag(value - before) + 1n);
        before = value;
      }
    }
  }
}

/** Reads back what `writeOffsets` wrote for so many ticks and that chunk. */
export function readOffsets(section: (index: number) => Uint8Array, ticks: number, chunk: number): Grid {
  const head = new ByteReader(section(0));
  const wide = head.byte() === 1;
  const lengths = readLengths(head, ticks);
  const shape = { ticks, chunk, width: widthOf(lengths, chunk), lengths };
  const low = section(1);
  const rest = section(2);
  const values: Values = wide
    ? { wide, cells: readWide(shape, new PlaneReader(low, rest)) }
    : { wide, cells: readNarrow(shape, low, rest) };
  return { ...shape, values };
}

export function writeLengths(out: ByteWriter, lengths: Int32Array): void {
  writeRuns(
    out,
    [...lengths],
    (a, b) => a === b,
    (length) => out.varint(length + 1),
  );
}

export const readLengths = (input: ByteReader, ticks: number): Int32Array =>
  Int32Array.from(readRuns(input, ticks, () => input.varint() - 1));

type Shape = Omit<Grid, "values">;

/** A plain loop without readers: charts decode millions of cells in one request. */
function readNarrow({ ticks, chunk, width, lengths }: Shape, low: Uint8Array, rest: Uint8Array): Float64Array {
  const first = chunk * PARTITIONS_PER_BLOCK;
  const cells = new Float64Array(ticks * width).fill(NaN);
  let place = 0;
  let restPlace = 0;
  for (let partition = 0; partition < width; partition++) {
    let before = 0;
    const base = partition * ticks;
    for (let tick = 0; tick < ticks; tick++) {
      if (lengths[tick]! <= first + partition) continue;
      let code = low[place++]!;
      let next = rest[restPlace++]!;
      if (next !== 0) {
        let scale = 256;
        while (next > 127) {
          code += (next & 127) * scale;
          scale *= 128;
          next = rest[restPlace++]!;
        }
        code += next * scale;
      }
      if (code === 0) continue;
      before += code < 0x7fffffff ? ((code - 1) >>> 1) ^ -((code - 1) & 1) : unzigzag(code - 1);
      cells[base + tick] = before;
    }
  }
  return cells;
}

function readWide({ ticks, chunk, width, lengths }: Shape, planes: PlaneReader): (bigint | null)[] {
  const first = chunk * PARTITIONS_PER_BLOCK;
  const cells = new Array<bigint | null>(ticks * width).fill(null);
  for (let partition = 0; partition < width; partition++) {
    let before = 0n;
    for (let tick = 0; tick < ticks; tick++) {
      if (lengths[tick]! <= first + partition) continue;
      const code = planes.readBig();
      if (code === 0n) continue;
      before = BigInt.asIntN(64, before + bigUnzigzag(code - 1n));
      cells[partition * ticks + tick] = before;
    }
  }
  return cells;
}
