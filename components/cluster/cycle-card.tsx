/** Where the time of the last cycle went. */
import type { ClusterSummary } from "@/lib/api/contract";
import { formatDuration, formatExact } from "@/lib/client/format";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";

/** Names of the phases as a person reads them, in their order. */
const PHASES: Record<string, string> = {
  metadata: "Metadata",
  groups: "Groups",
  committed: "Committed offsets",
  logOffsets: "Log offsets",
  members: "Members",
};

export function CycleCard({ cluster: { cycle, intervalMs } }: { cluster: ClusterSummary }) {
  if (!cycle) {
    return (
      <Card title="Last cycle">
        <p className="text-sm text-text-2">No cycle is complete yet.</p>
      </Card>
    );
  }
  const longest = Math.max(1, ...Object.values(cycle.phases));
  const share = (cycle.wallMs / intervalMs) * 100;
  return (
    <Card
      title="Last cycle"
      note={`${formatDuration(cycle.wallMs)}, ${formatExact(cycle.requests)} requests, ${share.toFixed(0)} % of the interval`}
      padded={false}
    >
      <Table aria-label="Phases of the last cycle">
        <caption className="sr-only">Phases of the last cycle and the time each took</caption>
        <thead>
          <tr>
            <Th>Phase</Th>
            <Th className="w-1/2">
              <span className="sr-only">Share</span>
            </Th>
            <Th align="right">Time</Th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(cycle.phases).map(([phase, ms]) => (
            <tr key={phase}>
              <Td>{PHASES[phase] ?? phase}</Td>
              <Td>
                <div
                  aria-hidden
                  className="h-1.5 rounded-full bg-water/60"
                  style={{ width: `${(ms / longest) * 100}%` }}
                />
              </Td>
              <Td align="right">{formatExact(ms)} ms</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {share > 100 ? (
        <p className="px-4 py-3 text-sm text-warning">
          A cycle takes longer than its interval. Raise the interval, or watch fewer groups and topics.
        </p>
      ) : null}
    </Card>
  );
}
