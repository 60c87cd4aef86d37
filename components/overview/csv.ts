/** The overview's rows as a table for a spreadsheet: exact numbers in base units, unknown left empty, lower bounds in columns of their own. Pure. */
import type { GroupSummary, KnownNumber } from "@/lib/api/contract";
import type { CsvRow } from "@/lib/client/csv";
import { knownCells } from "@/lib/client/known-cells";

const known = (value: KnownNumber) => (value.known ? value.value : null);
const time = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** One row per group, under names that say the unit. */
export function groupsAsCsv(groups: GroupSummary[]): CsvRow[] {
  return groups.map((group) => ({
    cluster: group.cluster,
    group: group.group,
    status: group.status,
    case: group.case,
    why: group.why,
    since: time(group.since),
    lag_records: group.lag,
    partitions: group.partitionCount,
    partitions_unknown: group.unknownPartitions,
    ...knownCells("behind_ms", "behind_at_least_ms", group.timeLag),
    produced_per_s: known(group.produceRate),
    consumed_per_s: known(group.consumeRate),
    ...knownCells("catch_up_ms", "catch_up_at_least_ms", group.catchUp),
    worst_partition: group.worst && `${group.worst.topic}/${group.worst.partition}`,
    state: group.state,
    members: known(group.memberCount),
    members_idle: known(group.idleMembers),
    last_commit: time(group.lastCommitAt),
    topics: group.topics.join(" ") || null,
  }));
}
