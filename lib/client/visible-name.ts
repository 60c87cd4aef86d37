/**
 * Names as they are shown. A group's name may hold any character, also such as leave no mark or turn the text around;
 * those are written as escapes, so that two names never look the same and none looks like nothing.
 */
import { escapeOf, UNSEEN } from "@/lib/core/words/unseen";

export interface NamePart {
  text: string;
  /** It stands for a character that would not be seen. */
  marked: boolean;
}

/** Spaces that look like the plain one, or like none. */
const SPACES = String.raw`\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000`;

/** Whatever two names could differ by without looking different; a plain space only where it is not between two other characters. */
const MARKED = new RegExp(String.raw`[${UNSEEN}${SPACES}]|^ +|(?<! ) +$| (?= )`, "gu");

const SHORT: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const write = (unseen: string): string =>
  unseen.startsWith(" ") ? "␠".repeat(unseen.length) : (SHORT[unseen] ?? escapeOf(unseen));

/** The parts of a name of which some are marked; null where all of it can be seen. */
export function nameParts(name: string): NamePart[] | null {
  if (name === "") return [{ text: '""', marked: true }];
  const parts: NamePart[] = [];
  let end = 0;
  for (const { 0: unseen, index } of name.matchAll(MARKED)) {
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
