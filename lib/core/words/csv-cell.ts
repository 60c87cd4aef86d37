/**
 * Cells of CSV that no spreadsheet runs. Names come from Kafka and may begin like a formula ("=…", "@…"); such a text
 * gets an apostrophe in front, and so does one that begins with an apostrophe, and the empty one, which is a name and not nothing: the way back is to
 * take one away.
 */

/** First characters that make a formula of a cell, and the full-width forms that some spreadsheets take for them. */
const GUARDED = new Set(["", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'"]);

/** A cell as it is written: numbers stay numbers, texts are made inert. */
export const inertCell = <T>(cell: T): T | string =>
  typeof cell === "string" && GUARDED.has(cell.charAt(0)) ? `'${cell}` : cell;

/** The text that `inertCell` was given. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);
