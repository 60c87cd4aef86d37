/** The figures of the benchmark of history, and how they are told. */
import { formatNumber, formatSpread, type Spread } from "./quantiles";

export interface HistoryFigures {
  groupPartitions: number;
  /** Bytes per lag sample (one group on one partition at one tick), tables with their indexes. */
  openBytes: number;
  compactBytes: number;
  /** Of the compacted bytes: offsets and times of groups, and logs of topics. */
  subscriptionBytes: number;
  topicBytes: number;
  writeMs: Spread | null;
  /** CPU of this process per tick of the whole cluster. */
  writeCpuMs: number;
  compactSeconds: number;
  compactCpuSeconds: number;
  /** How long the event loop stood still at most while an hour was compacted. */
  longestStallMs: number;
  fillSeconds: number;
  rollups: { days: number; seconds: number; bytesPerDay: number };
  databaseBytes: number;
  walBytes: number;
  rows: number;
  /** `cpuMs`: of this process, which tells more than the time on a busy machine. */
  reads: { range: string; resolution: string; points: number; ms: Spread | null; cpuMs: Spread | null }[];
}

/** The figures as lines for a person. */
export function formatHistory(figures: HistoryFigures): string {
  const megabytes = (bytes: number) => `${formatNumber(bytes / 1_000_000, 1)} MB`;
  const lines: [string, string][] = [
    ["group-partitions", formatNumber(figures.groupPartitions)],
    ["B per lag sample, open ticks", figures.openBytes.toFixed(2)],
    ["B per lag sample, compacted", figures.compactBytes.toFixed(3)],
    ["  of which groups / topics", `${figures.subscriptionBytes.toFixed(3)} / ${figures.topicBytes.toFixed(3)}`],
    ["write a tick, ms p50 / p95", formatSpread(figures.writeMs, 0)],
    ["write a tick, CPU ms of this process", formatNumber(figures.writeCpuMs, 1)],
    [
      "compact an hour, s / CPU s / longest stall ms",
      `${formatNumber(figures.compactSeconds, 1)} / ${formatNumber(figures.compactCpuSeconds, 1)} / ${formatNumber(figures.longestStallMs)}`,
    ],
    ["rollups, kB per day", formatNumber(figures.rollups.bytesPerDay / 1000)],
    ["filled in, s", formatNumber(figures.fillSeconds)],
    ["database / WAL written", `${megabytes(figures.databaseBytes)} / ${megabytes(figures.walBytes)}`],
    ["rows inserted", formatNumber(figures.rows)],
    ...figures.reads.map(({ range, resolution, points, ms, cpuMs }): [string, string] => [
      `read ${range}, ms p50 / p95`,
      `${formatSpread(ms, 0)}, CPU ${formatSpread(cpuMs, 0)} (${points} points, ${resolution})`,
    ]),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n")}\n`;
}
