/** The figures of one size, and the table that compares sizes. */
import { formatSpread, formatNumber, type Spread } from "./quantiles";

export interface SizeFigures {
  partitions: number;
  groups: number;
  groupPartitions: number;
  intervalMs: number;
  /** Seconds from the start of the server to its first complete snapshot. */
  startSeconds: number;
  /** CPU seconds of the server process in each interval, seen from outside: one cycle, with all that runs beside it. */
  cpuPerInterval: Spread | null;
  /** Share of one core, over the whole measurement. */
  core: number;
  cycles: number;
  wallMs: Spread | null;
  /** Wall time by phase, in ms. */
  phases: Record<string, Spread | null>;
  /** CPU time by phase, in ms, as the server measures it; it counts whatever else ran meanwhile. */
  phaseCpu: Record<string, Spread | null>;
  requests: Spread | null;
  rss: { p50: number; most: number; peak: number };
  database: { rowsPerCycle: number; walPerCycle: number; bytesPerCycle: number; cpuPerInterval: number };
  /** Answers of the server in ms, and their size in bytes. */
  reads: { what: string; ms: Spread | null; bytes: number }[];
  /** Commits per second that were made, and by how many ms the load was late at most. */
  load: { commitsPerSecond: number; recordsPerSecond: number; lateMs: number };
}

const MEGABYTE = 1_000_000;

/** One column for each size. */
export function tableOf(all: readonly SizeFigures[]): string {
  const phases = [...new Set(all.flatMap(({ phases }) => Object.keys(phases)))];
  const cpu = [...new Set(all.flatMap(({ phaseCpu }) => Object.keys(phaseCpu)))];
  const reads = [...new Set(all.flatMap((each) => each.reads.map(({ what }) => what)))];
  const row = (name: string, cell: (each: SizeFigures) => string) => [name, ...all.map(cell)];
  const rows = [
    row("group-partitions", (each) => formatNumber(each.groupPartitions)),
    row("partitions / groups", (each) => `${formatNumber(each.partitions)} / ${formatNumber(each.groups)}`),
    row("cycle every, s", (each) => formatNumber(each.intervalMs / 1000)),
    row("commits per s", (each) => formatNumber(each.load.commitsPerSecond)),
    row("load late by, ms", (each) => formatNumber(each.load.lateMs)),
    row("CPU s per cycle, p50 / p95", (each) => formatSpread(each.cpuPerInterval, 2)),
    row("share of one core", (each) => `${formatNumber(each.core * 100, 1)} %`),
    row("cycle wall ms, p50 / p95", (each) => formatSpread(each.wallMs)),
    ...phases.map((phase) => row(`  ${phase} ms`, (each) => formatSpread(each.phases[phase] ?? null))),
    ...cpu.map((phase) => row(`  ${phase} CPU ms`, (each) => formatSpread(each.phaseCpu[phase] ?? null))),
    row("requests per cycle", (each) => formatSpread(each.requests)),
    row("RSS MB, p50 / most", (each) => `${megabytes(each.rss.p50)} / ${megabytes(each.rss.peak)}`),
    row("start to first snapshot, s", (each) => formatNumber(each.startSeconds, 1)),
    row("rows per cycle", (each) => formatNumber(each.database.rowsPerCycle)),
    row("WAL MB per cycle", (each) => formatNumber(each.database.walPerCycle / MEGABYTE, 2)),
    row("tables MB per cycle", (each) => formatNumber(each.database.bytesPerCycle / MEGABYTE, 2)),
    row("Postgres CPU s per cycle", (each) => formatNumber(each.database.cpuPerInterval, 2)),
    ...reads.map((what) =>
      row(`${what}, ms`, (each) => {
        const read = each.reads.find((candidate) => candidate.what === what);
        return read ? `${formatSpread(read.ms)} (${formatNumber(read.bytes / 1000)} kB)` : "-";
      }),
    ),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const line = (cells: string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  ");
  return `${rows.map(line).join("\n")}\n`;
}

const megabytes = (bytes: number) => formatNumber(bytes / MEGABYTE);
