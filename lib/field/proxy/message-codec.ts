/**
 * Answers of Kafka's protocol as plain objects, in any version, by the descriptions that Kafka generates its own code from
 * (answers.json, out of kafka-clients). Tagged fields are kept as they come.
 */
import answers from "./answers.json" with { type: "json" };

export interface Field {
  name: string;
  type: string;
  versions: string;
  nullableVersions?: string;
  fields?: Field[];
}

export interface Message {
  apiKey: number;
  flexibleVersions: string;
  fields: Field[];
}

/** The answers that can be read and written here. */
export const ANSWERS = answers as Record<keyof typeof answers, Message>;

export type Value = boolean | number | bigint | string | null | Value[] | Struct;
export interface Struct {
  [field: string]: Value | Buffer;
}

/** Tagged fields of a struct, unread, under a name that no field has. */
const TAGS = "#tags";

/** Whether a version is in a range such as `3+`, `0-2` or `none`. */
export function covers(range: string | undefined, version: number): boolean {
  const match = /^(\d+)(\+|-(\d+))?$/.exec(range ?? "");
  if (!match) return false;
  const first = Number(match[1]);
  const last = match[2] === "+" ? Infinity : Number(match[3] ?? first);
  return version >= first && version <= last;
}

/** Reads an answer's body. Throws a RangeError where it is shorter than it says. */
export function decodeMessage(message: Message, version: number, body: Buffer): Struct {
  return new Reader(body, version, covers(message.flexibleVersions, version)).struct(message.fields);
}

/** Writes an answer's body, as `decodeMessage` reads it. */
export function encodeMessage(message: Message, version: number, value: Struct): Buffer {
  const writer = new Writer(version, covers(message.flexibleVersions, version));
  writer.struct(message.fields, value);
  return Buffer.concat(writer.parts);
}

class Reader {
  private at = 0;

  constructor(
    private readonly buffer: Buffer,
    private readonly version: number,
    private readonly flexible: boolean,
  ) {}

  struct(fields: readonly Field[]): Struct {
    const struct: Struct = {};
    for (const field of fields)
      if (covers(field.versions, this.version)) struct[field.name] = this.value(field, field.type);
    if (this.flexible) struct[TAGS] = this.tags();
    return struct;
  }

  private value(field: Field, type: string): Value {
    if (type.startsWith("[]")) return this.array(field, type.slice(2));
    switch (type) {
      case "bool":
        return this.take(1).readInt8() !== 0;
      case "int8":
        return this.take(1).readInt8();
      case "int16":
        return this.take(2).readInt16BE();
      case "int32":
        return this.take(4).readInt32BE();
      case "int64":
        return this.take(8).readBigInt64BE();
      case "uuid":
        return this.take(16).toString("hex");
      case "string":
        return this.string();
      default:
        return this.struct(field.fields ?? []) as Value;
    }
  }

  private string(): string | null {
    const length = this.flexible ? this.varint() - 1 : this.take(2).readInt16BE();
    return length < 0 ? null : this.take(length).toString("utf8");
  }

  private array(field: Field, type: string): Value[] | null {
    const length = this.flexible ? this.varint() - 1 : this.take(4).readInt32BE();
    return length < 0 ? null : Array.from({ length }, () => this.value(field, type));
  }

  private tags(): Buffer {
    const from = this.at;
    for (let count = this.varint(); count > 0; count--) {
      this.varint();
      this.take(this.varint());
    }
    return this.buffer.subarray(from, this.at);
  }

  private varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.take(1)[0]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  private take(length: number): Buffer {
    if (this.at + length > this.buffer.length) throw new RangeError("The answer is shorter than it says.");
    return this.buffer.subarray(this.at, (this.at += length));
  }
}

class Writer {
  readonly parts: Buffer[] = [];

  constructor(
    private readonly version: number,
    private readonly flexible: boolean,
  ) {}

  struct(fields: readonly Field[], struct: Struct): void {
    for (const field of fields)
      if (covers(field.versions, this.version)) this.value(field, field.type, struct[field.name] as Value);
    if (this.flexible) this.parts.push((struct[TAGS] as Buffer | undefined) ?? Buffer.from([0]));
  }

  private value(field: Field, type: string, value: Value): void {
    if (type.startsWith("[]")) return this.array(field, type.slice(2), value as Value[] | null);
    switch (type) {
      case "bool":
        return this.number(1, (buffer) => buffer.writeInt8(value ? 1 : 0));
      case "int8":
        return this.number(1, (buffer) => buffer.writeInt8(value as number));
      case "int16":
        return this.number(2, (buffer) => buffer.writeInt16BE(value as number));
      case "int32":
        return this.number(4, (buffer) => buffer.writeInt32BE(value as number));
      case "int64":
        return this.number(8, (buffer) => buffer.writeBigInt64BE(value as bigint));
      case "uuid":
        return void this.parts.push(Buffer.from(value as string, "hex"));
      case "string":
        return this.string(value as string | null);
      default:
        return this.struct(field.fields ?? [], value as Struct);
    }
  }

  private string(text: string | null): void {
    const bytes = Buffer.from(text ?? "");
    const length = text === null ? -1 : bytes.length;
    if (this.flexible) this.varint(length + 1);
    else this.number(2, (buffer) => buffer.writeInt16BE(length));
    this.parts.push(bytes);
  }

  private array(field: Field, type: string, values: Value[] | null): void {
    const length = values?.length ?? -1;
    if (this.flexible) this.varint(length + 1);
    else this.number(4, (buffer) => buffer.writeInt32BE(length));
    for (const value of values ?? []) this.value(field, type, value);
  }

  private varint(value: number): void {
    const bytes: number[] = [];
    for (; value > 0x7f; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
    this.parts.push(Buffer.from([...bytes, value]));
  }

  private number(size: number, write: (buffer: Buffer) => unknown): void {
    const buffer = Buffer.alloc(size);
    write(buffer);
    this.parts.push(buffer);
  }
}
