/**
 * Rollups of a closed day, as bytes: buckets of 5 minutes or 1 hour. What a bucket holds is told by its last tick
 * (offsets, members) and by all of its ticks (least and greatest lag). A bucket without ticks is empty: a gap.
 */
import type { Millis } from "@/lib/core/words/terms";
import { ByteReader, ByteWriter, unzigzag, zigzag } from "./bytes";
import type { Grid } from "./grid";
import { OFFSET_SECTIONS, readOffsets, writeOffsets } from "./offsets";
import { pack, unpack } from "./pack";
import { packSubscription, packTopic, unpackSubscription, unpackTopic, type SubscriptionGrids } from "./blocks";

/** When a cluster was collected on a day. */
export interface ClusterRollup {
  /** First and last tick of the day, and when the next one was due after the last. */
  first: Millis;
  last: Millis;
  intervalMs: number;
  /** Ticks in each bucket, and the moment of the last one (0 where there is none). */
  counts: number[];
  lasts: Millis[];
  /** From the last tick before to the first after each stretch within the day that nobody collected. */
  gaps: { from: Millis; to: Millis }[];
}

export interface SubscriptionRollup extends SubscriptionGrids {
  least: Grid;
  greatest: Grid;
}

export function packClusterRollup({ first, last, intervalMs, counts, lasts, gaps }: ClusterRollup): Promise<Buffer> {
  const out = new ByteWriter();
  let before = 0;
  const moment = (at: Millis) => {
    out.varint(zigzag(at - before));
    before = at;
  };
  moment(first);
  moment(last);
  out.varint(intervalMs);
  out.varint(gaps.length);
  for (const { from, to } of gaps) {
    moment(from);
    moment(to);
  }
  out.varint(counts.length);
  counts.forEach((count, bucket) => {
    out.varint(count);
    if (count > 0) moment(lasts[bucket]!);
  });
  return pack([out.take()]);
}

export function unpackClusterRollup(packed: Uint8Array): ClusterRollup {
  const input = new ByteReader(unpack(packed)(0));
  let before = 0;
  const moment = () => (before += unzigzag(input.varint()));
  const [first, last, intervalMs] = [moment(), moment(), input.varint()];
  const gaps = Array.from({ length: input.varint() }, () => ({ from: moment(), to: moment() }));
  const lasts: Millis[] = [];
  const counts = Array.from({ length: input.varint() }, () => {
    const count = input.varint();
    lasts.push(count > 0 ? moment() : 0);
    return count;
  });
  return { first, last, intervalMs, counts, lasts, gaps };
}

/** Log end and log start offsets at the last tick of each bucket. */
export const packTopicRollup = (logEnd: Grid, logStart: Grid): Promise<Buffer> =>
  packTopic({ logEnd, logStart, leaderless: [] });

export const unpackTopicRollup = (packed: Uint8Array, buckets: number, chunk: number) =>
  unpackTopic(packed, buckets, chunk);

export async function packSubscriptionRollup(rollup: SubscriptionRollup): Promise<Buffer> {
  const { least, greatest, ...own } = rollup;
  const inner = await packSubscription(own);
  return pack([...writeOffsets(least), ...writeOffsets(greatest), inner]);
}

export function unpackSubscriptionRollup(packed: Uint8Array, buckets: number, chunk: number): SubscriptionRollup {
  const section = unpack(packed);
  const from = (start: number) => readOffsets((index) => section(start + index), buckets, chunk);
  const [least, greatest] = [from(0), from(OFFSET_SECTIONS)];
  return { least, greatest, ...unpackSubscription(section(2 * OFFSET_SECTIONS), buckets, chunk) };
}
