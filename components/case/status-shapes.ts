/** What tells apart the partitions on which a lag grows: two lines, when commits came, and how long a member was there. Not data. Pure. */
import type { PartitionStatus } from "@/lib/core/words/terms";

/** STALLED, STOPPED and REWIND as partitions have them, and the group that is merely too slow. */
export const SHAPED = ["STALLED", "STOPPED", "REWIND", "WARNING"] as const;
export type Shaped = Extract<PartitionStatus, (typeof SHAPED)[number]> | "WARNING";

export interface Commit {
  at: number;
  offset: number;
}

export interface Shape {
  /** Commits, oldest first: each is a dot, and the committed offset goes from one to the next. */
  commits: readonly Commit[];
  /** Until when a member of the group was there. */
  memberUntil: number;
}

/** Both axes of the drawings go from 0 to 1. */
export const logEndAt = (at: number) => 0.25 + 0.7 * at;

const EVERY = 0.1;
/** The moment at which the trouble begins. */
export const BEGIN = 0.4;
/** How far a group that keeps up is behind. */
const USUAL = 0.08;

const times = Array.from({ length: 10 }, (_, step) => 0.05 + step * EVERY);
const well = (at: number) => logEndAt(at) - USUAL;
const commitsBy = (offset: (at: number) => number, until = 1): Commit[] =>
  times.filter((at) => at <= until).map((at) => ({ at, offset: offset(at) }));

export const SHAPES: Record<Shaped, Shape> = {
  STALLED: { commits: commitsBy((at) => well(Math.min(at, BEGIN))), memberUntil: 1 },
  STOPPED: { commits: commitsBy(well, BEGIN), memberUntil: BEGIN + 0.04 },
  REWIND: { commits: commitsBy((at) => (at < BEGIN ? well(at) : well(at) - 0.32)), memberUntil: 1 },
  WARNING: { commits: commitsBy((at) => well(at) - Math.max(0, at - BEGIN) * 0.45), memberUntil: 1 },
};
