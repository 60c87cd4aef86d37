/**
 * Offsets in a typed array, 8 bytes each. Reading a 64-bit integer as a bigint takes memory every time; read as a number, where
 * a double holds it exactly, it takes none, and loops over all partitions read little else.
 */

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const LOW = LITTLE_ENDIAN ? 0 : 1;
const HIGH = 1 - LOW;
/** Upper halves of numbers that are whole in a double: 53 bits less the lower 32. */
export const SAFE_HIGH = 2 ** 21;

/** `offset` less `from`, as exactly as a double tells a difference. */
export function distance(offset: bigint, from: bigint): number {
  const [a, b] = [Number(offset), Number(from)];
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) ? a - b : Number(offset - from);
}

export class OffsetColumn {
  readonly values: BigInt64Array;
  private readonly halves: Int32Array;

  constructor(length: number) {
    this.values = new BigInt64Array(length);
    this.halves = new Int32Array(this.values.buffer);
  }

  get length(): number {
    return this.values.length;
  }

  /** The value at `index` if a double holds it exactly; NaN beyond 53 bits, for which every comparison is false, and beyond the end. */
  number(index: number): number {
    const high = this.halves[2 * index + HIGH]!;
    return high > -SAFE_HIGH && high < SAFE_HIGH ? high * 2 ** 32 + (this.halves[2 * index + LOW]! >>> 0) : Number.NaN;
  }

  /** The value at `index` less `offset`; both must be there. */
  less(index: number, offset: bigint): number {
    const [value, other] = [this.number(index), Number(offset)];
    // Beyond 53 bits a double does not hold the offsets, but may hold their distance.
    return Number.isNaN(value) || !Number.isSafeInteger(other) ? Number(this.values[index]! - offset) : value - other;
  }

  /** The value at `index` less the one that stands at `other` in `column`; both must be there. */
  lessIn(index: number, column: OffsetColumn, other: number): number {
    const difference = this.number(index) - column.number(other);
    return Number.isNaN(difference) ? Number(this.values[index]! - column.values[other]!) : difference;
  }

  /** True when `value` stands at `index`, which must be there. */
  holds(index: number, value: bigint): boolean {
    const number = this.number(index);
    return Number.isNaN(number) ? this.values[index] === value : number === Number(value);
  }
}
