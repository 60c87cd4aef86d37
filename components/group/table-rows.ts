/** The tables of a group's page as rows of a CSV file; names of columns are the API's. Unknown is empty. Pure. */
import type { EventWire, KnownNumber, KnownOffset, PartitionWire } from "@/lib/api/contract";
import type { CsvRow } from "@/lib/client/csv";
import { knownCells } from "@/lib/client/known-cells";
import { describePartitions, type MemberLoad } from "../status/rank";

const valueOf = (value: KnownNumber | KnownOffset): string | number | null => (value.known ? value.value : null);
const timeOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const partitionRows = (rows: readonly PartitionWire[], owners: ReadonlyMap<string, string>): CsvRow[] =>
  rows.map((row) => ({
    topic: row.topic,
    partition: row.partition,
    status: row.status,
    consumerStatus: row.consumerStatus,
    since: timeOf(row.since),
    committed: valueOf(row.committed),
    logEnd: valueOf(row.logEnd),
    lag: valueOf(row.lag),
    ...knownCells("timeLagMs", "timeLagAtLeastMs", row.timeLag),
    produceRate: valueOf(row.produceRate),
    consumeRate: valueOf(row.consumeRate),
    lastCommitAt: timeOf(row.lastCommitAt),
    leader: row.leader,
    owner: row.owner === null ? null : (owners.get(row.owner) ?? row.owner),
    finding: row.finding?.evidence ?? null,
  }));

export const memberRows = (loads: readonly MemberLoad[]): CsvRow[] =>
  loads.map(({ member, partitions, lag }) => ({
    client: member.clientId,
    memberId: member.memberId,
    instanceId: member.instanceId,
    host: member.host,
    partitions: partitions === null ? null : describePartitions(partitions),
    lag: lag === null ? null : String(lag),
  }));

export const eventRows = (events: readonly EventWire[]): CsvRow[] =>
  events.map(({ at, kind, topic, partition, before, after, message }) => ({
    time: timeOf(at),
    ...{ kind, topic, partition, before, after, message },
  }));
