/** Orders partitions, findings and members for reading: worst first. Pure but for the steps that an order remembers. */
import type { GroupDetail, MemberWire, PartitionWire } from "@/lib/api/contract";
import { placeOf } from "@/lib/api/quick-numbers";
import { PARTITION_STATUSES } from "@/lib/core/words/terms";
import { sumKnown } from "@/lib/core/numbers/sums";
import { levelOfLag, SettledSteps } from "../ui/settled-steps";

export type PartitionOrder = "worst" | "number";

const knownLag = (row: PartitionWire | undefined): bigint | null => (row?.lag.known ? BigInt(row.lag.value) : null);
const severity = (row: PartitionWire): number =>
  2 * PARTITION_STATUSES.indexOf(row.status) + (row.consumerStatus === "WARNING" ? 1 : 0);

const isTrouble = (row: PartitionWire): boolean => row.status !== "OK" || row.consumerStatus !== "OK";
/** Of partitions that are well no magnitude is told: they stand by number. */
const levelOf = (row: PartitionWire): number => (isTrouble(row) ? levelOfLag(row.lag.known ? row.lag.value : null) : 0);

/** What the order worst first remembers from one picture to the next: rows that change places with every record cannot be read. */
export const partitionSteps = () => new SettledSteps<PartitionWire>(placeOf, levelOf);

/**
 * A sorted copy: worst status first, among those in trouble by the magnitude of the lag, then by topic and number; or
 * by topic and number alone.
 *
 * @param steps what the order remembers; none where only one picture is shown
 */
export function orderPartitions(
  rows: readonly PartitionWire[],
  order: PartitionOrder,
  steps: SettledSteps<PartitionWire> = partitionSteps(),
): PartitionWire[] {
  const byNumber = (a: PartitionWire, b: PartitionWire) => a.topic.localeCompare(b.topic) || a.partition - b.partition;
  if (order === "number") return [...rows].sort(byNumber);
  const step = steps.take(rows);
  return [...rows].sort((a, b) => severity(b) - severity(a) || step(b) - step(a) || byNumber(a, b));
}

type FindingRow = GroupDetail["findings"][number];

/**
 * Findings in the order of the partitions that they are about, worst first, but the first one, which the group's sentence is made
 * of. A group may have thousands of partitions beside them: those are not ordered for it.
 */
export function orderFindings(
  findings: readonly FindingRow[],
  partitions: readonly PartitionWire[],
  steps: SettledSteps<PartitionWire> = partitionSteps(),
): FindingRow[] {
  const found = new Set(findings.map(placeOf));
  const rows = partitions.filter((row) => found.has(placeOf(row)));
  const places = new Map(orderPartitions(rows, "worst", steps).map((row, place) => [placeOf(row), place]));
  const place = (row: FindingRow) => places.get(placeOf(row)) ?? rows.length;
  const [first, ...others] = findings;
  return first ? [first, ...others.sort((a, b) => place(a) - place(b))] : [];
}

/** Whether a partition is well, but its consumer slower than its records arrive. */
export const isFallingBehind = (row: Pick<PartitionWire, "status" | "consumerStatus">): boolean =>
  row.status === "OK" && row.consumerStatus === "WARNING";

/** The status that a partition's lines are drawn in: its own, or its consumer's when only that is wrong. */
export function drawnStatus(row: PartitionWire): PartitionWire["status"] | "WARNING" {
  return isFallingBehind(row) ? "WARNING" : row.status;
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

/** What the order of members remembers. */
export const memberSteps = () =>
  new SettledSteps<MemberLoad>(
    ({ member }) => member.memberId,
    ({ lag, idle }) => (idle ? -Infinity : levelOfLag(lag === null ? null : String(lag))),
  );

/** What each member carries; by magnitude the heaviest first, idle ones last. */
export function memberLoads(detail: GroupDetail, steps: SettledSteps<MemberLoad> = memberSteps()): MemberLoad[] {
  if (!detail.members.known) return [];
  const rows = new Map<string, PartitionWire>();
  for (const { partitions } of detail.subscriptions) {
    for (const row of partitions) rows.set(placeOf(row), row);
  }
  const loads = detail.members.value.map((member) => loadOf(member, rows));
  const step = steps.take(loads);
  const nameOf = ({ member }: MemberLoad) => `${member.clientId} ${member.memberId}`;
  return loads.sort(
    (a, b) => Number(a.idle) - Number(b.idle) || step(b) - step(a) || nameOf(a).localeCompare(nameOf(b)),
  );
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
