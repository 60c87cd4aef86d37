/**
 * Ticks as Parquet, for analysis elsewhere, and back. A row group at a time is in memory,
 * however long the range is. Null: not known.
 */
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import type { FileMetaData, SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { HistoryTick } from "./model";
import { BadTicks, COLUMN_NAMES, COLUMNS, isWhole, READ_COLUMNS, rowsOfTick, ticksOfRows } from "./tick-rows";
import type { Column, Kind, RowSource } from "./tick-rows";

/** What every such file begins and ends with. */
export const PARQUET_MAGIC = "PAR1";

/** Rows of a group. Encoding one stops everything else in this process, so it is a sixth of what is usual. */
const GROUP_ROWS = 16_384;

type Physical = Pick<SchemaElement, "type" | "converted_type" | "logical_type">;
const PHYSICAL: Record<Kind, Physical> = {
  moment: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
  millis: { type: "INT64" },
  offset: { type: "INT64" },
  count: { type: "INT32" },
  name: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  flag: { type: "BOOLEAN" },
};

const SCHEMA: SchemaElement[] = [
  { name: "ticks", num_children: COLUMN_NAMES.length },
  ...COLUMN_NAMES.map((name) => ({ name, repetition_type: "OPTIONAL" as const, ...PHYSICAL[COLUMNS[name]] })),
];

/** The file of some ticks, a row group at a time while they are read. */
export async function* parquetOfTicks(ticks: AsyncIterable<HistoryTick>): AsyncGenerator<Uint8Array, void> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: SCHEMA, createdBy: "tidemark" });
  // Its `offset` goes on counting: places in the file are told by that.
  const take = () => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  let group = new RowGroup();
  for await (const tick of ticks) {
    for (const rows of rowsOfTick(tick)) {
      for (const row of rows) group.add(row);
      if (group.rows < GROUP_ROWS) continue;
      group.writeTo(file);
      yield take();
      group = new RowGroup();
    }
  }
  if (group.rows > 0) group.writeTo(file);
  void file.finish();
  yield take();
}

/** Rows in columns, as the file wants them. */
class RowGroup {
  rows = 0;
  private readonly columns = COLUMN_NAMES.map((name) => ({ name, data: [] as unknown[] }));

  add(row: Record<Column, unknown>): void {
    this.rows++;
    for (const { name, data } of this.columns) {
      const value = row[name];
      data.push(typeof value === "number" && PHYSICAL[COLUMNS[name]].type === "INT64" ? BigInt(value) : value);
    }
  }

  writeTo(file: ParquetWriter): void {
    void file.write({ columnData: this.columns, rowGroupSize: this.rows });
  }
}

/** Names may begin with a byte-order mark, which the decoder would take away. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && utf8.decode(bytes) };

/** The ticks of a file, under a cluster's name. @throws BadTicks that names the row or column at fault */
export async function* ticksOfParquet(path: string, cluster: string): AsyncGenerator<HistoryTick, void> {
  const file = await asyncBufferFromFile(path);
  const metadata = await readable(parquetMetadataAsync(file, { parsers }), "its index, which is at its end");
  checkSchema(metadata);
  yield* ticksOfRows({ rows: rows(), word: "Row", first: 1, read }, cluster);

  async function* rows() {
    let rowStart = 0;
    for (const [index, group] of metadata.row_groups.entries()) {
      const rowEnd = rowStart + Number(group.num_rows);
      const options = { file, metadata, parsers, columns: READ_COLUMNS, rowStart, rowEnd };
      yield* await readable(parquetReadObjects(options), `row group ${index + 1}, which begins at row ${rowStart + 1}`);
      rowStart = rowEnd;
    }
  }
}

/** Whatever the library stumbles on is the file's fault. */
async function readable<T>(reading: Promise<T>, what: string): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new BadTicks(`The file is not Parquet, or it is damaged or incomplete (${what}): ${String(error)}.`);
  }
}

function checkSchema({ schema }: FileMetaData): void {
  const found = new Map(schema.map((element) => [element.name, element]));
  for (const name of READ_COLUMNS) {
    const element = found.get(name);
    if (!element) throw new BadTicks(`The column ${name} is missing.`);
    const { type } = PHYSICAL[COLUMNS[name]];
    // What is narrower fits as well; other tools write what is empty throughout as they like.
    const fits = element.type === type || (type?.startsWith("INT") && element.type?.startsWith("INT"));
    if (!fits) throw new BadTicks(`The column ${name} is ${element.type ?? "nested"}: write it as ${type}.`);
  }
}

const filled =
  <T>(value: (cell: unknown) => T | undefined) =>
  (cell: unknown): T | null | undefined =>
    cell === null ? null : value(cell);

const isInteger = (cell: unknown) => typeof cell === "bigint" || Number.isSafeInteger(cell);
const whole = filled((cell) => (isInteger(cell) && isWhole(Number(cell)) ? Number(cell) : undefined));

const read: RowSource["read"] = {
  millis: whole,
  count: whole,
  name: filled((cell) => (typeof cell === "string" ? cell : undefined)),
  flag: filled((cell) => (typeof cell === "boolean" ? cell : undefined)),
  offset: filled((cell) => (isInteger(cell) ? BigInt(cell as bigint | number) : undefined)),
};
