/** `npm run bench:streams`: what streams cost with many readers. */
import { buildApplication } from "../application-build";
import { measureStreams, formatStreams } from "../../bench/streams";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { logFile } from "../run";

export const BENCH_STREAMS: CommandSpec = {
  command: "npm run bench:streams",
  about: "Measures the streams of the built application with many readers.",
  options: {
    groups: { value: "N", about: "consumer groups, all of which move in every cycle (5000)", read: readCount },
    readers: { value: "N", about: "browsers that watch the overview (200)", read: readCount },
    cycles: { value: "N", about: "cycles that are measured (24)", read: readCount },
    json: { about: "print JSON" },
  },
};

export async function main(argv: readonly string[]): Promise<number> {
  const { options, help } = readOptions(BENCH_STREAMS, argv);
  if (help) {
    process.stdout.write(formatHelp(BENCH_STREAMS));
    return 0;
  }
  const places = findPlaces();
  await buildApplication({ root: places.root, logFile: logFile(places, "build") });
  const figures = await measureStreams({
    groups: Number(options.groups ?? 5000),
    readers: Number(options.readers ?? 200),
    cycles: Number(options.cycles ?? 24),
  });
  process.stdout.write("json" in options ? `${JSON.stringify(figures, null, 2)}\n` : formatStreams(figures));
  return 0;
}

function readCount(text: string): string {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error("must be a whole number from 1 on");
  return text;
}
