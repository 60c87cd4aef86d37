/** How a list stands and looks, in the URL: its order, its columns, its density. The server reads the same. */
import { parseAsArrayOf, parseAsBoolean, parseAsStringLiteral } from "nuqs/server";

/** Parsers for a list of these orders, of which the first stands where nobody chose, and these columns. */
export const lookParsers = <Sort extends string, Key extends string>(
  sorts: readonly [Sort, ...Sort[]],
  keys: readonly Key[],
) => ({
  sort: parseAsStringLiteral<Sort>(sorts).withDefault(sorts[0] as NonNullable<Sort>),
  reverse: parseAsBoolean.withDefault(false),
  dense: parseAsBoolean.withDefault(false),
  /** Chosen columns; null: those that fit the width. */
  columns: parseAsArrayOf(parseAsStringLiteral<Key>(keys)),
});
