/** Statuses over time without claims about time in which nobody watched. */
import type { Millis } from "../words/terms";

interface Gap {
  from: Millis;
  to: Millis;
}

/**
 * What is left of stretches where nobody watched for some time: a status that nobody saw is not claimed.
 *
 * @param gaps ascending
 */
export function withoutGaps<S extends Gap>(stretches: readonly S[], gaps: readonly Gap[]): S[] {
  return stretches.flatMap((stretch) => {
    const left: S[] = [];
    let { from } = stretch;
    for (const gap of gaps) {
      if (gap.to <= from || gap.from >= stretch.to) continue;
      if (gap.from > from) left.push({ ...stretch, from, to: gap.from });
      from = gap.to;
    }
    if (from < stretch.to) left.push({ ...stretch, from });
    return left;
  });
}

/**
 * Statuses that each hold until the next, with `unseen` in the stretches that nobody watched. After one of them the status goes on that
 * was told before it, unless another was told meanwhile: a status outlasts a restart, but nobody can say that it held all the while.
 *
 * @param points ascending
 * @param gaps ascending, apart from each other
 */
export function watchedStatuses<S>(
  points: readonly { at: Millis; status: S }[],
  gaps: readonly Gap[],
  unseen: S,
): { at: Millis; status: S }[] {
  const edges = new Set(gaps.flatMap(({ from, to }) => [from, to]));
  const moments = [...new Set([...points.map(({ at }) => at), ...edges])].sort((a, b) => a - b);
  const watched: { at: Millis; status: S }[] = [];
  let reported = 0;
  let gap = 0;
  for (const at of moments) {
    while (reported < points.length && points[reported]!.at <= at) reported++;
    while (gap < gaps.length && gaps[gap]!.to <= at) gap++;
    // Before the first status nothing is said of anything.
    if (reported === 0) continue;
    const inGap = gap < gaps.length && gaps[gap]!.from <= at;
    const status = inGap ? unseen : points[reported - 1]!.status;
    if (watched.at(-1)?.status !== status || !edges.has(at)) watched.push({ at, status });
  }
  return watched.filter((one, index) => index === 0 || one.status !== unseen || watched[index - 1]!.status !== unseen);
}
