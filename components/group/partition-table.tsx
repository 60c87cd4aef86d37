/** Partitions of a group as rows, worst first: status, waterline, lag, how far behind, who owns them. */
"use client";

import Link from "next/link";
import { useMemo, useState } from "react";
import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { partitionPath } from "@/lib/client/paths";
import { Sparkline } from "../charts/sparkline";
import { Count, Duration } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";
import { orderPartitions, shownStatus } from "./rank";
import { partitionKey, toSparkline, type PartitionSeries } from "./series";

const ROWS = 24;

export interface PartitionTableProps {
  detail: GroupDetail;
  series: Map<string, PartitionSeries>;
}

export function PartitionTable({ detail, series }: PartitionTableProps) {
  const [all, setAll] = useState(false);
  const { subscriptions } = detail;
  const rows = useMemo(
    () =>
      orderPartitions(
        subscriptions.flatMap(({ partitions }) => partitions),
        "worst",
      ),
    [subscriptions],
  );
  const owners = useMemo(() => ownerNames(detail), [detail]);
  return (
    <Card title="Partitions" note="worst first" padded={false}>
      <Table aria-label="Partitions of the group">
        <caption className="sr-only">Partitions of the group, worst first</caption>
        <thead>
          <tr>
            <Th>Partition</Th>
            <Th>Status</Th>
            <Th>Waterline</Th>
            <Th align="right">Lag</Th>
            <Th align="right">Behind</Th>
            <Th>Owner</Th>
          </tr>
        </thead>
        <tbody>
          {(all ? rows : rows.slice(0, ROWS)).map((row) => (
            <Row key={partitionKey(row.topic, row.partition)} {...{ row, detail, owners, series }} />
          ))}
        </tbody>
      </Table>
      {rows.length > ROWS ? (
        <Button size="sm" variant="ghost" className="m-2" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? "Show fewer" : `Show all ${rows.length}`}
        </Button>
      ) : null}
    </Card>
  );
}

function Row({
  row,
  detail,
  owners,
  series,
}: PartitionTableProps & { row: PartitionWire; owners: Map<string, string> }) {
  const { topic, partition } = row;
  const status = shownStatus(row);
  const line = series.get(partitionKey(topic, partition));
  const name = `${topic}/${partition}`;
  return (
    <tr className="hover:bg-selected/50">
      <Td>
        <Link href={partitionPath(detail.cluster, detail.group, topic, partition)} className="figures hover:underline">
          {name}
        </Link>
      </Td>
      <Td>
        <StatusBadge status={status} />
      </Td>
      <Td className="min-w-26">
        {line ? <Sparkline {...toSparkline(line)} status={status} ariaLabel={`Waterline of ${name}`} /> : null}
      </Td>
      <Td align="right">
        <Count value={row.lag} />
      </Td>
      <Td align="right">
        <Duration value={row.timeLag} />
      </Td>
      <Td className="max-w-44 truncate" title={row.owner ?? undefined}>
        {row.owner ? (owners.get(row.owner) ?? row.owner) : <span className="text-text-3">none</span>}
      </Td>
    </tr>
  );
}

/** Member ids are long and random; a person knows the client by its client id. */
function ownerNames({ members }: GroupDetail): Map<string, string> {
  if (!members.known) return new Map();
  return new Map(members.value.map((member) => [member.memberId, member.instanceId ?? member.clientId]));
}
