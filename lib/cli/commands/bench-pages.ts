/** `npm run bench:pages`: whether the pages stay swift on a large cluster, measured in a real browser. */
import { writeFileSync } from "node:fs";
import { buildApplication } from "../application-build";
import { judgeFigures, pagesTable } from "../../bench/page-figures";
import { measurePages } from "../../bench/measure-pages";
import { ensureChromium } from "../chromium";
import { readCount, readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress } from "../progress";
import { logFile, openRun, describeError } from "../run";

export const BENCH_PAGES: CommandSpec = {
  command: "npm run bench:pages",
  about: `Fills a broker of its own, runs the built server against it, uses its pages in a real Chromium, and prints what
was measured beside what it may be. The exit code says whether all is kept. Linux only. For example

  npm run bench:pages
  npm run bench:pages -- --groups 1000 --json pages.json`,
  options: {
    groups: { value: "N", about: "consumer groups (5000)", read: readCount },
    "per-group": { value: "N", about: "partitions that each group reads (20)", read: readCount },
    partitions: { value: "N", about: "partitions of the cluster (10000)", read: readCount },
    interval: { value: "MS", about: "a cycle every so many ms (5000)", read: readCount },
    commit: { value: "MS", about: "every group commits once in so many ms (10000)", read: readCount },
    json: { value: "FILE", about: "write the figures as JSON, too" },
  },
};

export async function main(argv: readonly string[]): Promise<number> {
  const { options, help } = readOptions(BENCH_PAGES, argv);
  if (help) {
    process.stdout.write(formatHelp(BENCH_PAGES));
    return 0;
  }
  const number = (name: string, usual: number) => Number(options[name] ?? usual);
  const progress = new Progress();
  const run = await openRun(findPlaces(process.env, process.cwd(), "bench"), progress, "A benchmark");
  const { places, shutdown, failed } = run;
  try {
    const chromium = await progress.step("Chromium", () => ensureChromium(places.root, "whole"));
    await progress.step("application", ({ note }) =>
      buildApplication({
        ...{ root: places.root, logFile: logFile(places, "build"), runDir: places.run },
        ...{ signal: shutdown.signal, note },
      }),
    );
    const measured = measurePages(run, {
      size: {
        groups: number("groups", 5000),
        partitions: number("partitions", 10_000),
        partitionsPerGroup: number("per-group", 20),
      },
      intervalMs: number("interval", 5000),
      roundMs: number("commit", 10_000),
      chromium: chromium.path,
    });
    const judged = judgeFigures(await Promise.race([measured, failed]));
    progress.say(`\n${pagesTable(judged)}`);
    const json = `${JSON.stringify(judged, null, 2)}\n`;
    if (options.json) writeFileSync(options.json, json);
    else progress.say(json);
    return await shutdown.end(judged.every(({ kept }) => kept) ? 0 : 1);
  } catch (error) {
    if (!shutdown.begun) progress.say(`\n${describeError(error)}\n\nStopping everything.`);
    return shutdown.end(1);
  }
}
