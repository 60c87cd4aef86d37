/** How many points a chart gets: what was asked for, but of many partitions no more than an answer can hold. */

/** Points times partitions. */
const MOST_PLACES = 500_000;
/** Fewer make no shape. */
const LEAST = 10;

export const pointsFor = (asked: number, partitions: number): number =>
  Math.max(LEAST, Math.min(asked, Math.floor(MOST_PLACES / Math.max(1, partitions))));
