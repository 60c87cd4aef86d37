/** Decodes record batches of format 2 (https://kafka.apache.org/documentation/#recordbatch), the only one since Kafka 0.11. */
import type { Reason } from "@/lib/core/words/sentences/facts";
import { ByteReader } from "./byte-reader";
import type { OffsetsRecord } from "./consumer-offsets-codec";
import { CompressionError, MOST_UNPACKED, unpack } from "./unpack";

/** A transaction that was aborted: its records, from this offset on, never count. */
export interface AbortedTransaction {
  producerId: bigint;
  firstOffset: bigint;
}

export interface DecodedBatches {
  /** Records that were handed over. */
  records: number;
  /** Where to read on; null when not even one whole batch was there. */
  next: bigint | null;
  /** Records of batches that could not be read, as far as their bytes can hold so many. */
  unreadable: number;
  /** Why batches could not be unpacked; null when all could. */
  packed: Reason | null;
}

/** Takes one record. It is good only until the next one comes: the same object and readers are used again. */
export type TakeRecord = (record: OffsetsRecord) => void;

const BATCH_OVERHEAD = 12;
/** From behind the length up to and with the number of records. */
const HEAD_BYTES = 49;
/** A record cannot be shorter: its length, attributes, two deltas, two lengths and the number of headers. */
const LEAST_RECORD = 7;
const FORMAT = 2;
const COMPRESSION = 0b111;
const LOG_APPEND_TIME = 0b1000;
const TRANSACTIONAL = 0b10000;
const CONTROL = 0b100000;
const ABORT_MARKER = 0;

/**
 * Hands over, in order, all records of a fetched partition from offset `from` on that consumers may see (a batch is sent whole,
 * also when `from` is in its middle). A batch that is cut off at the end is left for the next fetch, as are those that follow when
 * much was unpacked; one that cannot be read is passed over and counted. Nothing in the bytes makes it throw.
 *
 * @param between is called after each batch with the offset to read on from
 */
export function decodeBatches(
  bytes: Buffer,
  aborted: readonly AbortedTransaction[],
  from: bigint,
  take: TakeRecord,
  between: (next: bigint) => void = () => {},
): DecodedBatches {
  const result: DecodedBatches = { records: 0, next: null, unreadable: 0, packed: null };
  const room = { left: MOST_UNPACKED };
  const isAborted = abortedFilter(aborted);
  const batch = new ByteReader(bytes);
  const counted: TakeRecord = (record) => {
    result.records++;
    take(record);
  };
  let position = 0;
  while (room.left > 0 && batch.moveTo(position, bytes.length).remaining >= BATCH_OVERHEAD) {
    const baseOffset = batch.int64();
    const length = batch.int32();
    if (length <= 0 || length > batch.remaining) break;
    position = batch.position + length;
    batch.moveTo(batch.position, position);
    const head = length >= HEAD_BYTES ? readHead(batch) : null;
    // Formats 0 and 1 are one message each: their offset is all that can be said.
    if (!head) result.unreadable++;
    else decodeBatch(batch, { ...head, baseOffset, from, room }, isAborted, counted, result);
    // Whatever a batch says of itself, reading goes on.
    const after = baseOffset + BigInt(Math.max(0, head?.lastDelta ?? 0)) + 1n;
    result.next = after > (result.next ?? from) ? after : (result.next ?? from) + 1n;
    between(result.next);
  }
  return result;
}

export interface PassedOver {
  /** Everything from where reading began up to here is hidden. */
  next: bigint;
  /** True when a record stopped it that consumers of committed records are given, or a batch that cannot be judged. */
  record: boolean;
  /** True when records of aborted transactions were passed over, not markers alone. */
  aborted: boolean;
}

/**
 * Passes over what is hidden from consumers of committed records, from `from` up to `end` at most: transaction markers, records
 * of aborted transactions, and offsets that compaction has left empty. The heads of batches are read, and of markers what they
 * mark. A batch that is cut off is left for the next fetch.
 */
export function skipHidden(
  bytes: Buffer,
  aborted: readonly AbortedTransaction[],
  from: bigint,
  end: bigint,
): PassedOver {
  const passed: PassedOver = { next: from, record: false, aborted: false };
  const isAborted = abortedFilter(aborted);
  const batch = new ByteReader(bytes);
  let position = 0;
  while (passed.next < end && batch.moveTo(position, bytes.length).remaining >= BATCH_OVERHEAD) {
    const baseOffset = batch.int64();
    const length = batch.int32();
    if (length <= 0 || length > batch.remaining) break;
    position = batch.position + length;
    batch.moveTo(batch.position, position);
    const head = length >= HEAD_BYTES ? readHead(batch) : null;
    const hidden = head ? hiddenBy(batch, { ...head, baseOffset }, isAborted) : null;
    const last = baseOffset + BigInt(Math.max(0, head?.lastDelta ?? 0));
    // A batch is sent whole, also when reading begins in its middle.
    if (last < passed.next) continue;
    if (hidden === null) return { ...passed, record: true };
    passed.aborted ||= hidden === "aborted";
    passed.next = last + 1n;
  }
  return passed;
}

/** Why a batch's records are hidden; null where they are not. A marker that cannot be read hides nothing that follows. */
function hiddenBy(
  bytes: ByteReader,
  head: Head & { baseOffset: bigint },
  isAborted: BatchFilter,
): "marker" | "aborted" | null {
  const control = (head.attributes & CONTROL) !== 0;
  const lastOffset = head.baseOffset + BigInt(Math.max(0, head.lastDelta));
  const batch = { ...head, from: head.baseOffset, room: { left: MOST_UNPACKED } };
  const ends = () => {
    try {
      return endsInAbort(bytes, batch);
    } catch {
      return true;
    }
  };
  const aborted = (head.attributes & TRANSACTIONAL) !== 0 && isAborted(head.producerId, lastOffset, ends, control);
  return control ? "marker" : aborted ? "aborted" : null;
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

/** What stands before the records of a batch. */
interface Head {
  attributes: number;
  /** Offset of the last record, counted from the first. */
  lastDelta: number;
  baseTimestamp: number;
  maxTimestamp: number;
  producerId: bigint;
  count: number;
}

/** Null when it is a batch of another format. */
function readHead(batch: ByteReader): Head | null {
  batch.int32(); // leader epoch
  if (batch.int8() !== FORMAT) return null;
  batch.int32(); // checksum; TCP and the broker have their own
  const attributes = batch.int16();
  const lastDelta = batch.int32();
  const baseTimestamp = batch.millis();
  const maxTimestamp = batch.millis();
  const producerId = batch.int64();
  batch.int16(); // producer epoch
  batch.int32(); // sequence
  return { attributes, lastDelta, baseTimestamp, maxTimestamp, producerId, count: batch.int32() };
}

interface Batch extends Head {
  baseOffset: bigint;
  from: bigint;
  /** How many bytes may still be unpacked. */
  room: { left: number };
}

/** Hands over one batch's records. */
function decodeBatch(
  bytes: ByteReader,
  batch: Batch,
  isAborted: BatchFilter,
  take: TakeRecord,
  result: DecodedBatches,
) {
  const before = result.records;
  try {
    const control = (batch.attributes & CONTROL) !== 0;
    const lastOffset = batch.baseOffset + BigInt(batch.lastDelta);
    const hidden =
      (batch.attributes & TRANSACTIONAL) !== 0 &&
      isAborted(batch.producerId, lastOffset, () => endsInAbort(bytes, batch), control);
    if (!hidden && !control) readRecords(bytes, batch, take);
  } catch (error) {
    // Every other batch may be the same: the caller has to say so.
    if (error instanceof CompressionError) result.packed ??= error.said;
    result.unreadable += Math.max(1, Math.min(batch.count, MOST_UNPACKED / LEAST_RECORD) - (result.records - before));
  }
}

function readRecords(bytes: ByteReader, batch: Batch, take: TakeRecord): void {
  const { attributes, baseOffset, from, count, baseTimestamp, maxTimestamp, room } = batch;
  const appended = (attributes & LOG_APPEND_TIME) !== 0;
  const firstDelta = Number(from - baseOffset);
  const content = unpack(bytes.slice(bytes.remaining), attributes & COMPRESSION);
  if ((attributes & COMPRESSION) !== 0) room.left -= content.length;
  const reader = new ByteReader(content);
  const [key, value] = [new ByteReader(content), new ByteReader(content)];
  const record: OffsetsRecord = { timestamp: 0, key, value };
  for (let index = 0; index < count; index++) {
    const length = reader.varint();
    const end = reader.position + length;
    reader.int8(); // attributes, unused
    const timeDelta = reader.varint();
    const delta = reader.varint();
    record.timestamp = appended ? maxTimestamp : baseTimestamp + timeDelta;
    record.key = readPart(reader, key);
    record.value = readPart(reader, value);
    if (delta >= firstDelta) take(record);
    reader.skip(end - reader.position); // headers
  }
}

/** Sets `part` on the bytes that come next; null where there are none. */
function readPart(reader: ByteReader, part: ByteReader): ByteReader | null {
  const length = reader.varint();
  if (length < 0) return null;
  const start = reader.position;
  reader.skip(length);
  return part.moveTo(start, start + length);
}

/** True when the batch, which ends a transaction, aborts it: a marker's key is a version and what became of the transaction. */
function endsInAbort(bytes: ByteReader, batch: Batch): boolean {
  let type: number | undefined;
  readRecords(bytes, { ...batch, from: batch.baseOffset }, ({ key }) => {
    key?.int16();
    type ??= key?.int16();
  });
  return type === ABORT_MARKER;
}
