/**
 * Text as messages carry it: one line, bounded, and without characters that leave no mark or turn the text around. A group's
 * name may hold anything, and a message is read where nothing else guards against it: in a subject, on a lock screen, in a log.
 */
import { escapeOf, UNSEEN } from "../words/unseen";

const ANY_UNSEEN = new RegExp(`[${UNSEEN}]`, "gu");

const CUT = "…";

/** A name in headings and lists, in UTF-16 units. */
export const MOST_NAME = 80;
/** A line of a message. */
export const MOST_LINE = 1200;

/** Text in one line of at most `most` UTF-16 units: breaks become spaces, what is not seen becomes its escape, `\u{202E}`. */
export function visible(text: string, most = MOST_LINE): string {
  const line = text
    .slice(0, most + 1)
    .replace(/[\t\n\r]/g, " ")
    .replace(ANY_UNSEEN, escapeOf);
  return line.length <= most ? line : `${start(line, most - 1)}${CUT}`;
}

/** A name of at most `most` units: long ones lose their middle, because names that begin alike often end differently. */
export function visibleName(name: string, most = MOST_NAME): string {
  if (name === "") return '""';
  const line = visible(
    name.length > 4 * most ? `${name.slice(0, 2 * most)} ${name.slice(-2 * most)}` : name,
    64 * most,
  );
  if (line.length <= most) return line;
  const tail = Math.floor(most / 3);
  return `${start(line, most - 1 - tail)}${CUT}${line.slice(-tail).replace(/^[\uDC00-\uDFFF]/, "")}`;
}

/** The first units of a text, without half a character at their end. */
const start = (text: string, units: number) => text.slice(0, units).replace(/[\uD800-\uDBFF]$/, "");
