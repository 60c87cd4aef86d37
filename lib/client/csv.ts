/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. Loaded when somebody asks for it. */
import Papa from "papaparse";
import { inertCell } from "@/lib/core/words/csv-cell";

/** A line of a table: column names are the keys; null is an empty cell, which is how unknown is written. */
export type CsvRow = Record<string, string | number | null>;

/** The byte order mark tells spreadsheets that the text is UTF-8. */
const BOM = "\ufeff";

/** All rows under the columns of any of them. */
export function printCsv(rows: CsvRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const data = rows.map((row) => columns.map((column) => inertCell(row[column])));
  return BOM + Papa.unparse({ fields: columns, data });
}
