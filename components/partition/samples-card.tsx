/** The samples in the window that a finding looked at, newest first: the evidence behind the sentence. */
"use client";

import { useMemo } from "react";
import type { FindingWire, PartitionWire } from "@/lib/api/contract";
import { formatClock, formatExact } from "@/lib/client/format";
import { useHistory } from "@/lib/client/queries";
import { seriesOf } from "../group/series";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { Table, Td, Th } from "../ui/table";
import { samplesOf } from "./samples";

export interface SamplesCardProps {
  cluster: string;
  group: string;
  row: PartitionWire;
  finding: FindingWire;
}

/** A window that slides asks again once a minute, rather than with every cycle. */
const STEP_MS = 60_000;

export function SamplesCard({ cluster, group, row: { topic, partition }, finding }: SamplesCardProps) {
  const from = Math.floor(finding.from / STEP_MS) * STEP_MS;
  const to = Math.ceil(finding.to / STEP_MS) * STEP_MS;
  const { data, error, refetch } = useHistory(cluster, group, { from, to, topic, partition, points: 400 });
  const samples = useMemo(() => samplesOf([...seriesOf(data).values()][0], finding), [data, finding]);
  return (
    <Card title="Samples it saw" note={data ? `${samples.length} stored` : undefined} padded={false}>
      {error && !data ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? (
        <Loading label="Loading the samples">
          <Skeleton className="m-4 h-48" />
        </Loading>
      ) : null}
      {data && samples.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">None of the window is stored yet.</p>
      ) : null}
      {samples.length > 0 ? (
        <div className="max-h-80 overflow-y-auto" tabIndex={0} role="group" aria-label="Samples, newest first">
          <Table aria-label="Samples">
            <caption className="sr-only">Samples in the window of the finding, newest first</caption>
            <thead>
              <tr>
                <Th>Time</Th>
                <Th align="right">Log end</Th>
                <Th align="right">Committed</Th>
                <Th align="right">Lag</Th>
              </tr>
            </thead>
            <tbody>
              {samples.map(({ at, logEnd, committed, lag, moved }) => (
                <tr key={at}>
                  <Td className="figures text-text-3">{formatClock(at)}</Td>
                  <Td align="right">{print(logEnd)}</Td>
                  <Td align="right" className={moved ? undefined : "text-text-3"}>
                    {print(committed)}
                  </Td>
                  <Td align="right">{print(lag)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
    </Card>
  );
}

const print = (value: bigint | number | null) => (value === null ? "unknown" : formatExact(value));
