/** Reads Kafka's wire types from a buffer, front to back. Every read past the end throws a RangeError. */

/** Cursor over one buffer. `compact` strings, arrays and bytes are those of flexible versions (KIP-482). */
export class ByteReader {
  position = 0;

  constructor(private readonly buffer: Buffer) {}

  get remaining(): number {
    return this.buffer.length - this.position;
  }

  int8(): number {
    return this.buffer.readInt8(this.advance(1));
  }

  int16(): number {
    return this.buffer.readInt16BE(this.advance(2));
  }

  int32(): number {
    return this.buffer.readInt32BE(this.advance(4));
  }

  int64(): bigint {
    return this.buffer.readBigInt64BE(this.advance(8));
  }

  /** An int64 that is a time in ms, well below 2^53. */
  millis(): number {
    return Number(this.int64());
  }

  /** Unsigned varint of at most 32 bits. */
  uvarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.buffer.readUInt8(this.advance(1));
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError("varint of more than five bytes");
  }

  /** Signed (zigzag) varint of at most 53 bits: lengths, and deltas of offsets and times in ms. */
  varint(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 56; factor *= 128) {
      const byte = this.buffer.readUInt8(this.advance(1));
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    throw new RangeError("varint of more than eight bytes");
  }

  /** UUID in the usual hex form with dashes. */
  uuid(): string {
    const hex = this.slice(16).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  nullableString(compact: boolean): string | null {
    const length = compact ? this.uvarint() - 1 : this.int16();
    return length < 0 ? null : this.slice(length).toString("utf8");
  }

  /** A string that may not be null. */
  string(compact: boolean): string {
    const value = this.nullableString(compact);
    if (value === null) throw new RangeError("null where a string must be");
    return value;
  }

  nullableBytes(compact: boolean): Buffer | null {
    const length = compact ? this.uvarint() - 1 : this.int32();
    return length < 0 ? null : this.slice(length);
  }

  /** An array; a null array reads as an empty one. The length is checked before anything is allocated. */
  array<T>(compact: boolean, element: (reader: this) => T): T[] {
    const length = compact ? this.uvarint() - 1 : this.int32();
    if (length > this.remaining) throw new RangeError(`array of ${length} elements in ${this.remaining} bytes`);
    const values: T[] = [];
    for (let index = 0; index < length; index++) values.push(element(this));
    return values;
  }

  /** Passes over a section of tagged fields (KIP-482). */
  taggedFields(): void {
    const count = this.uvarint();
    for (let index = 0; index < count; index++) {
      this.uvarint();
      this.slice(this.uvarint());
    }
  }

  slice(length: number): Buffer {
    const start = this.advance(length);
    return this.buffer.subarray(start, start + length);
  }

  private advance(length: number): number {
    const start = this.position;
    if (length < 0 || start + length > this.buffer.length)
      throw new RangeError(`${length} bytes wanted at ${start}, but the data ends at ${this.buffer.length}`);
    this.position += length;
    return start;
  }
}
