/** The partition of a group to look at first. It stays who it was until another one is clearly worse. Pure. */

/** One partition among all of a group. */
export interface Place {
  topic: string;
  partition: number;
}

export interface Candidate {
  /** How bad its status is; a greater one goes first whatever the lags are. */
  rank: number;
  /** Null where it is not known: anything that is known is more. */
  lag: bigint | null;
}

/** Who is first leaves it to one with more than so many times its lag, and of a few records twice as many are a few. */
const TIMES = 2n;
const A_FEW = 10n;

export const isSamePlace = (a: Place, b: Place): boolean => a.partition === b.partition && a.topic === b.topic;

/**
 * Whether `best`, the worst by this cycle's numbers, takes the place of `before`, the worst until now. Where lags are close
 * each cycle's numbers name another one, and a name that changes cannot be read.
 */
export function isClearlyWorse(best: Candidate, before: Candidate): boolean {
  if (best.rank !== before.rank) return best.rank > before.rank;
  if (before.lag === null || best.lag === null) return before.lag === null && best.lag !== null;
  return best.lag > before.lag * TIMES && best.lag - before.lag > A_FEW;
}
