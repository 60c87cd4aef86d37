/** How long the last collection cycle took and what it spent the time on; the bars stand where each phase ran. */
import type { ClusterSummary } from "@/lib/api/contract";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";
import { interval, phasesOf, type Phase } from "./words";

export function CycleCard({ cluster: { cycle, intervalMs, cluster } }: { cluster: ClusterSummary }) {
  if (!cycle) {
    return (
      <Card title="Cycle">
        <p className="text-sm text-text-2">No cycle is complete yet; one is due every {interval(intervalMs)}.</p>
      </Card>
    );
  }
  const phases = phasesOf(cycle);
  const whole = Math.max(cycle.wallMs, ...phases.map(({ startMs, ms }) => startMs + ms), 1);
  const share = Math.round((100 * cycle.wallMs) / intervalMs);
  return (
    <Card
      title="Cycle"
      note={
        <span className={share > 100 ? "text-warning" : undefined}>
          {milliseconds(cycle.wallMs)} of {interval(intervalMs)} ({share < 1 ? "<1" : share} %), {cycle.requests}{" "}
          requests
        </span>
      }
      padded={false}
    >
      <Table aria-label={`Phases of a cycle on ${cluster}`}>
        <caption className="sr-only">Phases of the last collection cycle, in the order in which they ran</caption>
        <thead>
          <tr>
            <Th>Phase</Th>
            <Th className="w-1/2">When it ran</Th>
            <Th align="right">Took</Th>
          </tr>
        </thead>
        <tbody>
          {phases.map((phase) => (
            <tr key={phase.name}>
              <Td className="w-px">{phase.name}</Td>
              <Td>
                <Bar phase={phase} whole={whole} />
              </Td>
              <Td align="right" className="w-px">
                {milliseconds(phase.ms)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {share > 100 ? (
        <p className="px-4 py-3 text-sm text-warning">
          A cycle takes longer than its interval, so the numbers come late. Choose a longer interval.
        </p>
      ) : null}
    </Card>
  );
}

const milliseconds = (ms: number) => `${ms < 1 ? "<1" : Math.round(ms)}\u00a0ms`;

function Bar({ phase: { startMs, ms }, whole }: { phase: Phase; whole: number }) {
  const percent = (value: number) => `${(100 * value) / whole}%`;
  return (
    <div aria-hidden className="relative h-2 rounded-sm bg-sunken">
      <div
        className="absolute h-2 min-w-0.5 rounded-sm bg-water opacity-70"
        style={{ left: `min(${percent(startMs)}, calc(100% - 2px))`, width: percent(ms) }}
      />
    </div>
  );
}
