/** Long work in short turns, so that what cannot wait comes in between. */

export interface Turns {
  /** A turn may go on for so long. */
  turnMs: number;
  /** Lets others have theirs. */
  pause: () => Promise<unknown>;
}

/** Runs work that yields wherever it may be interrupted. @returns what the work returns; rejects with what it throws */
export async function inTurns<T>(work: Iterator<undefined, T>, { turnMs, pause }: Turns): Promise<T> {
  for (let until = performance.now() + turnMs; ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await pause();
    until = performance.now() + turnMs;
  }
}

/** Runs such work in one go. */
export function atOnce<T>(work: Iterator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
