/** From partitions to their group: one status, one case, one half sentence that says why. */
import type { GroupSnapshot, PartialSum } from "./snapshot";
import { caseFor } from "./cases";
import { formatDuration, formatRecords } from "./format";
import { sumLags } from "./lag";
import {
  PARTITION_STATUSES,
  worseConsumer,
  type Case,
  type ConsumerStatus,
  type Known,
  type Millis,
  type PartitionStatus,
} from "./terms";
import type { Verdict } from "./verdict";

export interface RollUpEntry {
  topic: string;
  partition: number;
  verdict: Verdict;
  lag: Known<bigint>;
  /** Shown, but not counted: see `GroupSettings.mute`. */
  muted?: boolean;
}

export type RolledUp = Pick<GroupSnapshot, "status" | "case" | "why" | "worst" | "findings" | "muted">;

/** Consumer problems come before the partition they are on; UNKNOWN is not a problem, only a lack. */
const CONSUMER_RANK: Record<ConsumerStatus, number> = { ERROR: 3, WARNING: 2, UNKNOWN: 1, OK: 0 };

/**
 * Rolls up the partitions of one group. A few unknown partitions do not hide what the others say; a group
 * whose every partition is unknown is UNKNOWN. Muted partitions do not count, unless all are: then the group itself is muted.
 *
 * @param now unused for the status itself; durations in `why` count up to it
 */
export function rollUp(entries: readonly RollUpEntry[], now: Millis): RolledUp {
  const counted = entries.filter((entry) => !entry.muted);
  if (counted.length === entries.length) return rollUpCounted(entries, now);
  if (counted.length === 0) {
    const whole = rollUpCounted(entries, now);
    return { ...whole, why: `muted: ${whole.why}`, muted: true };
  }
  const part = rollUpCounted(counted, now);
  return { ...part, why: `${part.why}; ${entries.length - counted.length} muted` };
}

/** What rolling up partitions that are all well takes: no more than their lags. */
export interface WellEntries {
  partitions: number;
  lag: PartialSum;
  /** The first of those with the greatest lag. */
  worst: { topic: string; partition: number };
}

/** As `rollUp`, for a group on whose partitions no rule objects to anything and none is muted; there must be one. */
export function rollUpWell({ partitions, lag, worst }: WellEntries): RolledUp {
  return { status: "OK", case: "normal", why: whyOk(lag.value, lag.unknown, partitions), worst, findings: [] };
}

function rollUpCounted(entries: readonly RollUpEntry[], now: Millis): RolledUp {
  const findings = entries
    .flatMap(({ topic, partition, verdict, lag }) =>
      verdict.finding && verdict.consumerStatus !== "OK" ? [{ topic, partition, finding: verdict.finding, lag }] : [],
    )
    .sort((a, b) => rankOf(b.finding) - rankOf(a.finding) || compareLags(b.lag, a.lag))
    .map(({ topic, partition, finding }) => ({ topic, partition, finding }));
  const status = statusOf(entries);
  return {
    status,
    case: caseOf(entries, status),
    why: whyOf(entries, status, findings, now),
    worst: worstOf(entries),
    findings,
  };
}

function statusOf(entries: readonly RollUpEntry[]): ConsumerStatus {
  let status: ConsumerStatus | null = null;
  for (const { verdict } of entries) {
    if (verdict.consumerStatus === "UNKNOWN") continue;
    status = status === null ? verdict.consumerStatus : worseConsumer(status, verdict.consumerStatus);
  }
  return status ?? "UNKNOWN";
}

function caseOf(entries: readonly RollUpEntry[], status: ConsumerStatus): Case | null {
  return caseFor(
    status,
    entries.some(({ verdict }) => verdict.partitionStatus === "OFFLINE"),
  );
}

function whyOf(
  entries: readonly RollUpEntry[],
  status: ConsumerStatus,
  findings: RolledUp["findings"],
  now: Millis,
): string {
  if (entries.length === 0) return "has committed nothing and owns no partition";
  const unknownCount = entries.filter(({ verdict }) => verdict.partitionStatus === "UNKNOWN").length;
  if (status === "UNKNOWN") {
    return unlead(findings[0]?.finding.evidence ?? "no partition could be judged yet");
  }
  if (status === "OK") {
    const { value, unknown } = sumLags(entries.map((entry) => entry.lag));
    return whyOk(value, unknown, entries.length);
  }
  const bad = findings.filter(({ finding }) => finding.consumerStatus === status);
  const first = bad[0];
  if (!first) {
    const since = Math.min(...entries.filter((e) => e.verdict.consumerStatus === status).map((e) => e.verdict.since));
    return `${status.toLowerCase()} for ${formatDuration(now - since)}`;
  }
  const more = bad.length > 1 ? `; ${bad.length - 1} more like it` : "";
  const open = unknownCount > 0 ? `; ${unknownCount} unknown` : "";
  return `${onPartition(first)}${more}${open}`;
}

/** Why a group is fine. It follows from these numbers alone, so that a stream of changes need not spell it out. */
export function whyOk(lag: bigint, unknownPartitions: number, partitions: number): string {
  const open = unknownPartitions > 0 ? `; ${unknownPartitions} of ${partitions} partitions unknown` : "";
  return lag === 0n ? `caught up, nothing waits${open}` : `${formatRecords(lag)} behind, no rule objects${open}`;
}

/** The partition to look at first: the worst status, and among equals the greatest lag. */
function worstOf(entries: readonly RollUpEntry[]): { topic: string; partition: number } | null {
  let worst: RollUpEntry | null = null;
  for (const entry of entries) {
    if (worst === null) worst = entry;
    else {
      const rank = rankOf(entry.verdict) - rankOf(worst.verdict);
      if (rank > 0 || (rank === 0 && compareLags(entry.lag, worst.lag) > 0)) worst = entry;
    }
  }
  return worst && { topic: worst.topic, partition: worst.partition };
}

const rankOf = (of: { consumerStatus: ConsumerStatus; partitionStatus: PartitionStatus }) =>
  CONSUMER_RANK[of.consumerStatus] * 10 + PARTITION_STATUSES.indexOf(of.partitionStatus);

function compareLags(a: Known<bigint>, b: Known<bigint>): number {
  const left = a.known ? a.value : -1n;
  const right = b.known ? b.value : -1n;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** "The group has stood ..." as "payments/3 has stood ...". */
function onPartition({ topic, partition, finding }: RolledUp["findings"][number]): string {
  const predicate = /^The (?:group|partition) (.*)$/s.exec(finding.evidence)?.[1];
  return `${topic}/${partition}${predicate ? ` ${unend(predicate)}` : `: ${unlead(finding.evidence)}`}`;
}

const unend = (sentence: string) => sentence.replace(/\.$/, "");
const unlead = (sentence: string) => unend(sentence.charAt(0).toLowerCase() + sentence.slice(1));
