/** `npm run bench -- --history` by itself: `node --import tsx lib/cli/bench-history.ts`. Needs no broker and no build. */
import { writeFileSync } from "node:fs";
import { runHistoryBench } from "../bench/history";
import { formatHistory } from "../bench/history-figures";
import { runTicksBench, formatTicksBench } from "../bench/history-ticks";
import { readCount, readOptions, formatHelp, type CommandSpec } from "./options";
import { Refusal } from "./refusal";

export const TICKS_OPTION = {
  value: "FILE",
  about: "with --history: ticks of one cluster, as CSV from `npm run history -- export` or /api/v1/export",
};

export const HISTORY_BENCH: CommandSpec = {
  command: "npm run bench -- --history",
  about: `Fills an empty PostgreSQL with made-up history and prints what it takes and how fast it is read.
With --ticks: with a cluster's own ticks instead, over and over until the days are full, and prints what they take.`,
  options: {
    groups: { value: "N", about: "consumer groups (1000)", read: readCount },
    "per-group": { value: "N", about: "partitions that each group reads (100)", read: readCount },
    days: { value: "N", about: "days of history (30; with --ticks 1)", read: readCount },
    interval: { value: "MS", about: "a tick every so many ms (10000)", read: readCount },
    whole: { value: "HOURS", about: "the whole cluster every so many hours (6)", read: readCount },
    quick: { about: "100 groups, 3 days, a tick every 30 s" },
    ticks: TICKS_OPTION,
    json: { value: "FILE", about: "write the figures as JSON, too" },
  },
};

/** Runs the benchmark with the options of a command line. */
export async function benchHistory(options: Record<string, string>): Promise<void> {
  if (options.ticks !== undefined) return benchTicks(options.ticks, options);
  const quick = options.quick !== undefined;
  const number = (name: string, usual: number) => Number(options[name] ?? usual);
  const figures = await runHistoryBench({
    groups: number("groups", quick ? 100 : 1000),
    perGroup: number("per-group", 100),
    days: number("days", quick ? 3 : 30),
    intervalMs: number("interval", quick ? 30_000 : 10_000),
    wholeEveryMs: number("whole", 6) * 3_600_000,
    readPartitions: 50,
    say,
  });
  process.stdout.write(formatHistory(figures));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** Options that say what made-up history is like: a file brings all of it. */
const MADE_UP = ["groups", "per-group", "partitions", "interval", "whole", "quick"];

async function benchTicks(file: string, options: Record<string, string>): Promise<void> {
  const other = MADE_UP.find((name) => name in options);
  if (other) throw new Refusal(`--${other} is for made-up history; with --ticks all of it comes from the file.`);
  const figures = await runTicksBench({ file, days: Number(options.days ?? 1), say });
  process.stdout.write(formatTicksBench(figures));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

const say = (text: string) => void process.stderr.write(`${text}\n`);

async function main(argv: string[]): Promise<void> {
  const { options, help } = readOptions(HISTORY_BENCH, argv);
  if (help) process.stdout.write(formatHelp(HISTORY_BENCH));
  else await benchHistory(options);
}

if (process.argv[1]?.endsWith("bench-history.ts")) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
