/** Ticks of a file that `npm run history -- export` or /api/v1/export wrote, whatever its format. */
import fs from "node:fs";
import path from "node:path";
import type { HistoryTick } from "@/lib/history/model";
import { ticksOfCsv } from "@/lib/history/tick-csv";
import { formatOfName, type TickFormatName } from "@/lib/history/tick-formats";
import { PARQUET_MAGIC, ticksOfParquet } from "@/lib/history/tick-parquet";

/**
 * The ticks of a file, oldest first, under a cluster's name.
 *
 * @param format what the file is; told from its first bytes and its name where absent
 * @throws BadTicks when the file makes no ticks; Error of the file system when it cannot be read
 */
export function ticksOfFile(file: string, cluster: string, format?: TickFormatName): AsyncIterable<HistoryTick> {
  const place = path.resolve(file);
  const found = format ?? (beginsAsParquet(place) ? "parquet" : formatOfName(file));
  return found === "parquet" ? ticksOfParquet(place, cluster) : ticksOfCsv(fs.createReadStream(place), cluster);
}

/** Whatever its name says. */
function beginsAsParquet(place: string): boolean {
  const handle = fs.openSync(place, "r");
  try {
    const bytes = Buffer.alloc(PARQUET_MAGIC.length);
    fs.readSync(handle, bytes);
    return bytes.toString("latin1") === PARQUET_MAGIC;
  } finally {
    fs.closeSync(handle);
  }
}
