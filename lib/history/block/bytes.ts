/**
 * Bytes written and read in order, and the two ways in which a block stores integers: varints (7 bits a byte, the
 * lowest first), and planes: the low byte of each number in one stream and the rest in another, because deflate
 * finds much more in two regular streams than in one where noise and order take turns.
 */

/** Below it, differences of two values, doubled and one more, are exact in a double. */
export const NARROW_LIMIT = 2 ** 51;

export class ByteWriter {
  private bytes = new Uint8Array(256);
  private length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    while (value > 127) {
      this.byte((value % 128) | 128);
      value = value > 0x7fffffff ? Math.floor(value / 128) : value >>> 7;
    }
    this.byte(value);
  }

  /** A whole number from 0 on. */
  bigVarint(value: bigint): void {
    while (value > 127n) {
      this.byte(Number(value & 127n) | 128);
      value >>= 7n;
    }
    this.byte(Number(value));
  }

  /** What was written; the writer's own memory, to be used before it is written to again. */
  take(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

export class ByteReader {
  private place = 0;

  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    const value = this.bytes[this.place++];
    if (value === undefined) throw new Error("a block of history ends too early");
    return value;
  }

  varint(): number {
    const first = this.byte();
    if (first < 128) return first;
    let value = first & 127;
    let scale = 128;
    for (;;) {
      const next = this.byte();
      value += (next & 127) * scale;
      if (next < 128) return value;
      scale *= 128;
    }
  }

  bigVarint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const next = this.byte();
      value |= BigInt(next & 127) << shift;
      if (next < 128) return value;
    }
  }
}

/** Signed to unsigned, small magnitudes first: 0, -1, 1, -2, 2 … */
export const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2);
export const unzigzag = (code: number): number => (code % 2 === 0 ? code / 2 : -(code + 1) / 2);

/** The same over 64 bits; differences that leave the range come round again, and back. */
export const bigZigzag = (value: bigint): bigint => {
  const wrapped = BigInt.asIntN(64, value);
  return wrapped < 0n ? -wrapped * 2n - 1n : wrapped * 2n;
};
export const bigUnzigzag = (code: bigint): bigint => ((code & 1n) === 0n ? code >> 1n : -((code + 1n) >> 1n));

/** Two streams for one row of whole numbers. */
export class PlaneWriter {
  readonly low = new ByteWriter();
  readonly rest = new ByteWriter();

  write(code: number): void {
    this.low.byte(code % 256);
    if (code < 256) this.rest.byte(0);
    else this.rest.varint(Math.floor(code / 256));
  }

  writeBig(code: bigint): void {
    this.low.byte(Number(code & 255n));
    this.rest.bigVarint(code >> 8n);
  }
}

export class PlaneReader {
  private readonly low: ByteReader;
  private readonly rest: ByteReader;

  constructor(low: Uint8Array, rest: Uint8Array) {
    this.low = new ByteReader(low);
    this.rest = new ByteReader(rest);
  }

  read(): number {
    return this.low.byte() + this.rest.varint() * 256;
  }

  readBig(): bigint {
    return BigInt(this.low.byte()) | (this.rest.bigVarint() << 8n);
  }
}
