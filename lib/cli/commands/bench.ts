/** `npm run bench`: what Tidemark costs, measured on a real broker and a real database of a chosen size. */
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { buildApplication } from "../application-build";
import { benchHistory, TICKS_OPTION } from "../bench-history";
import { tableOf, type SizeFigures } from "../../bench/figures";
import { measureSize, type SizeOptions } from "../../bench/measure-size";
import { readCount, readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress } from "../progress";
import { Refusal } from "../refusal";
import { logFile, openRun, describeError } from "../run";

export const BENCH: CommandSpec = {
  command: "npm run bench",
  about: `Fills a broker of its own, runs the built server against it, and prints what a cycle costs. Linux only. For example

  npm run bench -- --partitions 10000 --groups 1000 --seconds 120
  npm run bench -- --sizes 1000,10000,100000
  npm run bench -- --partitions 300 --groups 100 --per-group 30 --interval 1000
  npm run bench -- --history --days 30
  npm run bench -- --history --ticks incident.csv

With --ticks it tells what a cluster's own history takes on disk: the ticks of the file are written over and over, with
later times and offsets that grow on, until a day (--days) is full, through the same compaction as in a running instance.
Give it an hour of ticks or more: fewer are written once in each hour, and take more bytes for each.`,
  options: {
    partitions: { value: "N", about: "partitions of the cluster (10000)", read: readCount },
    groups: { value: "N", about: "consumer groups (1000)", read: readCount },
    "per-group": { value: "N", about: "partitions that each group reads (100)", read: readCount },
    seconds: { value: "S", about: "how long to measure (120)", read: readCount },
    interval: { value: "MS", about: "a cycle every so many ms (10000)", read: readCount },
    commit: { value: "MS", about: "every group commits once in so many ms (10000)", read: readCount },
    sizes: {
      value: "N,N",
      about: "instead: so many group-partitions each, one size after the other, in proportion",
      read: readCounts,
    },
    profile: { value: "DIR", about: "write a CPU profile of the server there (slows it down)" },
    history: { about: "instead: what history takes on disk, and how fast it is read; needs no broker" },
    days: { value: "N", about: "with --history: days of history (30; with --ticks 1)", read: readCount },
    ticks: TICKS_OPTION,
    quick: { about: "with --history: 100 groups, 3 days" },
    json: { value: "FILE", about: "write the figures as JSON, too" },
  },
};

export async function main(argv: readonly string[]): Promise<number> {
  const { options, help } = readOptions(BENCH, argv);
  if (help) {
    process.stdout.write(formatHelp(BENCH));
    return 0;
  }
  if (options.history !== undefined) {
    await benchHistory(options);
    return 0;
  }
  if (options.ticks !== undefined)
    throw new Refusal("--ticks goes with --history: npm run bench -- --history --ticks FILE");
  const progress = new Progress();
  const figures: SizeFigures[] = [];
  for (const size of sizesOf(options)) {
    const [answer, code] = await measureOne(progress, size);
    if (!answer) return code;
    figures.push(answer);
  }
  progress.say(`\n${machine()}\n\n${tableOf(figures)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ machine: machine(), figures }, null, 2)}\n`);
  return 0;
}

/** Measures one size and stops everything that it took. */
async function measureOne(progress: Progress, size: SizeOptions): Promise<[SizeFigures | null, number]> {
  const run = await openRun(findPlaces(process.env, process.cwd(), "bench"), progress, "A benchmark");
  const { places, shutdown, failed } = run;
  try {
    await progress.step("application", ({ note }) =>
      buildApplication({
        ...{ root: places.root, logFile: logFile(places, "build"), runDir: places.run },
        ...{ signal: shutdown.signal, note },
      }),
    );
    const figures = await Promise.race([measureSize(run, size), failed]);
    return [figures, await shutdown.end(0)];
  } catch (error) {
    if (!shutdown.begun) progress.say(`\n${describeError(error)}\n\nStopping everything.`);
    return [null, await shutdown.end(1)];
  }
}

function sizesOf(options: Record<string, string>): SizeOptions[] {
  const number = (name: string, usual: number) => Number(options[name] ?? usual);
  const perGroup = number("per-group", 100);
  const shared = {
    seconds: number("seconds", 120),
    intervalMs: number("interval", 10_000),
    roundMs: number("commit", 10_000),
    profileDir: options.profile ?? null,
  };
  const wanted = options.sizes?.split(",").map((text) => {
    const groups = Math.max(1, Math.round(Number(text) / perGroup));
    return { groups, partitions: Math.max(perGroup, Math.min(MOST_PARTITIONS, groups * 10)) };
  }) ?? [{ groups: number("groups", 1000), partitions: number("partitions", MOST_PARTITIONS) }];
  return wanted.map((size) => ({ ...shared, size: { ...size, partitionsPerGroup: perGroup } }));
}

/** One broker with one disk has its limits; more group-partitions than these allow come from more groups. */
const MOST_PARTITIONS = 10_000;

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown CPU";
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}

function readCounts(text: string): string {
  if (text.split(",").every((part) => /^\d+$/.test(part) && Number(part) > 0)) return text;
  throw new Error("give whole numbers above 0, with commas");
}
