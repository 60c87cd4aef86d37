/** What is written above a chart that is saved as a picture, laid out in pixels: a picture stands alone. Pure. */
import type { AnyStatus } from "../status/tone";

export interface PictureHead {
  /** What the chart shows, and where: "payments/1". */
  title: string;
  /** "prod-eu / fraud-check". */
  place: string;
  /** The range with its zone. */
  range: string;
  unit: string;
  status: AnyStatus | null;
  lines: readonly { label: string; color: string }[];
}

export interface HeadText {
  kind: "text";
  x: number;
  /** The base line. */
  y: number;
  text: string;
  look: HeadLook;
}

export interface HeadSwatch {
  kind: "swatch";
  x: number;
  y: number;
  color: string;
}

export type HeadLook = keyof typeof LOOKS;

/** Weight and height of letters. */
export const LOOKS = {
  title: { weight: 600, size: 14 },
  status: { weight: 600, size: 13 },
  plain: { weight: 400, size: 12 },
} as const;

const PAD = 12;
const LINE = 18;
const SWATCH = 12;

/** How wide a text is in a look. */
export type Measure = (text: string, look: HeadLook) => number;

/** The parts of the head at this width, and its height. What does not fit is cut; names of lines go on in the next row. */
export function layHead(head: PictureHead, width: number, measure: Measure) {
  const room = width - 2 * PAD;
  const parts: (HeadText | HeadSwatch)[] = [];
  const statusWidth = head.status ? measure(head.status, "status") + PAD : 0;
  let y = PAD + 12;
  const write = (text: string, look: HeadLook, most = room) =>
    parts.push({ kind: "text", x: PAD, y, text: fit(text, most, (part) => measure(part, look)), look });
  write(head.title, "title", room - statusWidth);
  if (head.status) {
    parts.push({ kind: "text", x: width - PAD - statusWidth + PAD, y, text: head.status, look: "status" });
  }
  for (const text of [head.place, head.range, head.unit].filter((one) => one !== "")) {
    y += LINE;
    write(text, "plain");
  }
  let x = width;
  for (const { label, color } of head.lines) {
    const text = fit(label, room - SWATCH - 6, (part) => measure(part, "plain"));
    const needs = SWATCH + 6 + measure(text, "plain");
    if (x + needs > width - PAD) {
      x = PAD;
      y += LINE;
    }
    parts.push({ kind: "swatch", x, y: y - 5, color }, { kind: "text", x: x + SWATCH + 6, y, text, look: "plain" });
    x += needs + 14;
  }
  return { parts, height: y + PAD };
}

export const SWATCH_SIZE = { width: SWATCH, height: 3 };

/** A text that loses its middle where it does not fit: names that begin alike often end differently. */
function fit(text: string, room: number, measure: (part: string) => number): string {
  if (measure(text) <= room) return text;
  const letters = [...text];
  const cut = (kept: number) =>
    `${letters.slice(0, Math.ceil((kept * 2) / 3)).join("")}…${letters.slice(letters.length - Math.floor(kept / 3)).join("")}`;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(cut(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
