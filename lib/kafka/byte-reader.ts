/** Reads Kafka's wire types from a buffer, front to back. Every read past the end throws a RangeError. */

import { SAFE_HIGH } from "@/lib/core/numbers/offset-column";

/** The string that was read last: records that follow each other mostly name the same group and topic. */
export class LastName {
  private bytes = Buffer.alloc(0);
  private text = "";

  read(buffer: Buffer, start: number, length: number): string {
    if (this.isSame(buffer, start, length)) return this.text;
    this.bytes = Buffer.from(buffer.subarray(start, start + length));
    this.text = this.bytes.toString("utf8");
    return this.text;
  }

  private isSame(buffer: Buffer, start: number, length: number): boolean {
    const { bytes } = this;
    if (bytes.length !== length) return false;
    // From the end: names differ there.
    for (let i = length - 1; i >= 0; i--) if (bytes[i] !== buffer[start + i]) return false;
    return true;
  }
}

/** Cursor over one buffer. `compact` strings, arrays and bytes are those of flexible versions (KIP-482). */
export class ByteReader {
  position = 0;
  /** Where what may be read ends. */
  end: number;

  constructor(private readonly buffer: Buffer) {
    this.end = buffer.length;
  }

  /** Reads on from `position` of the buffer, up to `end`: much cheaper than a reader or a buffer for each part. */
  moveTo(position: number, end: number): this {
    this.position = position;
    this.end = end;
    return this;
  }

  get remaining(): number {
    return this.end - this.position;
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
    const start = this.advance(8);
    const high = this.buffer.readInt32BE(start);
    // Most are small: made of two halves they take one bigint, not five.
    if (high < -SAFE_HIGH || high >= SAFE_HIGH) return this.buffer.readBigInt64BE(start);
    return BigInt(high * 2 ** 32 + this.buffer.readUInt32BE(start + 4));
  }

  /** An int64 that is a time in ms, well below 2^53: read as two halves, without a bigint. */
  millis(): number {
    const start = this.advance(8);
    return this.buffer.readInt32BE(start) * 2 ** 32 + this.buffer.readUInt32BE(start + 4);
  }

  /** Unsigned varint of at most 32 bits. */
  uvarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.buffer[this.advance(1)]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError("varint of more than five bytes");
  }

  /** Signed (zigzag) varint of at most 53 bits: lengths, and deltas of offsets and times in ms. */
  varint(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 56; factor *= 128) {
      const byte = this.buffer[this.advance(1)]!;
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
    if (length <= 0) return length < 0 ? null : "";
    const start = this.advance(length);
    return this.buffer.toString("utf8", start, start + length);
  }

  /** A string as `string` reads it, taken from `names` where it is the one that came last: making strings is dear. */
  name(names: LastName): string {
    const length = this.int16();
    if (length < 0) throw new RangeError("null where a string must be");
    const start = this.advance(length);
    return names.read(this.buffer, start, length);
  }

  /** Passes over so many bytes. */
  skip(length: number): void {
    this.advance(length);
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

  /** An array; a null array reads as an empty one. */
  array<T>(compact: boolean, element: (reader: this) => T): T[] {
    const length = this.arrayLength(compact);
    const values: T[] = [];
    for (let index = 0; index < length; index++) values.push(element(this));
    return values;
  }

  /**
   * Number of elements of the array that begins here; 0 for a null one. No more than there are bytes for, at `least` bytes an
   * element: it may be allocated for.
   */
  arrayLength(compact: boolean, least = 1): number {
    const length = compact ? this.uvarint() - 1 : this.int32();
    if (length * least > this.remaining) throw new RangeError(`array of ${length} elements in ${this.remaining} bytes`);
    return Math.max(0, length);
  }

  /** Passes over a section of tagged fields (KIP-482). */
  taggedFields(): void {
    const count = this.uvarint();
    for (let index = 0; index < count; index++) {
      this.uvarint();
      this.skip(this.uvarint());
    }
  }

  slice(length: number): Buffer {
    const start = this.advance(length);
    return this.buffer.subarray(start, start + length);
  }

  private advance(length: number): number {
    const start = this.position;
    if (length < 0 || start + length > this.end)
      throw new RangeError(`${length} bytes wanted at ${start}, but the data ends at ${this.end}`);
    this.position += length;
    return start;
  }
}
