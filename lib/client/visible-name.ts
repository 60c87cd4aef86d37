/**
 * Names as they are shown. A group's name may hold any character, also such as leave no mark or turn the text around;
 * those are written as escapes, so that two names never look the same and none looks like nothing.
 */

export interface NamePart {
  text: string;
  /** It stands for a character that would not be seen. */
  marked: boolean;
}

/**
 * Controls, format characters (zero width, directions), separators and surrogates, and letters that are drawn as
 * nothing; a plain space only where it is not between two other characters.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f]|^ +|(?<! ) +$| (?= )/gu;

const SHORT: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const write = (unseen: string): string =>
  unseen.startsWith(" ")
    ? "␠".repeat(unseen.length)
    : (SHORT[unseen] ?? `\\u{${unseen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}}`);

/** The parts of a name of which some are marked; null where all of it can be seen. */
export function nameParts(name: string): NamePart[] | null {
  if (name === "") return [{ text: '""', marked: true }];
  const parts: NamePart[] = [];
  let end = 0;
  for (const { 0: unseen, index } of name.matchAll(UNSEEN)) {
    if (index > end) parts.push({ text: name.slice(end, index), marked: false });
    parts.push({ text: write(unseen), marked: true });
    end = index + unseen.length;
  }
  if (end === 0) return null;
  return end < name.length ? [...parts, { text: name.slice(end), marked: false }] : parts;
}

/** The same as one text, for titles, labels and lists of choices. */
export const visibleName = (name: string): string =>
  nameParts(name)
    ?.map(({ text }) => text)
    .join("") ?? name;
