/** Undoes the compression of record batches, up to a bound: a few bytes can say that they are gigabytes. */
import zlib from "node:zlib";
import { compressionsAlgorithmsByBitmask } from "@platformatic/kafka";
import { say } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";

/** Coordinators write batches of `max.message.bytes` (1 MB by default) before compression. */
export const MOST_UNPACKED = 16 * 1024 * 1024;

const ALGORITHMS = ["none", "gzip", "snappy", "lz4", "zstd"];
const [NONE, GZIP, SNAPPY, LZ4, ZSTD] = [0, 1, 2, 3, 4];

const algorithmOf = (code: number) =>
  compressionsAlgorithmsByBitmask[code as keyof typeof compressionsAlgorithmsByBitmask];

/** An algorithm that this program cannot undo. */
export class CompressionError extends ReasonError {}

/**
 * The bytes as they were before compression. Throws a CompressionError for an algorithm that is not known or that this Node
 * lacks, and another error for what is no such compression, or more than `MOST_UNPACKED`.
 */
export function unpack(bytes: Buffer, algorithm: number): Buffer {
  if (algorithm !== NONE && !algorithmOf(algorithm)?.available)
    throw new CompressionError(
      say("offsets-topic.packed", { algorithm: ALGORITHMS[algorithm] ?? `algorithm ${algorithm}` }),
    );
  const bound = { maxOutputLength: MOST_UNPACKED };
  if (algorithm === NONE) return bytes;
  if (algorithm === GZIP) return zlib.gunzipSync(bytes, bound);
  // Not in the types of the oldest Node that this runs on.
  if (algorithm === ZSTD)
    return (zlib as unknown as { zstdDecompressSync: typeof zlib.gunzipSync }).zstdDecompressSync(bytes, bound);
  const blocks = algorithm === SNAPPY ? snappyBlocks(bytes) : [bytes];
  const length = blocks.reduce((sum, block) => sum + (algorithm === LZ4 ? lz4Length(block) : snappyLength(block)), 0);
  if (length > MOST_UNPACKED) throw new RangeError(`${length} bytes are too many for a batch`);
  const parts = blocks.map((block) => undo(algorithm, block));
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** What the library was given and was not what it should be: it never frees the memory it took for that. */
let broken = 0;
const MOST_BROKEN = 20;

function undo(algorithm: number, block: Buffer): Buffer {
  if (broken >= MOST_BROKEN) throw new Error("too much that was broken was unpacked before");
  try {
    return algorithmOf(algorithm)!.decompressSync(block);
  } catch (error) {
    broken++;
    throw error;
  }
}

/** How Java's library writes snappy: a head of 16 bytes, then blocks, each behind its length. */
const FRAMED_SNAPPY = Buffer.from([0x82, ...Buffer.from("SNAPPY"), 0]);
const FRAMED_HEAD = 16;

function snappyBlocks(bytes: Buffer): Buffer[] {
  if (!bytes.subarray(0, FRAMED_SNAPPY.length).equals(FRAMED_SNAPPY)) return [bytes];
  const blocks: Buffer[] = [];
  for (let position = FRAMED_HEAD; position + 4 <= bytes.length;) {
    const length = bytes.readInt32BE(position);
    if (length <= 0 || length > bytes.length - position - 4) throw new RangeError("a block of snappy is cut off");
    blocks.push(bytes.subarray(position + 4, position + 4 + length));
    position += 4 + length;
  }
  return blocks;
}

/** A copy of snappy's takes three bytes at least and stands for 64 at most. */
const MOST_SNAPPY = 22;

/** The length that a raw snappy block begins with: an unsigned varint. */
function snappyLength(bytes: Buffer): number {
  let length = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[index] ?? 0;
    length += (byte & 0x7f) * 128 ** index;
    if (byte < 0x80) break;
  }
  if (length > bytes.length * MOST_SNAPPY) throw new RangeError("no block of snappy");
  return length;
}

const LZ4_HEAD = { flags: 4, block: 5, end: 7 };
const HAS_CONTENT_SIZE = 0b1000;
const HAS_DICTIONARY = 0b1;
const HAS_BLOCK_SUMS = 0b10000;
/** The greatest length of a block, by the code in the head of the frame: 4 is 64 kB, each further one four times as much. */
const LEAST_BLOCK_CODE = 4;
const NOT_COMPRESSED = 0x80000000;

/** The most that a frame of LZ4 can hold: so many blocks, each as long as the head allows. */
function lz4Length(bytes: Buffer): number {
  if (bytes.length < LZ4_HEAD.end) throw new RangeError("no frame of LZ4");
  const flags = bytes[LZ4_HEAD.flags]!;
  const code = (bytes[LZ4_HEAD.block]! >> 4) & 0b111;
  const most = 64 * 1024 * 4 ** Math.max(0, code - LEAST_BLOCK_CODE);
  let position = LZ4_HEAD.end + (flags & HAS_CONTENT_SIZE ? 8 : 0) + (flags & HAS_DICTIONARY ? 4 : 0);
  let length = 0;
  while (position + 4 <= bytes.length) {
    const size = bytes.readUInt32LE(position);
    if (size === 0) break;
    const stored = size % NOT_COMPRESSED;
    // A block of LZ4 is never more than 255 times as long as it was stored.
    length += size >= NOT_COMPRESSED ? stored : Math.min(most, stored * 255);
    position += 4 + stored + (flags & HAS_BLOCK_SUMS ? 4 : 0);
  }
  return length;
}
