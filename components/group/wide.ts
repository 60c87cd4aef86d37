/** What changes when a group reads many partitions. Pure. */

/** More charts than this are slow to read and to draw: a heat map leads, and only the worst few are drawn. */
export const MANY_PARTITIONS = 12;

/** Cells of history that a page can take and a browser can read at once, in four columns each. */
const CELLS = 30_000;
const MOST = 300;
const LEAST = 60;

/** How many points of history to ask for: fewer for groups of many partitions, enough to see a shape. */
export function pointsFor(partitions: number): number {
  return Math.max(LEAST, Math.min(MOST, Math.floor(CELLS / Math.max(1, partitions))));
}

/** Whether heat maps lead, given the number of partitions of each topic. */
export const heatLeads = (topics: readonly number[]): boolean => topics.some((count) => count > MANY_PARTITIONS);
