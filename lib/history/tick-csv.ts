/** Ticks as CSV (RFC 4180), for post-mortems, and back. An empty field: not known. */
import type { Readable } from "node:stream";
import Papa from "papaparse";
import { inertCell, textOfCell } from "@/lib/core/words/csv-cell";
import type { HistoryTick } from "./model";
import { PARQUET_MAGIC } from "./tick-parquet";
import { BadTicks, COLUMN_NAMES, isWhole, rowsOfTick, ticksOfRows, type RowSource, type TickRow } from "./tick-rows";

const NEWLINE = "\r\n";

/** So much is put together before it is handed on. */
const CHUNK = 64 * 1024;

/** The file of some ticks, piece by piece while they are read. */
export async function* csvOfTicks(ticks: AsyncIterable<HistoryTick>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  let text = COLUMN_NAMES.join(",") + NEWLINE;
  for await (const tick of ticks) {
    for (const rows of rowsOfTick(tick)) {
      text += Papa.unparse(rows.map(fields), { newline: NEWLINE }) + NEWLINE;
      if (text.length < CHUNK) continue;
      yield encoder.encode(text);
      text = "";
    }
  }
  yield encoder.encode(text);
}

const fields = ({ at_utc: at, ...row }: TickRow): unknown[] =>
  COLUMN_NAMES.map((name) => (name === "at_utc" ? new Date(at!).toISOString() : inertCell(row[name])));

/** The ticks of a file, under a cluster's name. @throws BadTicks that names the line at fault */
export async function* ticksOfCsv(source: Readable, cluster: string): AsyncGenerator<HistoryTick, void> {
  const rows = source.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: true }));
  source.on("error", (error: Error) => rows.destroy(error));
  source.once("data", (chunk: Buffer | string) => {
    if (!chunk.toString("latin1").startsWith(PARQUET_MAGIC)) return;
    rows.destroy(new BadTicks("This is Parquet, whose index is at its end: name the file with --file."));
  });
  yield* ticksOfRows({ rows, word: "Line", first: 2, read }, cluster);
}

const filled =
  <T>(value: (text: string) => T | undefined) =>
  (cell: unknown): T | null | undefined => {
    const text = String(cell);
    return text === "" ? null : value(text);
  };

const whole = filled((text) => (isWhole(Number(text)) ? Number(text) : undefined));

const read: RowSource["read"] = {
  millis: whole,
  count: whole,
  name: filled(textOfCell),
  flag: filled((text) => (text === "true" ? true : text === "false" ? false : undefined)),
  offset: filled((text) => {
    if (!/^-?\d{1,19}$/.test(text)) return undefined;
    return BigInt.asIntN(64, BigInt(text)) === BigInt(text) ? BigInt(text) : undefined;
  }),
};
