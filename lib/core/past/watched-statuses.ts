/** Statuses that each hold until the next, without claims about time in which nobody watched. */
import type { Millis } from "../words/terms";

interface Gap {
  from: Millis;
  to: Millis;
}

/**
 * The same statuses, with `unseen` in the stretches that nobody watched. After one of them the status goes on that was told before it,
 * unless another was told meanwhile: a status outlasts a restart, but nobody can say that it held all the while.
 *
 * @param points ascending
 * @param gaps ascending, apart from each other
 */
export function watchedStatuses<S>(
  points: readonly { at: Millis; status: S }[],
  gaps: readonly Gap[],
  unseen: S,
): { at: Millis; status: S }[] {
  const statusAt = (moment: Millis) => points.findLast(({ at }) => at <= moment)?.status;
  const inGap = (moment: Millis) => gaps.some(({ from, to }) => moment >= from && moment < to);
  const edges = gaps.flatMap(({ from, to }) => [from, to]);
  const moments = [...new Set([...points.map(({ at }) => at), ...edges])].sort((a, b) => a - b);
  const watched: { at: Millis; status: S }[] = [];
  for (const at of moments) {
    const told = statusAt(at);
    // Before the first status nothing is said of anything.
    if (told === undefined) continue;
    const status = inGap(at) ? unseen : told;
    if (watched.at(-1)?.status !== status || !edges.includes(at)) watched.push({ at, status });
  }
  return watched.filter((one, index) => index === 0 || one.status !== unseen || watched[index - 1]!.status !== unseen);
}
