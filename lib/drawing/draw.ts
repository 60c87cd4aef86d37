/**
 * Draws a partition's past as SVG: the page's waterline, by the page's own geometry, without a browser. Recharts cannot be drawn
 * on a server since its third version. The document is inert: no script, no style, no address but its own parts.
 */
import { roundTicks, tickPrinter } from "@/components/charts/round-ticks";
import { baseOf, toWaterRows } from "@/components/charts/water";
import { caption } from "@/lib/core/words/sentences/pictures/facts";
import { toneOf } from "@/lib/core/words/tone";
import { timeLabels } from "./axes";
import { drawHead, drawLegend, MARGIN } from "./draw-head";
import { COLOURS } from "@/lib/core/words/palette";
import { PICTURE_SIZES, type Look, type PartitionPast, type Span } from "./picture";
import { committedLines, logEndLine, waterAreas, type Scales } from "./strokes";
import { element, px, textElement } from "./svg";
import { inWords, WORDS } from "./words";

const FONT = "'Geist Mono', 'Nanum Gothic', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace";
const HEAD = 128;
const AXIS_HEIGHT = 28;
const LABELS_WIDTH = 60;
const BAND_HEIGHT = 4;
/** Room that a label of the time axis needs, and one of the axis of values. */
const TIME_LABEL_PX = 84;
const VALUE_LABEL_PX = 44;
/** Room that the words in a gap need. */
const GAP_LABEL_PX = 80;

interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** How many points a picture has room for. */
export const pointsOf = ({ size }: Pick<Look, "size">): number => {
  const { left, right } = plotOf(size);
  return right - left;
};

function plotOf(size: Look["size"]): Plot {
  const { width, height } = PICTURE_SIZES[size];
  return { left: MARGIN + LABELS_WIDTH, right: width - MARGIN, top: HEAD, bottom: height - AXIS_HEIGHT };
}

/** The picture as an SVG document. */
export function drawPicture(past: PartitionPast, look: Look): string {
  const { width, height } = PICTURE_SIZES[look.size];
  const colours = COLOURS[look.theme];
  const plot = plotOf(look.size);
  const base = baseOf(past.logEnd, past.committed);
  const rows = toWaterRows(past.at, past.logEnd, past.committed, past.gaps, base, plot.right - plot.left);
  const values = rows.flatMap(({ logEnd, committed }) => [logEnd, committed]).filter((value) => value !== null);
  const greatest = values.reduce((high, value) => Math.max(high, value), 1);
  const ticks = roundTicks(0, greatest, Math.floor((plot.bottom - plot.top) / VALUE_LABEL_PX));
  const scales = scalesOf(past, plot, ticks.at(-1) ?? 1);
  const words = inWords(past, look.language);
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...{ width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words },
      "font-family": FONT,
    },
    textElement("title", {}, words),
    hatchOf(colours.hatch),
    element("rect", { width, height, fill: colours.surface }),
    ...drawHead(past, look),
    ...drawLegend(past, look, 88),
    textElement(
      "text",
      { x: MARGIN, y: HEAD - 18, "font-size": 11, fill: colours["text-3"] },
      WORDS[look.language](caption("picture.above-lowest", {})),
    ),
    ...drawAxes(past, look, { plot, scales, ticks }),
    ...past.gaps.flatMap((gap) => drawGap(gap, look, { plot, scales })),
    ...drawBands(past, look, { plot, scales }),
    ...waterAreas(rows, past.bands, scales).map(({ tone, path }) =>
      element("path", { d: path, fill: colours[`${tone}-line`], "fill-opacity": 0.22 }),
    ),
    ...committedLines(rows, past.bands, scales).map(({ tone, path }) => stroke(path, colours[`${tone}-line`], 2)),
    stroke(logEndLine(rows, scales), colours.water, 1.5),
  );
}

const HATCH = "no-data";

const hatchOf = (colour: string): string =>
  element(
    "pattern",
    { id: HATCH, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    element("path", { d: "M0 0v6", stroke: colour, "stroke-width": 1 }),
  );

const stroke = (path: string, colour: string, width: number): string =>
  element("path", {
    ...{ d: path, fill: "none", stroke: colour, "stroke-width": width },
    ...{ "stroke-linejoin": "round", "stroke-linecap": "round" },
  });

function scalesOf({ from, to }: Span, { left, right, top, bottom }: Plot, greatest: number): Scales {
  return {
    x: (at) => left + Math.min(1, Math.max(0, (at - from) / (to - from))) * (right - left),
    y: (records) => bottom - (records / greatest) * (bottom - top),
  };
}

interface Placed {
  plot: Plot;
  scales: Scales;
}

function drawAxes(past: PartitionPast, look: Look, { plot, scales, ticks }: Placed & { ticks: number[] }): string[] {
  const colours = COLOURS[look.theme];
  const label = { "font-size": 11, fill: colours["text-3"] };
  const print = tickPrinter(ticks, "counts");
  const moments = timeLabels(past, look.utcOffset, Math.max(2, Math.floor((plot.right - plot.left) / TIME_LABEL_PX)));
  return [
    ...ticks.flatMap((tick) => {
      const y = px(scales.y(tick));
      return [
        element("path", { d: `M${plot.left} ${y}H${plot.right}`, stroke: colours.grid }),
        textElement("text", { ...label, x: plot.left - 8, y: y + 4, "text-anchor": "end" }, print(tick)),
      ];
    }),
    ...moments.map(({ at, label: text }) => {
      const x = scales.x(at);
      const room = Math.min(x - MARGIN, plot.right - x);
      const anchor = room > text.length * 3.5 ? "middle" : x > (plot.left + plot.right) / 2 ? "end" : "start";
      return textElement("text", { ...label, x: px(x), y: plot.bottom + 18, "text-anchor": anchor }, text);
    }),
  ];
}

/** Time in which nobody watched, or the log end could not be read. */
function drawGap(gap: Span, { theme, language }: Look, { plot, scales }: Placed): string[] {
  const colours = COLOURS[theme];
  const [x, end] = [scales.x(gap.from), scales.x(gap.to)];
  if (end - x < 1) return [];
  const place = { x: px(x), y: plot.top, width: px(end - x), height: plot.bottom - plot.top };
  const area = element("rect", { ...place, fill: `url(#${HATCH})` });
  if (end - x < GAP_LABEL_PX) return [area];
  const look = { "font-size": 11, fill: colours["text-3"], "text-anchor": "middle" };
  const halo = { stroke: colours.surface, "stroke-width": 4, "paint-order": "stroke" };
  const words = WORDS[language](caption("picture.no-data", {}));
  return [area, textElement("text", { ...look, ...halo, x: px((x + end) / 2), y: plot.top + 20 }, words)];
}

/** Which status held when. */
function drawBands({ bands }: PartitionPast, { theme }: Look, { plot, scales }: Placed): string[] {
  return bands.map(({ from, to, status }) =>
    element("rect", {
      ...{ x: px(scales.x(from)), y: plot.top - BAND_HEIGHT - 4, width: px(scales.x(to) - scales.x(from)) },
      ...{ height: BAND_HEIGHT, fill: COLOURS[theme][`${toneOf(status)}-line`] },
    }),
  );
}
