/** Where the names of the two lines of a waterline stand: at their right ends, clear of both lines and of each other. Pure. */
import type { WaterRow } from "./water";

export type WaterLine = "logEnd" | "committed";

export interface LineName {
  line: WaterLine;
  /** The moment at which the line ends: the name ends there, too. */
  at: number;
  /** The highest (log end) or lowest (committed) value of the line along the name. */
  value: number;
}

/** A letter is so wide, a Korean syllable so much wider. */
const LETTER_PX = 6.2;
const SYLLABLE_PX = 11.5;

export const nameWidth = (text: string): number =>
  [...text].reduce((width, letter) => width + (letter > "\u1100" ? SYLLABLE_PX : LETTER_PX), 0);

/**
 * The log end offset's name stands above the highest place of its line, the committed offset's below the lowest of its own: as
 * the former line is never below the latter, nothing strikes through either. None for a line that is nowhere known.
 *
 * @param msPerPx how long a pixel is
 */
export function lineNames(rows: readonly WaterRow[], names: Record<WaterLine, string>, msPerPx: number): LineName[] {
  return (["logEnd", "committed"] as const).flatMap((line): LineName[] => {
    const last = rows.findLast((row) => row[line] !== null);
    if (!last) return [];
    const begin = last.at - nameWidth(names[line]) * msPerPx;
    let value = last[line]!;
    // The last before the name begins counts, too: the line comes from there.
    for (let index = rows.indexOf(last); index >= 0; index--) {
      const here = rows[index]![line];
      if (here !== null) value = line === "logEnd" ? Math.max(value, here) : Math.min(value, here);
      if (rows[index]!.at < begin) break;
    }
    return [{ line, at: last.at, value }];
  });
}
