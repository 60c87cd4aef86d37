/** What stands above the plot of a picture: which partition, its status, the range with its zone, and what each line is. */
import { visibleName } from "@/lib/core/alerts/visible";
import { caption } from "@/lib/core/words/sentences/pictures/facts";
import { toneOf, type Tone } from "@/lib/core/words/tone";
import { rangeLabel } from "./axes";
import { COLOURS } from "@/lib/core/words/palette";
import { PICTURE_SIZES, type Look, type PartitionPast } from "./picture";
import { element, px, textElement } from "./svg";
import { WORDS } from "./words";

export const MARGIN = 16;
/** Width of a letter as a share of its height, in the font with one width for all. */
const LETTER = 0.6;
/** Korean's letters are as wide as they are high. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, letter) => sum + (letter > "\u10ff" ? 1 : LETTER) * size, 0);

/** Told apart without colour: a disc, a triangle, an octagon, a square on its corner, a ring; 12 pixels each. */
const SHAPES: Record<Tone, string> = {
  ok: "M6 0a6 6 0 1 0 .01 0z",
  warning: "M6 .5l6 11H0z",
  error: "M3.5 0h5L12 3.5v5L8.5 12h-5L0 8.5v-5z",
  offline: "M6 0l6 6-6 6-6-6z",
  unknown: "M6 0a6 6 0 1 0 .01 0zM6 3a3 3 0 1 1-.01 0z",
};

/** Title, status, where it is and when. */
export function drawHead(past: PartitionPast, look: Look): string[] {
  const { width } = PICTURE_SIZES[look.size];
  const colours = COLOURS[look.theme];
  const { topic, partition, status, cluster, group, worstOf } = past;
  const inner = width - 2 * MARGIN;
  const statusWidth = widthOf(status, 13) + 18;
  const letters = (room: number, size: number) => Math.max(8, Math.floor(room / (size * LETTER)));
  const number = `/${partition}`;
  const title = visibleName(topic, letters(inner - statusWidth - 12, 15) - number.length) + number;
  const worst = worstOf === null ? "" : ` · ${WORDS[look.language](caption("picture.worst-of", { count: worstOf }))}`;
  const names = letters(inner - widthOf(worst, 12), 12) - 3;
  const half = Math.floor(names / 2);
  const clusterShown = visibleName(cluster, Math.max(half, names - [...visibleName(group, names)].length));
  const where = `${clusterShown} / ${visibleName(group, Math.max(8, names - clusterShown.length))}${worst}`;
  const tone = toneOf(status);
  return [
    textElement("text", { x: MARGIN, y: 28, "font-size": 15, "font-weight": 600, fill: colours.text }, title),
    element("path", {
      d: SHAPES[tone],
      fill: colours[`${tone}-line`],
      "fill-rule": "evenodd",
      transform: `translate(${px(width - MARGIN - statusWidth)} 16.5)`,
    }),
    textElement(
      "text",
      { x: width - MARGIN, y: 27, "text-anchor": "end", "font-size": 13, "font-weight": 600, fill: colours[tone] },
      status,
    ),
    textElement("text", { x: MARGIN, y: 48, "font-size": 12, fill: colours["text-2"] }, where),
    textElement(
      "text",
      { x: MARGIN, y: 66, "font-size": 12, fill: colours["text-2"] },
      rangeLabel(past, look.utcOffset),
    ),
  ];
}

/** The two lines and the water between them by name, with the lag at the end of the range. */
export function drawLegend(past: PartitionPast, { theme, language }: Look, y: number): string[] {
  const colours = COLOURS[theme];
  const say = WORDS[language];
  const { lag } = past.last;
  const line = colours[`${toneOf(past.status)}-line`];
  const items = [
    { label: say(caption("picture.log-end", {})), mark: { height: 2, fill: colours.water, "fill-opacity": 1 } },
    { label: say(caption("picture.committed", {})), mark: { height: 2, fill: line, "fill-opacity": 1 } },
    {
      label: say(caption("picture.lag", { lag: lag === null ? null : String(lag) })),
      mark: { height: 8, fill: line, "fill-opacity": 0.3 },
    },
  ];
  let x = MARGIN;
  return items.flatMap(({ label, mark }) => {
    const at = x;
    x += 20 + widthOf(label, 11) + 16;
    return [
      element("rect", { x: px(at), y: y - 4 - mark.height / 2, width: 14, ...mark }),
      textElement("text", { x: px(at + 20), y, "font-size": 11, fill: colours["text-2"] }, label),
    ];
  });
}
