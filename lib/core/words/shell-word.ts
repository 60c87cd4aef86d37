/** Words of a POSIX shell: any text as one argument, whatever is in it, that can be pasted into a terminal and read before it runs. */
import { UNSEEN as LEAVES_NO_MARK } from "./unseen";

/** Means itself to every shell, also at the beginning of a word. */
const PLAIN = /^[\w./:,@%+][\w./:,@%+=-]*$/;

/**
 * What is not to stand in a line that is pasted: control characters, which a terminal obeys, and what draws nothing or turns
 * the line around (format characters, spaces other than the usual one, letters that are drawn as nothing).
 */
const UNSEEN = new RegExp(String.raw`(?! )[\p{C}\p{Z}${LEAVES_NO_MARK}]`, "u");

/** Half of a surrogate pair has no bytes, and no argument holds NUL. */
const IMPOSSIBLE = /\0|\p{Surrogate}/u;

/** `text` as one word; null where no argument can be it. */
export function shellWord(text: string): string | null {
  if (IMPOSSIBLE.test(text)) return null;
  if (PLAIN.test(text)) return text;
  return UNSEEN.test(text) ? printed(text) : quoted(text);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * By `printf`, which every shell has, with the bytes of what cannot be seen as octal numbers. Line breaks at the end, which the
 * shell would take away, stand as they are behind it. A dash in front would begin an option of `printf` itself.
 */
function printed(text: string): string {
  const [ending] = /\n*$/.exec(text)!;
  const format = [...text.slice(0, text.length - ending.length)].map(escaped).join("").replace(/^-/, "\\055");
  return `"$(printf ${quoted(format)})${ending}"`;
}

/** `!` is history to an interactive shell, also between these quotes. */
function escaped(character: string): string {
  if (character === "\\") return "\\\\";
  if (character === "%") return "%%";
  if (character !== "!" && !UNSEEN.test(character)) return character;
  return utf8Of(character.codePointAt(0)!)
    .map((byte) => `\\${byte.toString(8).padStart(3, "0")}`)
    .join("");
}

/** The bytes of a code point: there is no encoder where nothing but the language is. */
function utf8Of(point: number): number[] {
  if (point < 0x80) return [point];
  const bytes: number[] = [];
  let rest = point;
  let room = 0x40;
  while (rest >= room) {
    bytes.unshift(0x80 | (rest & 0x3f));
    rest >>= 6;
    room = bytes.length === 1 ? 0x20 : room >> 1;
  }
  const lead = [0, 0xc0, 0xe0, 0xf0][bytes.length]!;
  return [lead | rest, ...bytes];
}
