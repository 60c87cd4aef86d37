/** Which lines of a chart are shown, after a click on its legend. Pure. */

/** A click shows one line alone, and all again when it was alone; with a key held it switches one on or off. */
export interface LegendClick {
  key: string;
  toggles: boolean;
}

/**
 * The lines to show: `null` is all of them.
 * @param all every line that the legend names
 * @param shown what is shown now; names that the legend does not know are dropped
 */
export function chooseLines(
  all: readonly string[],
  shown: readonly string[] | null,
  { key, toggles }: LegendClick,
): string[] | null {
  const now = shown === null ? all : all.filter((one) => shown.includes(one));
  if (!toggles) return now.length === 1 && now[0] === key ? null : [key];
  const next = now.includes(key)
    ? now.filter((one) => one !== key)
    : all.filter((one) => one === key || now.includes(one));
  // A chart without lines says nothing, and one with all of them needs no choice.
  return next.length === 0 || next.length === all.length ? null : next;
}
