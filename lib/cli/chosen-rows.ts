/** Which rows of a matrix `--only` means. */
import { Refusal } from "./refusal";

/**
 * All rows, or those that are named or begin so.
 * @throws Refusal naming the rows that there are
 */
export function chooseRows<Row extends { name: string }>(
  only: string | undefined,
  rows: readonly Row[],
): readonly Row[] {
  if (only === undefined) return rows;
  const wanted = only.split(",").map((word) => word.trim());
  const stranger = wanted.find((word) => !rows.some(({ name }) => name.startsWith(word)));
  if (stranger !== undefined)
    throw new Refusal(`"${stranger}" is not a row. Rows are: ${rows.map(({ name }) => name).join(", ")}.`);
  return rows.filter(({ name }) => wanted.some((word) => name.startsWith(word)));
}
