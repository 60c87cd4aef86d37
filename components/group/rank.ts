/** Orders partitions and members for reading: worst first, and what each member carries. Pure. */
import type { GroupDetail, MemberWire, PartitionWire } from "@/lib/api/contract";
import { PARTITION_STATUSES } from "@/lib/core/words/terms";
import { sumKnown } from "@/lib/core/numbers/sums";

export type PartitionOrder = "worst" | "number";

const knownLag = (row: PartitionWire | undefined): bigint | null => (row?.lag.known ? BigInt(row.lag.value) : null);
const severity = (row: PartitionWire): number =>
  2 * PARTITION_STATUSES.indexOf(row.status) + (row.consumerStatus === "WARNING" ? 1 : 0);

const isTrouble = (row: PartitionWire): boolean => row.status !== "OK" || row.consumerStatus !== "OK";
/** Digits of the lag, -1 where unknown. Rows that change places with every record cannot be read. */
const magnitude = ({ lag }: PartitionWire): number => (lag.known ? lag.value.length : -1);

/**
 * A sorted copy: worst status first, among those in trouble by the magnitude of the lag, then by topic and number; or
 * by topic and number alone.
 */
export function orderPartitions(rows: readonly PartitionWire[], order: PartitionOrder): PartitionWire[] {
  const byNumber = (a: PartitionWire, b: PartitionWire) => a.topic.localeCompare(b.topic) || a.partition - b.partition;
  if (order === "number") return [...rows].sort(byNumber);
  const byLag = (a: PartitionWire, b: PartitionWire) => (isTrouble(a) ? magnitude(b) - magnitude(a) : 0);
  return [...rows].sort((a, b) => severity(b) - severity(a) || byLag(a, b) || byNumber(a, b));
}

/** The status a reader should see for a partition: its own, or its consumer's when only that is wrong. */
export function shownStatus(row: PartitionWire): PartitionWire["status"] | "WARNING" {
  return row.status === "OK" && row.consumerStatus === "WARNING" ? "WARNING" : row.status;
}

export interface MemberLoad {
  member: MemberWire;
  /** Null: the assignment could not be read. */
  partitions: PartitionWire[] | null;
  /** Sum over its partitions whose lag is known; null with none known. */
  lag: bigint | null;
  /** How many of its partitions are missing from the sum. */
  unknown: number;
  /** True when it owns nothing, false when it owns something, null when nobody knows. */
  idle: boolean | null;
}

/** What each member carries; the heaviest first, idle ones last. */
export function memberLoads(detail: GroupDetail): MemberLoad[] {
  if (!detail.members.known) return [];
  const rows = new Map<string, PartitionWire>();
  for (const { topic, partitions } of detail.subscriptions) {
    for (const row of partitions) rows.set(`${topic}/${row.partition}`, row);
  }
  const loads = detail.members.value.map((member) => loadOf(member, rows));
  const weight = ({ lag, idle }: MemberLoad) => (idle ? -2n : (lag ?? -1n));
  return loads.sort((a, b) => {
    const [left, right] = [weight(a), weight(b)];
    return left === right ? a.member.clientId.localeCompare(b.member.clientId) : left < right ? 1 : -1;
  });
}

function loadOf(member: MemberWire, rows: ReadonlyMap<string, PartitionWire>): MemberLoad {
  if (!member.assignment.known) return { member, partitions: null, lag: null, unknown: 0, idle: null };
  const assigned = member.assignment.value.flatMap(({ topic, partitions }) => partitions.map((p) => `${topic}/${p}`));
  const owned = assigned.map((key) => rows.get(key)).filter((row) => row !== undefined);
  const { value: lag, unknown } = sumKnown(assigned.map((key) => knownLag(rows.get(key))));
  return { member, partitions: owned, lag, unknown, idle: assigned.length === 0 };
}

/** "0-3, 7, 9-11": partition numbers short enough for a table cell. */
export function partitionRanges(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end++;
    parts.push(start === end ? `${sorted[start]}` : `${sorted[start]}-${sorted[end]}`);
    start = end + 1;
  }
  return parts.join(", ");
}

/** "orders/0-2, refunds/1". */
export function describePartitions(partitions: readonly { topic: string; partition: number }[]): string {
  const topics = [...new Set(partitions.map(({ topic }) => topic))];
  return topics
    .map((topic) => `${topic}/${partitionRanges(partitions.filter((p) => p.topic === topic).map((p) => p.partition))}`)
    .join(", ");
}
