/** `npm run history -- export|import`: a range of stored history as a file, and back into another instance. */
import fs from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import Papa from "papaparse";
import { parseDate } from "chrono-node";
import { DatabaseError } from "@/lib/history/connection";
import { startEmbeddedPostgres } from "@/lib/history/embedded";
import { openHistory, type History } from "@/lib/history/history";
import { migrate } from "@/lib/history/migrate";
import { DAY_MS } from "@/lib/history/partitions";
import { BadCsv, csvHeader, csvOfTick, ticksOfRows, type CsvRow } from "@/lib/history/tick-csv";
import { readOptions, sayHelp, type CommandSpec } from "./options";
import { findPlaces } from "./places";
import { Refusal } from "./refusal";

const SPEC: CommandSpec = {
  command: "npm run history",
  about: `Takes a range of history out as CSV, or puts such a file in, in full resolution. For example

  npm run history -- export --cluster prod-eu --from "yesterday 22:00" --to "yesterday 23:30" --file incident.csv
  npm run history -- import --cluster incident --file incident.csv

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
    database: { value: "URL", about: "PostgreSQL to use" },
  },
};

async function main(argv: string[]): Promise<void> {
  const { options, operands, help } = readOptions(SPEC, argv);
  if (help) {
    process.stdout.write(sayHelp(SPEC));
    return;
  }
  const [what, ...more] = operands;
  const run = what === "export" ? exportRange : what === "import" ? importFile : null;
  if (!run || more.length > 0) throw new Refusal("Say `export` or `import`; --help tells more.");
  const cluster = options.cluster ?? "";
  if (cluster === "") throw new Refusal("Name the cluster: --cluster NAME.");
  await withHistory(options.database ?? process.env.DATABASE_URL, (history) => run(history, cluster, options));
}

async function exportRange(history: History, cluster: string, options: Record<string, string>): Promise<void> {
  const [from, to] = [Number(options.from ?? Date.now() - DAY_MS), Number(options.to ?? Date.now())];
  if (to <= from) throw new Refusal("--to must be later than --from.");
  const out = options.file ? fs.createWriteStream(path.resolve(options.file)) : process.stdout;
  const write = (text: string) =>
    out.write(text) ? undefined : new Promise<void>((resolve) => out.once("drain", () => resolve()));
  await write(csvHeader());
  let ticks = 0;
  for await (const tick of history.readTicks({ cluster, from, to, group: options.group })) {
    for (const piece of csvOfTick(tick)) await write(piece);
    ticks++;
  }
  if (out instanceof fs.WriteStream) await finished(out.end());
  process.stderr.write(`${ticks} ticks of ${cluster}\n`);
}

async function importFile(history: History, cluster: string, options: Record<string, string>): Promise<void> {
  const source = options.file ? fs.createReadStream(path.resolve(options.file)) : process.stdin;
  const rows = source.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true }));
  source.on("error", (error: Error) => rows.destroy(error));
  let ticks = 0;
  for await (const tick of ticksOfRows(rows as AsyncIterable<CsvRow>, cluster)) {
    await history.writeTick(tick);
    ticks++;
  }
  process.stderr.write(`${ticks} ticks as ${cluster}\n`);
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

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof Refusal || error instanceof DatabaseError || error instanceof BadCsv;
  const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
  if (!known && !missing) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
