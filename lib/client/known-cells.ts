/** Numbers that may not be known, as cells of a CSV file. Pure. */
import type { KnownNumber } from "@/lib/api/contract";
import type { CsvRow } from "./csv";

/**
 * The number under its name, empty where it is not known; and under the second name the least that it can be where no more than
 * that is known, so that nobody takes a bound for the number.
 */
export const knownCells = (name: string, atLeastName: string, value: KnownNumber): CsvRow => ({
  [name]: value.known ? value.value : null,
  [atLeastName]: value.known ? null : (value.atLeast ?? null),
});
