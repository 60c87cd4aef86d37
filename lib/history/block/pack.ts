/** Sections of bytes as one value for the database, each compressed by itself, so that a reader opens only what it needs. */
import { promisify } from "node:util";
import { deflateRaw, inflateRawSync } from "node:zlib";
import { ByteReader, ByteWriter } from "./bytes";

const compress = promisify(deflateRaw);

/** The form of everything below; another one gets another number. */
const FORM = 1;
/** Below it compression has nothing to win. */
const WORTH_COMPRESSING = 16;

/** Packs sections; compression runs beside the program, not in its way. */
export async function pack(sections: readonly Uint8Array[]): Promise<Buffer> {
  const bodies = await Promise.all(sections.map(compressed));
  const head = new ByteWriter();
  head.byte(FORM);
  head.varint(sections.length);
  sections.forEach((section, index) => {
    head.varint(section.length);
    head.varint(bodies[index]!.length);
  });
  return Buffer.concat([head.take(), ...bodies]);
}

/** As it is where deflate does not make it shorter: equal lengths say so. */
async function compressed(section: Uint8Array): Promise<Uint8Array> {
  const copy = Buffer.from(section);
  if (copy.length < WORTH_COMPRESSING) return copy;
  const deflated = await compress(copy, { level: 6, memLevel: 9 });
  return deflated.length < copy.length ? deflated : copy;
}

/** Opens a packed value; returns what reads its sections. @throws Error when it was not packed by `pack` */
export function unpack(packed: Uint8Array): (section: number) => Uint8Array {
  const head = new ByteReader(packed);
  const form = head.byte();
  if (form !== FORM) throw new Error(`a block of history has form ${form}, which this release does not know`);
  const count = head.varint();
  const lengths = Array.from({ length: count }, () => ({ whole: head.varint(), stored: head.varint() }));
  let place = packed.length - lengths.reduce((sum, { stored }) => sum + stored, 0);
  const starts = lengths.map(({ stored }) => (place += stored) - stored);
  return (section) => {
    const { whole, stored } = lengths[section] ?? { whole: 0, stored: 0 };
    const body = packed.subarray(starts[section], (starts[section] ?? 0) + stored);
    return whole === stored ? body : inflateRawSync(body, { chunkSize: whole + 64 });
  };
}
