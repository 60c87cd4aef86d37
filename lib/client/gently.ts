/** Long work in short steps, so that frames, keys and wheels come in between. */

/** A step may go on for so long: half of a frame. */
const BUDGET_MS = 8;
/** A window that is covered draws no frames. */
const NO_FRAME_MS = 50;

/** Lets a frame be drawn first. */
const pause = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, NO_FRAME_MS);
    globalThis.requestAnimationFrame?.(() => setTimeout(resolve));
  });

/** Runs work that yields wherever it may be interrupted. @returns what the work returns; rejects with what it throws */
export async function gently<T>(work: Iterator<undefined, T>): Promise<T> {
  for (let until = performance.now() + BUDGET_MS; ;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await pause();
    until = performance.now() + BUDGET_MS;
  }
}
