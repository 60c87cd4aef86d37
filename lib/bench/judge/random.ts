/** Chance that can be repeated: the same seed gives the same traces. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
  /** Number of events when `mean` are expected (Poisson). */
  count(mean: number): number;
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
}

/** A generator of its own for every seed (32 bit state, Weyl sequence through an integer hash). */
export function seeded(seed: number): Random {
  let state = Math.imul(seed ^ 0x2545f491, 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let hash = state;
    hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
    return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    between: (low, high) => low + next() * (high - low),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    chance: (share) => next() < share,
    count(mean) {
      if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      let left = Math.exp(-mean);
      let events = 0;
      for (let product = next(); product > left; product *= next()) events++;
      left = 0;
      return events;
    },
  };
}
