/** Ticks of a file that `npm run history -- export` or /api/v1/export wrote, read again for every pass over them. */
import fs from "node:fs";
import Papa from "papaparse";
import type { HistoryTick } from "@/lib/history/history";
import { BadCsv, CSV_COLUMNS, ticksOfRows, type CsvRow } from "@/lib/history/tick-csv";
import { Refusal } from "../refusal";

const HOW =
  "Export an hour of one cluster: npm run history -- export --cluster NAME --from ... --file FILE, or /api/v1/export of a running instance.";

/**
 * The ticks of a file, oldest first, as ticks of `cluster`.
 * @throws Refusal when the file holds none, is no export, or holds several clusters
 */
export async function* readTickFile(file: string, cluster: string): AsyncGenerator<HistoryTick> {
  let rows = 0;
  try {
    for await (const tick of ticksOfRows(checked(file), cluster)) {
      rows++;
      yield tick;
    }
  } catch (error) {
    if (error instanceof BadCsv) throw new Refusal(`--ticks ${file}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR") throw new Refusal(`--ticks ${file}: there is no such file. ${HOW}`);
    throw error;
  }
  if (rows === 0) throw new Refusal(`--ticks ${file}: it holds no ticks. ${HOW}`);
}

async function* checked(file: string): AsyncGenerator<CsvRow> {
  const source = fs.createReadStream(file);
  const rows = source.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true }));
  source.on("error", (error: Error) => rows.destroy(error));
  let line = 1;
  let cluster: string | null = null;
  for await (const row of rows as AsyncIterable<CsvRow>) {
    line++;
    const missing = line === 2 ? CSV_COLUMNS.filter((column) => !(column in row)) : [];
    if (missing.length > 0)
      throw new Refusal(`--ticks ${file}: this is not Tidemark's CSV, ${missing.join(", ")} is missing. ${HOW}`);
    cluster ??= row.cluster;
    if (row.cluster !== cluster) {
      const both = `"${cluster}" and, in line ${line}, "${row.cluster}"`;
      throw new Refusal(
        `--ticks ${file}: column cluster holds ${both}. What history takes is told of one cluster. ${HOW}`,
      );
    }
    yield row;
  }
}
