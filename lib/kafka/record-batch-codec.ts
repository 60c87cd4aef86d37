/** Decodes record batches of format 2 (https://kafka.apache.org/documentation/#recordbatch), the only one since Kafka 0.11. */
import { compressionsAlgorithmsByBitmask } from "@platformatic/kafka";
import { ByteReader } from "./byte-reader";
import type { OffsetsRecord } from "./consumer-offsets-codec";

/** A transaction that was aborted: its records, from this offset on, never count. */
export interface AbortedTransaction {
  producerId: bigint;
  firstOffset: bigint;
}

export interface DecodedBatches {
  records: OffsetsRecord[];
  /** Where to read on; null when not even one whole batch was there. */
  next: bigint | null;
  /** Records of batches that could not be read. */
  unreadable: number;
}

const BATCH_OVERHEAD = 12;
/** Up to and with the last offset delta. */
const BATCH_HEAD = 27;
const FORMAT = 2;
const ALGORITHMS = ["none", "gzip", "snappy", "lz4", "zstd"];
const COMPRESSION = 0b111;
const LOG_APPEND_TIME = 0b1000;
const TRANSACTIONAL = 0b10000;
const CONTROL = 0b100000;
const ABORT_MARKER = 0;

/**
 * All records of a fetched partition that consumers may see. A batch that is cut off at the end is left for the
 * next fetch; one that cannot be read is passed over and counted. Throws a `CompressionError` when none can be.
 */
export function decodeBatches(bytes: Buffer, aborted: readonly AbortedTransaction[]): DecodedBatches {
  const result: DecodedBatches = { records: [], next: null, unreadable: 0 };
  const isAborted = abortedFilter(aborted);
  let position = 0;
  while (bytes.length - position >= BATCH_OVERHEAD) {
    const baseOffset = bytes.readBigInt64BE(position);
    const end = position + BATCH_OVERHEAD + bytes.readInt32BE(position + 8);
    if (end > bytes.length || end <= position) break;
    const batch = new ByteReader(bytes.subarray(position + BATCH_OVERHEAD, end));
    result.next = decodeBatch(batch, baseOffset, isAborted, result);
    position = end;
  }
  return result;
}

/**
 * True when every offset from `from` to `end` (exclusive) belongs to a transaction marker. Only the heads of the
 * batches are read. False when the bytes end before `end`.
 */
export function holdsOnlyMarkers(bytes: Buffer, from: bigint, end: bigint): boolean {
  let position = 0;
  let next = from;
  while (next < end && bytes.length - position >= BATCH_HEAD) {
    const baseOffset = bytes.readBigInt64BE(position);
    const format = bytes.readInt8(position + 16);
    const attributes = bytes.readInt16BE(position + 21);
    if (format !== FORMAT || (attributes & CONTROL) === 0 || baseOffset > next) return false;
    next = baseOffset + BigInt(bytes.readInt32BE(position + 23)) + 1n;
    position += BATCH_OVERHEAD + bytes.readInt32BE(position + 8);
  }
  return next >= end;
}

type BatchFilter = (
  producerId: bigint,
  lastOffset: bigint,
  endsTransaction: () => boolean,
  control: boolean,
) => boolean;

/** Keeps track of which producers' transactions are aborted at this place of the log, as Kafka's own consumer does. */
function abortedFilter(aborted: readonly AbortedTransaction[]): BatchFilter {
  const waiting = [...aborted].sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  const open = new Set<bigint>();
  return (producerId, lastOffset, endsTransaction, control) => {
    while (waiting[0] && waiting[0].firstOffset <= lastOffset) open.add(waiting.shift()!.producerId);
    if (control && open.has(producerId) && endsTransaction()) open.delete(producerId);
    return open.has(producerId);
  };
}

/** Adds one batch's records to the result and returns the offset after it. */
function decodeBatch(batch: ByteReader, baseOffset: bigint, isAborted: BatchFilter, result: DecodedBatches): bigint {
  batch.int32(); // leader epoch
  if (batch.int8() !== FORMAT) {
    // Formats 0 and 1 are one message each: their offset is all that can be said.
    result.unreadable++;
    return baseOffset + 1n;
  }
  batch.int32(); // checksum; TCP and the broker have their own
  const attributes = batch.int16();
  const lastOffset = baseOffset + BigInt(batch.int32());
  const baseTimestamp = batch.millis();
  const maxTimestamp = batch.millis();
  const producerId = batch.int64();
  batch.int16(); // producer epoch
  batch.int32(); // sequence
  const count = batch.int32();
  const appended = (attributes & LOG_APPEND_TIME) !== 0;
  const read = () =>
    readRecords(batch, attributes, count, baseOffset, (delta) => (appended ? maxTimestamp : baseTimestamp + delta));
  try {
    const control = (attributes & CONTROL) !== 0;
    const hidden =
      (attributes & TRANSACTIONAL) !== 0 && isAborted(producerId, lastOffset, () => isAbortMarker(read()[0]), control);
    if (!hidden && !control) for (const record of read()) result.records.push(record);
  } catch (error) {
    // Every other batch will be the same: the caller has to say so.
    if (error instanceof CompressionError) throw error;
    result.unreadable += count;
  }
  return lastOffset + 1n;
}

function readRecords(
  batch: ByteReader,
  attributes: number,
  count: number,
  baseOffset: bigint,
  timestampOf: (delta: number) => number,
): OffsetsRecord[] {
  const reader = new ByteReader(decompress(batch.slice(batch.remaining), attributes & COMPRESSION));
  const records: OffsetsRecord[] = [];
  for (let index = 0; index < count; index++) {
    const length = reader.varint();
    const end = reader.position + length;
    reader.int8(); // attributes, unused
    const timestamp = timestampOf(reader.varint());
    const offset = baseOffset + BigInt(reader.varint());
    const key = readBytes(reader);
    const value = readBytes(reader);
    records.push({ offset, timestamp, key, value });
    reader.skip(end - reader.position); // headers
  }
  return records;
}

function readBytes(reader: ByteReader): ByteReader | null {
  const length = reader.varint();
  return length < 0 ? null : reader.part(length);
}

/** A marker's key is a version and whether the transaction was aborted or committed. */
function isAbortMarker(record: OffsetsRecord | undefined): boolean {
  record?.key?.int16();
  return record?.key?.int16() === ABORT_MARKER;
}

/** An algorithm that this program cannot undo; the message is fit for a page. */
export class CompressionError extends Error {}

/** Undoes the compression. Throws a CompressionError for an algorithm that is not known or that this Node lacks. */
function decompress(bytes: Buffer, algorithm: number): Buffer {
  if (algorithm === 0) return bytes;
  const known = compressionsAlgorithmsByBitmask[algorithm as keyof typeof compressionsAlgorithmsByBitmask];
  if (!known?.available)
    throw new CompressionError(
      `its records are compressed with ${ALGORITHMS[algorithm] ?? `algorithm ${algorithm}`}, which cannot be read here: run Node 22.15 or newer, or set offsets.topic.compression.codec to gzip on the brokers`,
    );
  return known.decompressSync(bytes);
}
