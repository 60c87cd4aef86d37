/** Sums over partitions of which some may be unknown: what is known is added up, and the rest is counted. A sum over nothing is not 0. */
import type { Known } from "../words/known";
import type { PartialSum } from "../words/terms";

/** A sum of offsets or lags: in a double as long as that is exact, in a bigint beyond. */
export class OffsetSum {
  private small = 0;
  private large = 0n;

  add(value: bigint): void {
    const number = Number(value);
    const sum = this.small + number;
    if (Number.isSafeInteger(number) && Number.isSafeInteger(sum)) this.small = sum;
    else this.large += value;
  }

  get value(): bigint {
    return this.large + BigInt(this.small);
  }
}

/** Adds up what is not null, and counts the others. */
export function sumKnown(values: readonly (bigint | null)[]): PartialSum {
  let sum: OffsetSum | null = null;
  let unknown = 0;
  for (const value of values) {
    if (value === null) unknown++;
    else (sum ??= new OffsetSum()).add(value);
  }
  return { value: sum?.value ?? null, unknown };
}

/** Adds up the lags that are known and counts the others. */
export const sumLags = (lags: readonly Known<bigint>[]): PartialSum =>
  sumKnown(lags.map((lag) => (lag.known ? lag.value : null)));

/** A sum of sums; null only where nothing is known of any. */
export const sumOfSums = (sums: readonly PartialSum[]): PartialSum => ({
  value: sumKnown(sums.map(({ value }) => value)).value,
  unknown: sums.reduce((all, { unknown }) => all + unknown, 0),
});

/** The lag of groups together, as their rows tell it. */
export const sumOfRows = (rows: readonly { lag: string | null; unknownPartitions: number }[]): PartialSum =>
  sumOfSums(
    rows.map(({ lag, unknownPartitions }) => ({
      value: lag === null ? null : BigInt(lag),
      unknown: unknownPartitions,
    })),
  );
