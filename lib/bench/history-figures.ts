/** The figures of the benchmark of history, and how they are told. */
import { sayNumber, saySpread, type Spread } from "./quantiles";

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
export function sayHistory(figures: HistoryFigures): string {
  const megabytes = (bytes: number) => `${sayNumber(bytes / 1_000_000, 1)} MB`;
  const lines: [string, string][] = [
    ["group-partitions", sayNumber(figures.groupPartitions)],
    ["B per lag sample, open ticks", figures.openBytes.toFixed(2)],
    ["B per lag sample, compacted", figures.compactBytes.toFixed(3)],
    ["  of which groups / topics", `${figures.subscriptionBytes.toFixed(3)} / ${figures.topicBytes.toFixed(3)}`],
    ["write a tick, ms p50 / p95", saySpread(figures.writeMs, 0)],
    ["write a tick, CPU ms of this process", sayNumber(figures.writeCpuMs, 1)],
    [
      "compact an hour, s / CPU s / longest stall ms",
      `${sayNumber(figures.compactSeconds, 1)} / ${sayNumber(figures.compactCpuSeconds, 1)} / ${sayNumber(figures.longestStallMs)}`,
    ],
    ["rollups, kB per day", sayNumber(figures.rollups.bytesPerDay / 1000)],
    ["filled in, s", sayNumber(figures.fillSeconds)],
    ["database / WAL written", `${megabytes(figures.databaseBytes)} / ${megabytes(figures.walBytes)}`],
    ["rows inserted", sayNumber(figures.rows)],
    ...figures.reads.map(({ range, resolution, points, ms, cpuMs }): [string, string] => [
      `read ${range}, ms p50 / p95`,
      `${saySpread(ms, 0)}, CPU ${saySpread(cpuMs, 0)} (${points} points, ${resolution})`,
    ]),
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return `${lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n")}\n`;
}
