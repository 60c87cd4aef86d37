/** The formats in which ticks leave as a file. */
import type { HistoryTick } from "./model";
import { csvOfTicks } from "./tick-csv";
import { parquetOfTicks } from "./tick-parquet";

export interface TickFormat {
  contentType: string;
  /** Of a file's name, with the dot. */
  ending: string;
  /** The bytes of the file, piece by piece while the ticks are read: nothing is gathered. */
  bytesOf(ticks: AsyncIterable<HistoryTick>): AsyncGenerator<Uint8Array, void>;
}

export const tickFormats = {
  csv: { contentType: "text/csv; charset=utf-8; header=present", ending: ".csv", bytesOf: csvOfTicks },
  parquet: { contentType: "application/vnd.apache.parquet", ending: ".parquet", bytesOf: parquetOfTicks },
} satisfies Record<string, TickFormat>;
export type TickFormatName = keyof typeof tickFormats;

/** The format that a file's name ends with; null where it tells none. */
export function formatOfName(file: string): TickFormatName | null {
  const names = Object.keys(tickFormats) as TickFormatName[];
  return names.find((name) => file.toLowerCase().endsWith(tickFormats[name].ending)) ?? null;
}
