/** Many rows in one statement: an array of text for each column, which PostgreSQL makes rows of. */
import type { Millis } from "@/lib/core/words/terms";
import type { Db } from "../moment-sources";

export interface Column<Row> {
  name: string;
  /** Of PostgreSQL: the text is cast to it. */
  type: string;
  of: (row: Row, epoch: number) => string | number | boolean | null;
}

/** So many rows in one statement: an alert takes some 3 kB. */
const BATCH = 250;

/** The longest answer of a receiver that is kept, in characters. */
const LONGEST_ANSWER = 1_000;

/** A column of numbers, rounded: what is too large for the type, as a time that never comes, is the largest it can be. */
export const whole = (value: Millis | null, most = Number.MAX_SAFE_INTEGER): number | null =>
  value === null ? null : Math.max(-most, Math.min(Math.round(value), most));

/** Of `INTEGER`. */
export const MOST_INT = 2 ** 31 - 1;

export const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** What a receiver answered decides nothing here, also not how much is kept of it. */
export const shortened = (answer: string): string =>
  answer.length <= LONGEST_ANSWER ? answer : `${answer.slice(0, LONGEST_ANSWER - 1)}…`;

/**
 * Makes what stores rows by `key`, in place of those that are there. `unless`: a condition on the row that is there ("Table")
 * and the given one (EXCLUDED) under which the former stays.
 */
export function upsertOf<Row>(table: string, columns: readonly Column<Row>[], unless = "FALSE") {
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const sql = `
    INSERT INTO "${table}" (${names})
    SELECT ${columns.map(({ name, type }) => `"${name}"::${type}`).join(", ")}
    FROM unnest(${columns.map((_, index) => `$${index + 1}::text[]`).join(", ")}) AS given (${names})
    ON CONFLICT ("key") DO UPDATE SET ${columns.map(({ name }) => `"${name}" = EXCLUDED."${name}"`).join(", ")}
    WHERE NOT (${unless})`;
  return async (db: Db, rows: readonly Row[], epoch: number): Promise<void> => {
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH);
      await db.query(
        sql,
        columns.map(({ of }) => batch.map((row) => of(row, epoch))),
      );
    }
  };
}
