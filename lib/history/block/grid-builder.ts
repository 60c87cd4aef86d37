/** A grid that is put together cell by cell; it goes over to bigints with the first one that it is given. */
import { PARTITIONS_PER_BLOCK, type Grid, type Values } from "./grid";

type Cell = number | bigint | null | undefined;

const isNothing = (cell: Cell): boolean => cell === null || cell === undefined || Number.isNaN(cell);

export class GridBuilder {
  private readonly lengths: Int32Array;
  private values: Values;

  constructor(
    private readonly ticks: number,
    private readonly chunk: number,
  ) {
    this.lengths = new Int32Array(ticks).fill(-1);
    this.values = { wide: false, cells: new Float64Array(ticks * PARTITIONS_PER_BLOCK).fill(NaN) };
  }

  /** The row at a tick is that long, or longer. */
  lengthen(tick: number, length: number): void {
    this.lengths[tick] = Math.max(this.lengths[tick]!, length);
  }

  /** Copies one tick of another grid of the same chunk. */
  copyTick(tick: number, from: Grid, index: number): void {
    this.lengths[tick] = from.lengths[index]!;
    for (let place = 0; place < from.width; place++) {
      this.write(place * this.ticks + tick, from.values.cells[place * from.ticks + index]);
    }
  }

  least = (place: number, tick: number, cell: Cell) => this.keep(place, tick, cell, (a, b) => a < b);
  greatest = (place: number, tick: number, cell: Cell) => this.keep(place, tick, cell, (a, b) => a > b);

  grid(): Grid {
    const { ticks, chunk, lengths, values } = this;
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    const width = Math.min(PARTITIONS_PER_BLOCK, Math.max(0, longest - chunk * PARTITIONS_PER_BLOCK));
    return { ticks, chunk, width, lengths, values };
  }

  private keep(
    place: number,
    tick: number,
    cell: Cell,
    better: (a: number | bigint, b: number | bigint) => boolean,
  ): void {
    if (isNothing(cell)) return;
    const index = place * this.ticks + tick;
    const there = this.values.cells[index];
    if (isNothing(there) || better(cell as number | bigint, there as number | bigint)) this.write(index, cell);
  }

  private write(index: number, cell: Cell): void {
    if (typeof cell === "bigint" && !this.values.wide) {
      const cells = Array.from(this.values.cells, (value) => (Number.isNaN(value) ? null : BigInt(value)));
      this.values = { wide: true, cells };
    }
    if (this.values.wide) this.values.cells[index] = isNothing(cell) ? null : BigInt(cell as number | bigint);
    else this.values.cells[index] = isNothing(cell) ? NaN : (cell as number);
  }
}
