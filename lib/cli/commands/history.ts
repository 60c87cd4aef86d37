/** `npm run history -- export|import`: a range of stored history as a file, and back into another instance. */
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseDate } from "chrono-node";
import { DatabaseError } from "@/lib/history/connection";
import { startEmbeddedPostgres } from "@/lib/history/embedded";
import { openHistory, type History } from "@/lib/history/history";
import { migrate } from "@/lib/history/migrate";
import { DAY_MS } from "@/lib/history/partitions";
import type { HistoryTick } from "@/lib/history/model";
import { ticksOfCsv } from "@/lib/history/tick-csv";
import { formatOfName, tickFormats, type TickFormatName } from "@/lib/history/tick-formats";
import { BadTicks } from "@/lib/history/tick-rows";
import { readChoice, readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Refusal } from "../refusal";
import { ticksOfFile } from "../tick-file";

export const HISTORY: CommandSpec = {
  command: "npm run history",
  about: `Takes a range of history out as CSV or Parquet, or puts such a file in, in full resolution. For example

  npm run history -- export --cluster prod-eu --from "yesterday 22:00" --to "yesterday 23:30" --file incident.csv
  npm run history -- import --cluster incident --file incident.csv
  npm run history -- export --cluster prod-eu --from "2 days ago" --file days.parquet

The database is that of --database or DATABASE_URL, else the one that \`npm run up\` brought, which must not be running:
a running instance exports at /api/v1/export. What is imported twice is stored once. Mind the retention: ticks older
than its fullDays become 5-minute rollups.`,
  operands: "export|import",
  options: {
    cluster: { value: "NAME", about: "export: the cluster; import: the name that it gets here" },
    from: { value: "TIME", about: "export: the beginning, as 2026-11-24T22:00Z or in words", read: readTime },
    to: { value: "TIME", about: "export: the end (now)", read: readTime },
    group: { value: "NAME", about: "export: only this group" },
    file: { value: "FILE", about: "the file (standard output, standard input)" },
    format: {
      value: "FORMAT",
      about: "csv or parquet (what the file's name ends with; csv)",
      read: readChoice(...Object.keys(tickFormats)),
    },
    database: { value: "URL", about: "PostgreSQL to use" },
  },
};

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands, help } = readOptions(HISTORY, argv);
  if (help) {
    process.stdout.write(formatHelp(HISTORY));
    return 0;
  }
  const [what, ...more] = operands;
  const run = what === "export" ? exportRange : what === "import" ? importFile : null;
  if (!run || more.length > 0) throw new Refusal("Say `export` or `import`; --help tells more.");
  const cluster = options.cluster ?? "";
  if (cluster === "") throw new Refusal("Name the cluster: --cluster NAME.");
  try {
    await withHistory(options.database ?? process.env.DATABASE_URL, (history) => run(history, cluster, options));
    return 0;
  } catch (error) {
    const known = error instanceof Refusal || error instanceof DatabaseError;
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!known && !missing) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
}

async function exportRange(history: History, cluster: string, options: Record<string, string>): Promise<void> {
  const [from, to] = [Number(options.from ?? Date.now() - DAY_MS), Number(options.to ?? Date.now())];
  if (to <= from) throw new Refusal("--to must be later than --from.");
  const { file } = options;
  const format = (options.format ?? formatOfName(file ?? "") ?? "csv") as TickFormatName;
  if (!file && format === "parquet" && process.stdout.isTTY) {
    throw new Refusal("Parquet is nothing to look at: name a file with --file.");
  }
  let ticks = 0;
  const counted = async function* (): AsyncGenerator<HistoryTick, void> {
    for await (const tick of history.readTicks({ cluster, from, to, group: options.group })) {
      yield tick;
      ticks++;
    }
  };
  const out = file ? fs.createWriteStream(path.resolve(file)) : process.stdout;
  await pipeline(tickFormats[format].bytesOf(counted()), out, { end: out !== process.stdout });
  process.stderr.write(`${ticks} ticks of ${cluster}\n`);
}

async function importFile(history: History, cluster: string, options: Record<string, string>): Promise<void> {
  let ticks = 0;
  try {
    for await (const tick of ticksOf(cluster, options)) {
      await history.writeTick(tick);
      ticks++;
    }
  } catch (error) {
    if (!(error instanceof BadTicks)) throw error;
    const stored = ticks > 0 ? `The ${ticks} ticks before it are stored. ` : "Nothing is stored. ";
    throw new Refusal(`${error.message} ${stored}Mend the file, or export it again, and import it once more.`);
  }
  process.stderr.write(`${ticks} ticks as ${cluster}\n`);
}

function ticksOf(cluster: string, { file, format }: Record<string, string>): AsyncIterable<HistoryTick> {
  if (file) return ticksOfFile(file, cluster, format as TickFormatName | undefined);
  if (format !== "parquet") return ticksOfCsv(process.stdin, cluster);
  throw new Refusal("Parquet cannot come from standard input, for its index is at its end: use --file FILE.");
}

/** Opens the history that is meant, and closes what was opened. */
async function withHistory(url: string | undefined, run: (history: History) => Promise<void>): Promise<void> {
  const places = findPlaces(process.env, process.cwd(), "up");
  const server = url ? null : await startEmbeddedPostgres({ dir: places.postgres, root: places.root });
  const database = url ?? server!.url;
  try {
    await migrate(database);
    const history = await openHistory({ url: database, keepsHouse: false });
    await run(history).finally(() => history.close());
  } finally {
    await server?.stop();
  }
}

function readTime(text: string): string {
  const at = /^\d{10,}$/.test(text) ? Number(text) : (parseDate(text)?.getTime() ?? Date.parse(text));
  if (Number.isNaN(at)) throw new Error("give a time, as 2026-11-24T22:00Z");
  return String(at);
}
